"""Writing next steps, and moving them along."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation.access import Actor, require
from tandem.foundation.audit.log import record
from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans import access, events, rules
from tandem.rooms.plans.actions.hand import (
    Hand,
    NeedsReason,
    NotAgreed,
    NotForDoer,
    NotInOrder,
    NotInTeam,
    require_edition,
    take,
    write,
)
from tandem.rooms.plans.models import Action, ActionState, Doer, Goal
from tandem.rooms.trajectories.models import TeamMember

TOGETHER = (("domain", "sensitivity"), ("doer", "doer_user_id", "doer_words"))


@dataclass(frozen=True)
class StepWords:
    """What is said about a step.

    doer: participant, staff, together or other. doer_user_id: the member of the team who
    does it, or does it together with the participant. doer_words: who else, when other.
    goal_id: None for a step without a goal. catalogue_key: where the idea came from.
    """

    title: str
    domain: str
    proposed_by: str
    doer: str = Doer.PARTICIPANT
    doer_user_id: UUID | None = None
    doer_words: str = ""
    due_on: date | None = None
    goal_id: UUID | None = None
    catalogue_key: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        given = {
            name: str(value) if name == "doer" else value for name, value in asdict(self).items()
        }
        return given | {"sensitivity": int(Domain(self.domain).sensitivity)}


@transaction.atomic
def add_step(
    *, actor: Actor, trajectory_id: UUID, key: UUID, step: StepWords, at: datetime
) -> Action:
    """Add a next step: planned, or a suggestion while its goal waits for an answer.

    key: made with the form and kept as the key of the row, so that a form that is sent
    twice makes one step. Raises Trajectory.DoesNotExist, Goal.DoesNotExist, Denied,
    NotInTeam, NotForDoer, Stale when the same form came back with other words.
    Records plan:step-added.
    """
    hand = take(actor, trajectory_id, at)
    require(access.can_write_row(actor, hand.trajectory, step.fields["sensitivity"]))
    sent = Action.objects.visible_to(actor).filter(plan_id=hand.plan.pk, pk=key).first()
    if sent is not None:
        write(sent, step.fields, edition=0)
        return sent
    goal = _goal(hand, step.goal_id)
    _check_doer(hand, step)
    hand.touch()
    try:
        with transaction.atomic():
            added = Action.objects.create(
                id=key,
                trajectory=hand.trajectory,
                state=_state_under(goal, ActionState.PLANNED),
                **hand.born,
                **step.fields,
            )
    except IntegrityError as error:
        raise Action.DoesNotExist from error
    record(events.STEP_ADDED, subject=added, catalogue=step.catalogue_key, **hand.facts)
    return added


@transaction.atomic
def change_step(
    *,
    actor: Actor,
    trajectory_id: UUID,
    step_id: UUID,
    step: StepWords,
    edition: int,
    at: datetime,
) -> Action:
    """Say a step differently. edition: of the step as it was read.

    Raises Action.DoesNotExist, Goal.DoesNotExist, Denied, NotInTeam, NotForDoer, Stale.
    Records plan:step-changed.
    """
    hand, found = _take_step(actor, trajectory_id, step_id, at)
    require(access.can_write_row(actor, hand.trajectory, step.fields["sensitivity"]))
    if step.goal_id != found.goal_id:
        _goal(hand, step.goal_id)
    if (step.doer_user_id, step.domain) != (found.doer_user_id, found.domain):
        _check_doer(hand, step)
    if write(found, step.fields, edition=edition, together=TOGETHER):
        found.state = _state_under(found.goal, found.state)
        hand.mark(found)
        hand.touch()
        record(events.STEP_CHANGED, subject=found, **hand.facts)
    return found


@transaction.atomic
def move_step(
    *,
    actor: Actor,
    trajectory_id: UUID,
    step_id: UUID,
    to: str,
    on: date,
    edition: int,
    at: datetime,
    reason: str = "",
) -> Action:
    """Move a step along `rules.MOVES`: planned, busy, done, stopped with a reason.

    Doing what was agreed leaves a signature standing; planning or stopping a step changes
    what was agreed. on: the day it was done. Raises Action.DoesNotExist, Denied, Stale,
    NotInOrder, NotAgreed, NeedsReason. Records plan:step-moved.
    """
    hand, found = _take_step(actor, trajectory_id, step_id, at)
    if found.state == to:
        return found
    require_edition(found, edition)
    _check_move(found, to, reason)
    before, found.state = found.state, to
    found.done_on = on if to == ActionState.DONE else None
    found.stop_reason = reason.strip() if to == ActionState.STOPPED else ""
    hand.mark(found)
    hand.touch(progress=rules.is_progress(before, to))
    record(events.STEP_MOVED, subject=found, before=before, after=str(to), **hand.facts)
    return found


@transaction.atomic
def remove_step(
    *, actor: Actor, trajectory_id: UUID, step_id: UUID, edition: int, at: datetime
) -> None:
    """Take a step out of the plan: written by mistake. What was tried is stopped instead.

    The history of rows keeps the step; one that is gone already stays gone.
    Raises Trajectory.DoesNotExist, Denied, Stale. Records plan:step-removed.
    """
    try:
        hand, found = _take_step(actor, trajectory_id, step_id, at)
    except Action.DoesNotExist:
        return
    require_edition(found, edition)
    record(events.STEP_REMOVED, subject=found, **hand.facts)
    found.delete()
    hand.touch()


def _take_step(
    actor: Actor, trajectory_id: UUID, step_id: UUID, at: datetime
) -> tuple[Hand, Action]:
    """The plan in hand and one of its steps, which the actor may write."""
    hand = take(actor, trajectory_id, at)
    found = (
        Action.objects.visible_to(actor)
        .select_related("goal", "changed_by")
        .get(plan_id=hand.plan.pk, pk=step_id)
    )
    require(access.can_write_row(actor, hand.trajectory, found.sensitivity))
    return hand, found


def _goal(hand: Hand, goal_id: UUID | None) -> Goal | None:
    """The goal that a step is for: one that the actor sees in this plan."""
    if goal_id is None:
        return None
    return Goal.objects.visible_to(hand.actor).get(plan_id=hand.plan.pk, pk=goal_id)


def _check_doer(hand: Hand, step: StepWords) -> None:
    if step.doer_user_id is None:
        return
    seats = TeamMember.objects.visible_to(hand.actor).filter(
        trajectory=hand.trajectory, user_id=step.doer_user_id
    )
    levels = [access.readable_classes(seat) for seat in seats.on(hand.today)]
    if not levels:
        raise NotInTeam
    if not any(step.fields["sensitivity"] in classes for classes in levels):
        raise NotForDoer


def _check_move(step: Action, to: str, reason: str) -> None:
    if to not in rules.MOVES[step.state]:
        raise NotInOrder(state=step.state, to=to)
    if to in rules.AGREED_STATES and step.goal and step.goal.agreed_on is None:
        raise NotAgreed(goal_id=step.goal_id)
    if to == ActionState.STOPPED and not reason.strip():
        raise NeedsReason


def _state_under(goal: Goal | None, state: str) -> str:
    """What the goal makes of a state: nothing is agreed below a goal that is not."""
    if goal is not None and goal.agreed_on is None:
        return ActionState.SUGGESTED if state in rules.NEXT_STATES else state
    return ActionState.PLANNED if state == ActionState.SUGGESTED else state
