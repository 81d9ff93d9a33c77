"""Noting of a household what people tell; teams say who may, the room of people keeps it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.errors import Refused
from tandem.journeys.household import access, reading
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.actions import Network, ToldSituation
from tandem.rooms.people.models import (
    HouseholdMember,
    HouseholdSituation,
    NetworkPicture,
)
from tandem.rooms.people.reckoning import Reckoning, told_in
from tandem.rooms.trajectories import access as trajectory_access
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.models import EntryProfile, Trajectory


class NoShare(Refused):
    """Work intensity could not be computed from this situation; facts: situation_id."""


@transaction.atomic
def note_situation(
    *, actor: Actor, trajectory_id: UUID, situation: ToldSituation, at: datetime
) -> HouseholdSituation:
    """Keep the situation of a household as told in this trajectory.

    Raises Trajectory.DoesNotExist, Denied, NotYet. Records household:situation-noted.
    """
    trajectory = _writable(actor, trajectory_id)
    return people_actions.note_situation(
        actor=actor,
        participant_id=trajectory.participant_id,
        told_in=trajectory.pk,
        situation=situation,
        at=at,
    )


@transaction.atomic
def use_work_intensity(*, actor: Actor, trajectory_id: UUID, situation_id: UUID) -> EntryProfile:
    """Take the computed work intensity over in the profile, in the definition of its year.

    Raises Trajectory.DoesNotExist, HouseholdSituation.DoesNotExist, Denied, NoShare.
    Records trajectory:profile-changed.
    """
    trajectory = _writable(actor, trajectory_id)
    classes = trajectory_access.seat(actor, trajectory).readable_classes
    told = Reckoning(told_in(actor, trajectory_id, classes).get(pk=situation_id))
    share = reading.work_figure(told).value
    if share is None:
        raise NoShare(situation_id=situation_id)
    return trajectory_actions.note_work_intensity(
        actor=actor, trajectory_id=trajectory_id, share=share
    )


@transaction.atomic
def note_network(
    *,
    actor: Actor,
    trajectory_id: UUID,
    network: Network,
    at: datetime,
    picture_id: UUID | None = None,
) -> NetworkPicture:
    """Draw the own network in this trajectory, or draw a picture again.

    Raises Trajectory.DoesNotExist, NetworkPicture.DoesNotExist, Denied, NotYet.
    Records network:noted.
    """
    trajectory = _writable(actor, trajectory_id)
    return people_actions.note_network(
        actor=actor,
        participant_id=trajectory.participant_id,
        told_in=trajectory.pk,
        network=network,
        at=at,
        picture_id=picture_id,
    )


@transaction.atomic
def link_member(
    *,
    actor: Actor,
    trajectory_id: UUID,
    member_id: UUID,
    other_id: UUID,
    agreed_on: date,
    today: date,
) -> HouseholdMember:
    """Say that a member of this household is the participant of another file; both agreed.

    other_id: that other trajectory, in whose team the actor writes of family too. Each keeps
    an own file: linking opens nothing of it. Raises Trajectory.DoesNotExist,
    HouseholdMember.DoesNotExist, Denied and what `people.actions.link_housemate` raises.
    """
    trajectory = _writable(actor, trajectory_id)
    other = _writable(actor, other_id)
    own_home = HouseholdMember.objects.visible_to(actor).filter(
        household__members__participant_id=trajectory.participant_id,
        household__members__ends_on__isnull=True,
    )
    member = own_home.get(pk=member_id)
    return people_actions.link_housemate(
        actor=actor,
        member_id=member.pk,
        participant_id=other.participant_id,
        agreed_on=agreed_on,
        today=today,
    )


def _writable(actor: Actor, trajectory_id: UUID) -> Trajectory:
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    return trajectory
