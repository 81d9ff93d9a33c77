"""A hand on a trajectory: how every action takes it up, and what may be in the way."""

from datetime import date
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories.models import Trajectory


class AlreadyOpen(Refused):
    """This participant has an open trajectory; facts: trajectory_id."""


class NotInTime(Refused):
    """The trajectory is in a state in which this cannot happen; facts: state."""


class NeedsReason(Refused):
    """This outcome is only noted with a reason."""


class NeedsPerson(Refused):
    """Somebody must be there or be chosen; facts: who."""


class TermsOverlap(Refused):
    """This person already has this role in the team in that period."""


def locked(actor: Actor, trajectory_id: UUID) -> Trajectory:
    """The trajectory, held until the transaction ends. Raises Trajectory.DoesNotExist."""
    return (
        Trajectory.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=trajectory_id)
    )


def first_day(trajectory: Trajectory) -> date:
    """First day of support. Raises NotInTime when it has not started."""
    if trajectory.entry_on is None:
        raise NotInTime(state=trajectory.state)
    return trajectory.entry_on


def last_day(trajectory: Trajectory) -> date:
    """Last day of support. Raises NotInTime while it has none."""
    if trajectory.exit_on is None:
        raise NotInTime(state=trajectory.state)
    return trajectory.exit_on
