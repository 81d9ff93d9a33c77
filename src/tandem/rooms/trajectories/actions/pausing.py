"""Pausing with a reason, and going on; the place is kept."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import access, events
from tandem.rooms.trajectories.actions.hand import NeedsReason, NotInTime, first_day, locked
from tandem.rooms.trajectories.models import Pause, State, Trajectory


class PausesOverlap(Refused):
    """The trajectory rested on these days already; facts: starts_on, ends_on."""


class TooEarly(Refused):
    """This day comes before what it follows on; facts: after, the day before which it is."""


@transaction.atomic
def pause(
    *,
    actor: Actor,
    trajectory_id: UUID,
    on: date,
    reason: str,
    look_again_on: date | None = None,
) -> Pause:
    """Let a trajectory rest from `on`; the team stays, and nothing goes on by itself.

    reason: in words, for the team and the participant. look_again_on: when to ask again.
    Raises Denied, NotInTime (not on the way), NeedsReason, TooEarly (before the first day, or
    asking again before the pause), PausesOverlap. Records trajectory:paused.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    if trajectory.state != State.ACTIVE:
        raise NotInTime(state=trajectory.state)
    if not reason.strip():
        raise NeedsReason
    _check_days(trajectory, on, look_again_on)
    noted = Pause.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        starts_on=on,
        reason=reason.strip()[:300],
        look_again_on=look_again_on,
        noted_by_id=actor.user_id,
    )
    trajectory.state, trajectory.state_reason = State.PAUSED, noted.reason
    trajectory.save(update_fields=["state", "state_reason"])
    record(events.PAUSED, actor=actor, subject=trajectory)
    return noted


@transaction.atomic
def resume(*, actor: Actor, trajectory_id: UUID, on: date) -> Trajectory:
    """Go on from `on`, the first day after the pause.

    Raises Denied, NotInTime (not paused), TooEarly (the pause had not begun). Records
    trajectory:resumed.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    if trajectory.state != State.PAUSED:
        raise NotInTime(state=trajectory.state)
    resting = trajectory.pauses.filter(ends_on__isnull=True).first()
    if resting is not None:
        if on <= resting.starts_on:
            raise TooEarly(after=resting.starts_on)
        resting.ends_on = on - timedelta(days=1)
        resting.save(update_fields=["ends_on"])
    trajectory.state, trajectory.state_reason = State.ACTIVE, ""
    trajectory.save(update_fields=["state", "state_reason"])
    record(events.RESUMED, actor=actor, subject=trajectory)
    return trajectory


def end_pauses(trajectory: Trajectory, exit_on: date) -> None:
    """What closing does: no pause lasts longer than the trajectory.

    A pause that would have begun after the last day did not happen; the history keeps it.
    """
    trajectory.pauses.filter(starts_on__gt=exit_on).delete()
    for resting in trajectory.pauses.filter(ends_on__isnull=True):
        resting.ends_on = exit_on
        resting.save(update_fields=["ends_on"])


def _check_days(trajectory: Trajectory, on: date, look_again_on: date | None) -> None:
    if on < first_day(trajectory):
        raise TooEarly(after=first_day(trajectory))
    if look_again_on is not None and look_again_on < on:
        raise TooEarly(after=on)
    for other in trajectory.pauses.all():
        if other.ends_on is None or other.ends_on >= on:
            raise PausesOverlap(starts_on=other.starts_on, ends_on=other.ends_on)
