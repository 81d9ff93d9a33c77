"""A hand on a trajectory: how every action takes it up, and what may be in the way."""

from datetime import date
from uuid import UUID

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.models import State, Trajectory

# From the start on there is something to close, and afterwards too.
ENDING = (State.ACTIVE, State.PAUSED, State.CLOSED)


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


def take_ending(actor: Actor, trajectory_id: UUID) -> Trajectory:
    """A trajectory that has started, locked to write in. Raises Denied, NotInTime."""
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_write_class(actor, trajectory, 0))
    if trajectory.state not in ENDING:
        raise NotInTime(state=trajectory.state)
    return trajectory


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
