"""Writing the circle itself: a partnership and its organisations."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation import wall
from tandem.foundation.access import Actor, system
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.foundation.keys import uuid7
from tandem.rooms.partners import access, events, kbo
from tandem.rooms.partners.models import Organisation, Partnership

WRITABLE = frozenset(
    {"name", "kind", "kbo_number", "phone", "is_promotor", "is_in_steering_group"}
)  # fmt: skip


class SlugTaken(Refused):
    """There is a partnership with this short name; facts: slug."""


class NameTaken(Refused):
    """This partnership has an organisation with this name; facts: name."""


class NotAKboNumber(Refused):
    """Not ten digits, or wrong check digits; facts: kbo_number."""


class NeedsPromotor(Refused):
    """A partnership has a promotor: make another organisation promotor instead."""


@transaction.atomic
def found_partnership(*, slug: str, name: str) -> Partnership:
    """Begin a partnership; the transaction is inside its wall from here on.

    For whoever runs the server: nobody has a post yet. Raises SlugTaken. Records
    partnership:founded.
    """
    key = uuid7()
    wall.enter(key, slug=slug)
    if Partnership.objects.filter(slug=slug).exists():
        raise SlugTaken(slug=slug)
    try:
        with transaction.atomic():
            partnership = Partnership.objects.create(pk=key, slug=slug, name=name)
    except IntegrityError as error:
        raise SlugTaken(slug=slug) from error
    record(events.PARTNERSHIP_FOUNDED, actor=system(key), subject=partnership)
    return partnership


@transaction.atomic
def add_organisation(*, actor: Actor, facts: Mapping[str, object]) -> Organisation:
    """Let an organisation join the partnership.

    facts: values of the fields in WRITABLE, name and kind at least. One that becomes
    promotor takes over from the former. Raises Denied, NameTaken, NotAKboNumber, TypeError
    on another field. Records organisation:added.
    """
    foundation_access.require(access.can_change_circle(actor))
    organisation = Organisation(partnership_id=actor.partnership_id)
    _fill(actor, organisation, facts)
    organisation.save(force_insert=True)
    record(events.ORGANISATION_ADDED, actor=actor, subject=organisation)
    return organisation


@transaction.atomic
def change_organisation(
    *, actor: Actor, organisation_id: UUID, facts: Mapping[str, object]
) -> Organisation:
    """Change what is known of an organisation; what it was stays in the history.

    facts: only what changes. Raises Denied, Organisation.DoesNotExist, NameTaken,
    NotAKboNumber, NeedsPromotor, TypeError on another field. Records organisation:changed
    with the names of the fields.
    """
    organisation = (
        Organisation.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .get(pk=organisation_id)
    )
    foundation_access.require(access.can_change_circle(actor))
    if organisation.is_promotor and not facts.get("is_promotor", True):
        raise NeedsPromotor
    _fill(actor, organisation, facts)
    organisation.save(update_fields=list(facts))
    _record_change(actor, organisation, facts)
    return organisation


def _fill(actor: Actor, organisation: Organisation, facts: Mapping[str, object]) -> None:
    unknown = set(facts) - WRITABLE
    if unknown:
        raise TypeError(f"not writable: {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(organisation, name, value)
    others = Organisation.objects.visible_to(actor).exclude(pk=organisation.pk)
    if others.filter(name__iexact=organisation.name).exists():
        raise NameTaken(name=organisation.name)
    try:
        organisation.kbo_number = kbo.compact(organisation.kbo_number)
    except ValueError as error:
        raise NotAKboNumber(kbo_number=organisation.kbo_number) from error
    if facts.get("is_promotor"):
        _relieve(actor, organisation)


def _relieve(actor: Actor, successor: Organisation) -> None:
    """Let the former promotor be a partner like the others."""
    former = (
        Organisation.objects.visible_to(actor)
        .filter(is_promotor=True)
        .exclude(pk=successor.pk)
        .select_for_update()
    )
    for organisation in former:
        organisation.is_promotor = False
        organisation.save(update_fields=["is_promotor"])
        _record_change(actor, organisation, {"is_promotor": False})


def _record_change(actor: Actor, organisation: Organisation, facts: Mapping[str, object]) -> None:
    record(events.ORGANISATION_CHANGED, actor=actor, subject=organisation, fields=sorted(facts))
