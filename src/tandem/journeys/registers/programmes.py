"""For which programme a register probably is."""

from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Partnership, Programme
from tandem.rooms.people.models import RegisterBatch


def likely_programme(actor: Actor, signature: str) -> Programme | None:
    """The one used for the last register of this source, else the obvious one, else None.

    Obvious is the only programme that is offered, or the one that the partnership is
    named after.
    """
    offered = Programme.objects.visible_to(actor).filter(is_offered=True)
    by_key = {programme.key: programme for programme in offered}
    before = RegisterBatch.objects.visible_to(actor).filter(
        signature=signature, programme__isnull=False
    )
    used = before.order_by("-uploaded_at").values_list("programme__key", flat=True).first()
    slug = Partnership.objects.get(pk=actor.partnership_id).slug
    only = next(iter(by_key.values())) if len(by_key) == 1 else None
    return by_key.get(used or slug, only)
