"""The next appointment, for on the plan that hangs on the fridge."""

from datetime import datetime
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.contacts.models import Appointment as Agreed
from tandem.rooms.plans.documents.content import Appointment


def next_appointment(actor: Actor, trajectory_id: UUID, now: datetime) -> Appointment | None:
    """The first appointment to come that the actor may see; three queries at most."""
    mine = Agreed.objects.visible_to(actor).filter(trajectory_id=trajectory_id)
    first = mine.coming(now).prefetch_related("hosts__user").first()
    if first is None:
        return None
    starts = first.starts_at.astimezone(BRUSSELS)
    return Appointment(
        on=starts.date(),
        at=starts.time(),
        with_whom=", ".join(str(host.user) for host in first.hosts.all()),
        where=first.place or str(first.get_kind_display()),
    )
