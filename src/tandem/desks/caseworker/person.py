"""What is known of a person, to look through and to change."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tandem.foundation.access import Actor, require
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people import access as people_access
from tandem.rooms.people import actions
from tandem.rooms.people.actions import Housemate
from tandem.rooms.people.models import HouseholdMember, HouseholdRelation, Participant
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.dossier import Dossier, open_dossier

FIELDS = (
    "first_name", "last_name", "known_as", "gender", "birth_date", "phone", "email",
    "contact_wish", "language", "needs_interpreter", "street", "postcode", "place",
    "children_count",
)  # fmt: skip


def may_change(actor: Actor, dossier: Dossier) -> bool:
    """Whoever is in the team today, knows the person, and meets participants in their work."""
    seat = dossier.seat
    return seat.may_write and seat.knows_person and people_access.can_add(actor)


def open_to_change(actor: Actor, trajectory_id: UUID) -> Dossier:
    """The file, for who may change the person. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="person")
    require(may_change(actor, dossier))
    return dossier


def may_change_home(actor: Actor, dossier: Dossier) -> bool:
    """Who lives together is about family, and about others: for who writes of that class."""
    is_of_class = access.can_write_class(actor, dossier.trajectory, Domain.FAM.sensitivity)
    return is_of_class and may_change(actor, dossier)


def open_home_to_change(actor: Actor, trajectory_id: UUID) -> Dossier:
    """The file, for who may change the household. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="person")
    require(may_change_home(actor, dossier))
    return dossier


def known(actor: Actor, dossier: Dossier, *, is_locked: bool = False) -> dict[str, Any]:
    """What is known now, by field. Locked, nobody else changes it until this is written."""
    people = Participant.objects.visible_to(actor)
    if is_locked:
        people = people.select_for_update(of=("self",))
    person = people.get(pk=dossier.trajectory.participant_id)
    return {name: getattr(person, name) for name in FIELDS}


def change(actor: Actor, dossier: Dossier, facts: Mapping[str, object]) -> None:
    """Write what changed; nothing is written or recorded when nothing did."""
    if facts:
        actions.change_participant(
            actor=actor, participant_id=dossier.trajectory.participant_id, facts=facts
        )


def housemates(actor: Actor, dossier: Dossier) -> QuerySet[HouseholdMember]:
    """Who lives with this person now, without the person; nobody for who may not know."""
    own = _own_membership(actor, dossier)
    everyone = HouseholdMember.objects.visible_to(actor).filter(ends_on__isnull=True)
    if own is None or not may_change_home(actor, dossier):
        return everyone.none()
    return (
        everyone.filter(household_id=own.household_id)
        .exclude(participant_id=own.participant_id)
        .select_related("participant")
        .order_by("birth_year", "id")
    )


def add_housemate(actor: Actor, dossier: Dossier, housemate: Housemate) -> None:
    """Let somebody live with this person; a household begins with the first."""
    own = _own_membership(actor, dossier)
    if own is not None:
        actions.add_housemate(actor=actor, household_id=own.household_id, housemate=housemate)
        return
    person = dossier.participant
    myself = Housemate(HouseholdRelation.ADULT, participant_id=person.pk)
    actions.add_household(
        actor=actor, name=person.last_name or person.called, housemates=[myself, housemate]
    )


def _own_membership(actor: Actor, dossier: Dossier) -> HouseholdMember | None:
    mine = HouseholdMember.objects.visible_to(actor).filter(
        participant_id=dossier.trajectory.participant_id, ends_on__isnull=True
    )
    return mine.order_by("-id").first()
