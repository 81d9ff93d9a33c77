"""Writing goals: nobody but the participant makes one active."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation.access import Actor, require
from tandem.foundation.audit.log import record
from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans import access, events, rules
from tandem.rooms.plans.actions.hand import Hand, NotAgreed, require_edition, take, write
from tandem.rooms.plans.models import Action, ActionState, Goal

AGREED, DECLINED, OPEN = "agreed", "declined", "open"


@dataclass(frozen=True)
class GoalWords:
    """What is said about a goal. proposed_by: participant, staff or together."""

    title: str
    domain: str
    proposed_by: str
    own_words: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        return asdict(self) | {"sensitivity": int(Domain(self.domain).sensitivity)}


@transaction.atomic
def add_goal(
    *, actor: Actor, trajectory_id: UUID, key: UUID, goal: GoalWords, at: datetime
) -> Goal:
    """Propose a goal. It waits for the participant's answer.

    key: made with the form and kept as the key of the row, so that a form that is sent
    twice makes one goal. Raises Trajectory.DoesNotExist, Denied, Stale when the same form
    came back with other words. Records plan:goal-added.
    """
    hand = take(actor, trajectory_id, at)
    require(access.can_write_row(actor, hand.trajectory, goal.fields["sensitivity"]))
    sent = Goal.objects.visible_to(actor).filter(plan_id=hand.plan.pk, pk=key).first()
    if sent is not None:
        write(sent, goal.fields, edition=0)
        return sent
    hand.touch()
    try:
        with transaction.atomic():
            added = Goal.objects.create(id=key, **hand.born, **goal.fields)
    except IntegrityError as error:
        raise Goal.DoesNotExist from error
    record(events.GOAL_ADDED, subject=added, proposed_by=goal.proposed_by, **hand.facts)
    return added


@transaction.atomic
def change_goal(
    *,
    actor: Actor,
    trajectory_id: UUID,
    goal_id: UUID,
    goal: GoalWords,
    edition: int,
    at: datetime,
) -> Goal:
    """Say a goal differently. edition: of the goal as it was read.

    The participant's answer stays; who reads the plan again together hears the new words.
    Raises Goal.DoesNotExist, Denied, Stale. Records plan:goal-changed.
    """
    hand, found = _take_goal(actor, trajectory_id, goal_id, at)
    require(access.can_write_row(actor, hand.trajectory, goal.fields["sensitivity"]))
    if write(found, goal.fields, edition=edition, together=(("domain", "sensitivity"),)):
        hand.mark(found)
        hand.touch()
        record(events.GOAL_CHANGED, subject=found, **hand.facts)
    return found


@transaction.atomic
def answer_goal(
    *,
    actor: Actor,
    trajectory_id: UUID,
    goal_id: UUID,
    answer: str,
    on: date,
    edition: int,
    at: datetime,
) -> Goal:
    """Keep what the participant says of a goal: agreed, declined, or open again.

    With a yes the suggested steps of the goal are planned; without one they are
    suggestions again, so that they wait for nobody. A no is a fact without a reason.
    on: the day of the answer. Raises Goal.DoesNotExist, Denied, Stale.
    Records plan:goal-answered.
    """
    hand, found = _take_goal(actor, trajectory_id, goal_id, at)
    days = (on if answer == AGREED else None, on if answer == DECLINED else None)
    if days == (found.agreed_on, found.declined_on):
        return found
    require_edition(found, edition)
    found.agreed_on, found.declined_on = days
    if answer != AGREED:
        found.reached_on = None
    _move_steps(hand, found, is_agreed=answer == AGREED)
    hand.mark(found)
    hand.touch()
    record(events.GOAL_ANSWERED, subject=found, answer=answer, **hand.facts)
    return found


def _move_steps(hand: Hand, goal: Goal, *, is_agreed: bool) -> None:
    """Steps follow the answer on their goal, also those that the actor does not see."""
    before, after = rules.NEXT_STATES, ActionState.SUGGESTED
    if is_agreed:
        before, after = frozenset({rules.SUGGESTED}), ActionState.PLANNED
    for step in Action.objects.filter(goal=goal, state__in=before).select_for_update():
        step.state = after
        hand.mark(step)


@transaction.atomic
def reach_goal(
    *,
    actor: Actor,
    trajectory_id: UUID,
    goal_id: UUID,
    on: date | None,
    edition: int,
    at: datetime,
) -> Goal:
    """Keep the day on which a goal was reached; None when it turns out not to be.

    Raises Goal.DoesNotExist, Denied, Stale, NotAgreed. Records plan:goal-reached.
    """
    hand, found = _take_goal(actor, trajectory_id, goal_id, at)
    if found.reached_on == on:
        return found
    require_edition(found, edition)
    if found.agreed_on is None:
        raise NotAgreed(goal_id=found.pk)
    found.reached_on = on
    hand.mark(found)
    hand.touch(progress=True)
    record(events.GOAL_REACHED, subject=found, is_reached=on is not None, **hand.facts)
    return found


@transaction.atomic
def remove_goal(
    *, actor: Actor, trajectory_id: UUID, goal_id: UUID, edition: int, at: datetime
) -> None:
    """Take a goal out of the plan. Its steps stay, as steps without a goal.

    The history of rows keeps the goal; one that is gone already stays gone.
    Raises Trajectory.DoesNotExist, Denied, Stale. Records plan:goal-removed.
    """
    try:
        hand, found = _take_goal(actor, trajectory_id, goal_id, at)
    except Goal.DoesNotExist:
        return
    require_edition(found, edition)
    for step in Action.objects.filter(goal=found).select_for_update():
        step.goal = None
        hand.mark(step)
    record(events.GOAL_REMOVED, subject=found, **hand.facts)
    found.delete()
    hand.touch()


def _take_goal(actor: Actor, trajectory_id: UUID, goal_id: UUID, at: datetime) -> tuple[Hand, Goal]:
    """The plan in hand and one of its goals, which the actor may write."""
    hand = take(actor, trajectory_id, at)
    found = (
        Goal.objects.visible_to(actor)
        .select_related("changed_by")
        .get(plan_id=hand.plan.pk, pk=goal_id)
    )
    require(access.can_write_row(actor, hand.trajectory, found.sensitivity))
    return hand, found
