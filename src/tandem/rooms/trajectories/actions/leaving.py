"""Closing a trajectory, and planning to ask again afterwards."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import access, events, moments
from tandem.rooms.trajectories.actions.hand import (
    NeedsReason,
    NotInTime,
    first_day,
    last_day,
    locked,
)
from tandem.rooms.trajectories.models import ExitReason, FollowUp, State, Trajectory

UNDER_WAY = (State.ACTIVE, State.PAUSED)


class OutsideWindow(Refused):
    """The answer is about a day that this moment may not be about; facts: first, last."""


class ExitBeforeEntry(Refused):
    """The last day precedes the first; facts: entry_on, exit_on."""


@dataclass(frozen=True)
class Leaving:
    """How somebody leaves.

    exit_on: last day of support, included. reason: an ExitReason.
    left_early: whether this was before the end that had been agreed; None when nobody says.
    agreements: what was agreed for afterwards, in words.
    """

    exit_on: date
    reason: str
    left_early: bool | None = None
    agreements: str = ""


@transaction.atomic
def close_trajectory(*, actor: Actor, trajectory_id: UUID, leaving: Leaving) -> Trajectory:
    """Close a trajectory and plan the moments at which its programme asks again.

    Who leaves early stays a participant like any other. The team stays the team: asking
    again is its work. Nobody is asked about who died.
    Raises Denied, NotInTime (not started, or closed already), ExitBeforeEntry, NeedsReason.
    Records trajectory:closed and trajectory:follow-ups-planned.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    if trajectory.state not in UNDER_WAY:
        raise NotInTime(state=trajectory.state)
    _check_leaving(trajectory, leaving)
    _write(trajectory, leaving)
    record(events.CLOSED, actor=actor, subject=trajectory, why=leaving.reason)
    _plan(actor, trajectory)
    return trajectory


@transaction.atomic
def correct_leaving(*, actor: Actor, trajectory_id: UUID, leaving: Leaving) -> Trajectory:
    """Write the end over; moments that wait move along, what it was stays in the history.

    Raises Denied, NotInTime (not closed), ExitBeforeEntry, NeedsReason, OutsideWindow when
    an answer on leaving would be about a day that is not within four weeks any more.
    Records trajectory:closing-corrected.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    if trajectory.state != State.CLOSED:
        raise NotInTime(state=trajectory.state)
    _check_leaving(trajectory, leaving)
    for follow_up in trajectory.follow_ups.all():
        _move(follow_up, leaving.exit_on)
    _write(trajectory, leaving)
    record(events.CLOSING_CORRECTED, actor=actor, subject=trajectory, why=leaving.reason)
    _plan(actor, trajectory)
    return trajectory


@transaction.atomic
def plan_follow_ups(*, actor: Actor, trajectory_id: UUID) -> list[FollowUp]:
    """Plan the moments of a trajectory that ended elsewhere, such as in a partner's register.

    Those planned already stay as they are; returns the new ones. Raises Denied, NotInTime
    without a last day. Records trajectory:follow-ups-planned when there are new ones.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_note_work(actor, trajectory))
    if trajectory.state != State.CLOSED:
        raise NotInTime(state=trajectory.state)
    return _plan(actor, trajectory)


def _write(trajectory: Trajectory, leaving: Leaving) -> None:
    trajectory.state, trajectory.state_reason = State.CLOSED, ""
    trajectory.exit_on, trajectory.exit_reason = leaving.exit_on, leaving.reason
    trajectory.left_early, trajectory.exit_agreements = leaving.left_early, leaving.agreements
    trajectory.save(
        update_fields=[
            "state", "state_reason", "exit_on", "exit_reason", "left_early", "exit_agreements",
        ]
    )  # fmt: skip


def _move(follow_up: FollowUp, exit_on: date) -> None:
    window = moments.window(exit_on, follow_up.months)
    told = follow_up.evidence_on
    if told is not None and (told < exit_on or (not follow_up.months and told > window.last)):
        raise OutsideWindow(first=window.first, last=window.last)
    follow_up.due_on = moments.due_on(exit_on, follow_up.months)
    follow_up.save(update_fields=["due_on"])


def _plan(actor: Actor, trajectory: Trajectory) -> list[FollowUp]:
    if trajectory.exit_reason == ExitReason.DIED:
        return []
    programme = trajectory.programme
    asked = moments.moments_of(programme.definition["follow_up"] if programme else ())
    exit_on = last_day(trajectory)
    known = set(trajectory.follow_ups.values_list("key", flat=True))
    planned = FollowUp.objects.bulk_create(
        FollowUp(
            partnership_id=actor.partnership_id,
            trajectory=trajectory,
            key=moment.key,
            months=moment.months,
            due_on=moments.due_on(exit_on, moment.months),
        )
        for moment in asked
        if moment.key not in known
    )
    if planned:
        record(
            events.FOLLOW_UPS_PLANNED,
            actor=actor,
            subject=trajectory,
            moments=[follow_up.key for follow_up in planned],
        )
    return planned


def _check_leaving(trajectory: Trajectory, leaving: Leaving) -> None:
    entry_on = first_day(trajectory)
    if leaving.exit_on < entry_on:
        raise ExitBeforeEntry(entry_on=entry_on, exit_on=leaving.exit_on)
    if leaving.reason not in ExitReason.values:
        raise NeedsReason
