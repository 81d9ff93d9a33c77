"""Writing persons and who live together."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.people import access, events
from tandem.rooms.people.models import (
    Household,
    HouseholdMember,
    HouseholdRelation,
    Participant,
    SearchToken,
)
from tandem.rooms.people.rules import search_tokens

WRITABLE = frozenset(
    {
        "first_name", "last_name", "known_as", "gender", "birth_date", "language",
        "needs_interpreter", "phone", "email", "contact_wish", "street", "postcode", "place",
        "nis_code", "children_count",
    }
)  # fmt: skip


@transaction.atomic
def add_participant(*, actor: Actor, facts: Mapping[str, object]) -> Participant:
    """Add a person to the partnership.

    facts: values of the fields in WRITABLE; at least a first or a last name.
    Raises Denied, TypeError on another field, IntegrityError without any name.
    Records participant:added.
    """
    foundation_access.require(access.can_add(actor))
    participant = Participant(partnership_id=actor.partnership_id, **_only_writable(facts))
    participant.save(force_insert=True)
    index_names([participant])
    record(events.ADDED, actor=actor, subject=participant, participant_id=participant.pk)
    return participant


@transaction.atomic
def change_participant(
    *, actor: Actor, participant_id: UUID, facts: Mapping[str, object]
) -> Participant:
    """Change what is known of a person; what it was before stays in the history.

    Raises Denied, Participant.DoesNotExist, TypeError on a field that is not writable.
    Records participant:changed with the names of the fields.
    """
    participant = (
        Participant.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=participant_id)
    )
    foundation_access.require(access.can_add(actor))
    for name, value in _only_writable(facts).items():
        setattr(participant, name, value)
    participant.save(update_fields=list(facts))
    index_names([participant])
    record(
        events.CHANGED,
        actor=actor,
        subject=participant,
        participant_id=participant.pk,
        fields=sorted(facts),
    )
    return participant


class AlreadyAtHome(Refused):
    """This participant lives in that household already; facts: member_id."""


class LeavesBeforeComing(Refused):
    """The last day in a household precedes the first; facts: starts_on."""


class NeedsName(Refused):
    """Somebody in a household who is no participant has a first name."""


class AlreadySomeone(Refused):
    """This member of a household has a file already; facts: participant_id."""


class NotYet(Refused):
    """The day has still to come; facts: on."""


@dataclass(frozen=True)
class Housemate:
    """Somebody in a household: a participant, or a first name and a year of birth at most."""

    relation: HouseholdRelation
    participant_id: UUID | None = None
    first_name: str = ""
    birth_year: int | None = None
    starts_on: date | None = None


@transaction.atomic
def add_household(
    *, actor: Actor, name: str, housemates: Iterable[Housemate], since: date | None = None
) -> Household:
    """Note who live together. since: first day, None when nobody knows.

    Raises Denied, and what `add_housemate` raises. Records household:changed.
    """
    foundation_access.require(access.can_add(actor))
    household = Household.objects.create(
        partnership_id=actor.partnership_id, name=name, since=since
    )
    for housemate in housemates:
        add_housemate(actor=actor, household_id=household.pk, housemate=housemate)
    return household


@transaction.atomic
def add_housemate(*, actor: Actor, household_id: UUID, housemate: Housemate) -> HouseholdMember:
    """Let somebody belong to a household from a day on.

    Raises Denied, Household.DoesNotExist, Participant.DoesNotExist, NeedsName, AlreadyAtHome.
    Records household:changed, for the participant when it is one.
    """
    household = Household.objects.visible_to(actor).select_for_update().get(pk=household_id)
    foundation_access.require(access.can_add(actor))
    _check_housemate(actor, household, housemate)
    member = HouseholdMember.objects.create(
        partnership_id=actor.partnership_id, household=household, **asdict(housemate)
    )
    record(
        events.HOUSEHOLD_CHANGED,
        actor=actor,
        subject=household,
        participant_id=housemate.participant_id,
        member=str(member.pk),
    )
    return member


@transaction.atomic
def end_housemate(*, actor: Actor, member_id: UUID, ends_on: date) -> HouseholdMember:
    """Somebody lives there no longer; ends_on is the last day.

    Raises Denied, HouseholdMember.DoesNotExist, LeavesBeforeComing. Records household:changed.
    """
    member = (
        HouseholdMember.objects.visible_to(actor)
        .select_related("household")
        .select_for_update(of=("self",))
        .get(pk=member_id)
    )
    foundation_access.require(access.can_add(actor))
    if member.starts_on and ends_on < member.starts_on:
        raise LeavesBeforeComing(starts_on=member.starts_on)
    member.ends_on = ends_on
    member.save(update_fields=["ends_on"])
    record(
        events.HOUSEHOLD_CHANGED,
        actor=actor,
        subject=member.household,
        participant_id=member.participant_id,
        member=str(member.pk),
    )
    return member


@transaction.atomic
def link_housemate(
    *, actor: Actor, member_id: UUID, participant_id: UUID, agreed_on: date, today: date
) -> HouseholdMember:
    """A member of a household and a participant are one person, and both agreed to say so.

    agreed_on: the day of that agreement. Who lives in another household leaves it first.
    Raises Denied, HouseholdMember.DoesNotExist, Participant.DoesNotExist, AlreadySomeone,
    AlreadyAtHome, NotYet. Records household:linked for the participant.
    """
    member = (
        HouseholdMember.objects.visible_to(actor)
        .select_related("household")
        .select_for_update(of=("self",))
        .get(pk=member_id)
    )
    foundation_access.require(access.can_add(actor))
    participant = Participant.objects.visible_to(actor).get(pk=participant_id)
    _check_link(member, participant, agreed_on, today)
    member.participant, member.agreed_on = participant, agreed_on
    member.save(update_fields=["participant", "agreed_on"])
    record(
        events.HOUSEHOLD_LINKED,
        actor=actor,
        subject=member.household,
        participant_id=participant.pk,
        member=str(member.pk),
    )
    return member


def _check_link(
    member: HouseholdMember, participant: Participant, agreed_on: date, today: date
) -> None:
    if agreed_on > today:
        raise NotYet(on=agreed_on)
    if member.participant_id is not None:
        raise AlreadySomeone(participant_id=member.participant_id)
    elsewhere = participant.memberships.filter(ends_on__isnull=True).first()
    if elsewhere is not None:
        raise AlreadyAtHome(member_id=elsewhere.pk)


def _check_housemate(actor: Actor, household: Household, housemate: Housemate) -> None:
    if housemate.participant_id is None:
        if not housemate.first_name.strip():
            raise NeedsName
        return
    Participant.objects.visible_to(actor).get(pk=housemate.participant_id)
    already = household.members.filter(
        participant_id=housemate.participant_id, ends_on__isnull=True
    ).first()
    if already is not None:
        raise AlreadyAtHome(member_id=already.pk)


def index_names(participants: Iterable[Participant]) -> None:
    """Make people findable by their names as they are now. Replaces what was there."""
    people = list(participants)
    SearchToken.objects.filter(participant__in=people).delete()
    SearchToken.objects.bulk_create(
        (
            SearchToken(
                partnership_id=person.partnership_id,
                participant=person,
                token=token,
                is_whole=is_whole,
            )
            for person in people
            for token, is_whole in search_tokens(
                person.first_name, person.last_name, person.known_as
            ).items()
        ),
        batch_size=5_000,
    )


def _only_writable(facts: Mapping[str, object]) -> dict[str, object]:
    unknown = set(facts) - WRITABLE
    if unknown:
        raise TypeError(f"not writable: {', '.join(sorted(unknown))}")
    return dict(facts)
