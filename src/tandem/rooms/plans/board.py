"""The plan on the table: what one reader sees of it, what it lacks, what changed.

Costs four queries beside those of opening the file, whatever the number of goals.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.partners.programme import PlanPart
from tandem.rooms.plans import access, rules
from tandem.rooms.plans.models import Action, Goal, Plan, PlanState, PlanVersion
from tandem.rooms.plans.snapshot import Change, changes, seen_in, snapshot
from tandem.rooms.trajectories.dossier import Dossier, open_dossier
from tandem.rooms.trajectories.models import TeamMember, Trajectory


@dataclass(frozen=True)
class Card:
    """A goal, or none, with its steps: those that lie ahead, and those done or stopped."""

    goal: Goal | None
    ahead: tuple[Action, ...]
    past: tuple[Action, ...]


@dataclass(frozen=True)
class Board:
    """The plan of one trajectory as one actor sees it.

    plan: an unsaved empty one, of edition 0, before anything was written.
    goals, steps: only those that the actor reads in full.
    used_classes: sensitivity classes of all rows, 0 to 3. missing: mandatory parts.
    version: the last that was signed; its drawing is not loaded.
    """

    actor: Actor
    dossier: Dossier
    plan: Plan
    goals: tuple[Goal, ...] = ()
    steps: tuple[Action, ...] = ()
    version: PlanVersion | None = None
    used_classes: frozenset[int] = frozenset()
    next_step_classes: tuple[int, ...] = ()
    missing: tuple[PlanPart, ...] = ()

    @property
    def trajectory(self) -> Trajectory:
        return self.dossier.trajectory

    @cached_property
    def can_read(self) -> bool:
        return access.can_read(self.actor, self.trajectory)

    @cached_property
    def can_change(self) -> bool:
        return access.can_change(self.actor, self.trajectory)

    @cached_property
    def writable_classes(self) -> tuple[int, ...]:
        """Classes in which the actor may add goals and steps."""
        seat = self.dossier.seat
        return seat.readable_classes if seat.may_write else ()

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Goals that are agreed or wait for an answer."""
        return tuple(self._card(goal) for goal in self.goals if goal.declined_on is None)

    @cached_property
    def declined(self) -> tuple[Card, ...]:
        """Goals that the participant did not choose."""
        return tuple(self._card(goal) for goal in self.goals if goal.declined_on)

    @property
    def waiting(self) -> int:
        """How many goals wait for the participant's answer."""
        return sum(goal.agreed_on is None for goal in self.goals if goal.declined_on is None)

    @cached_property
    def loose(self) -> Card:
        """Steps without a goal, or below one that this reader does not see."""
        seen = {goal.pk for goal in self.goals}
        return _split(None, [step for step in self.steps if step.goal_id not in seen])

    def _card(self, goal: Goal) -> Card:
        return _split(goal, [step for step in self.steps if step.goal_id == goal.pk])

    @property
    def counted_steps(self) -> int:
        """How many next steps there are in classes of which the reader gets a summary."""
        summary = self.dossier.seat.summary_classes
        return sum(each in summary for each in self.next_step_classes)

    @property
    def is_partial(self) -> bool:
        """Whether there are classes that the reader does not see in full, used or not."""
        return len(self.dossier.seat.readable_classes) < 4

    @cached_property
    def content(self) -> dict[str, Any]:
        """What the reader sees, as it would be signed."""
        return seen_in(snapshot(self.plan, self.goals, self.steps), self._classes)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What is different since the last signature, as far as the reader may know."""
        if self.version is None or self.plan.state == PlanState.SIGNED:
            return ()
        return changes(seen_in(self.version.content, self._classes), self.content)

    @property
    def _classes(self) -> tuple[int, ...]:
        return self.dossier.seat.readable_classes

    @cached_property
    def can_witness(self) -> bool:
        """Whether the participant can read and sign the plan at this actor's screen."""
        return access.can_witness(
            self.actor, self.trajectory, used=self.used_classes, team=self.dossier.team
        )

    @property
    def witnesses(self) -> tuple[TeamMember, ...]:
        """Members of today who see everything in the plan that the team sees."""
        return self.readers_of(self.used_classes)

    def readers_of(self, used: Collection[int]) -> tuple[TeamMember, ...]:
        """Members of today who read each of these classes that anyone in the team reads."""
        team = self.dossier.tandem
        seen = [access.readable_classes(member) for member in team]
        return tuple(
            member
            for member, own in zip(team, seen, strict=True)
            if not rules.kept_from(used=used, own=own, team=seen)
        )


def open_board(*, actor: Actor, trajectory_id: UUID) -> Board:
    """Open the plan of a file. Raises Trajectory.DoesNotExist. Records trajectory:viewed."""
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="plan")
    plan: Any = (
        Plan.objects.visible_to(actor)
        .current_of(trajectory_id)
        .with_facts()
        .select_related("changed_by", "read_by")
        .first()
    )
    if plan is None:
        return Board(actor, dossier, Plan(edition=0), missing=_missing_at_first(dossier))
    return Board(
        actor,
        dossier,
        plan,
        goals=tuple(Goal.objects.visible_to(actor).of_plan(plan.pk)),
        steps=tuple(Action.objects.visible_to(actor).of_plan(plan.pk).select_related("doer_user")),
        version=PlanVersion.objects.visible_to(actor)
        .of_trajectory(trajectory_id)
        .defer("drawing")
        .first(),
        used_classes=frozenset(plan.goal_classes) | frozenset(plan.step_classes),
        next_step_classes=tuple(plan.next_step_classes),
        missing=rules.missing_parts(
            required=plan.required_parts,
            has_job_target=bool(plan.occupation_code or plan.occupation_words),
            has_participation=bool(plan.participation),
            next_step_classes=plan.next_step_classes,
        ),
    )


def _missing_at_first(dossier: Dossier) -> tuple[PlanPart, ...]:
    programme = dossier.trajectory.programme
    return rules.missing_parts(
        required=rules.required_parts(programme.definition if programme else None),
        has_job_target=False,
        has_participation=False,
        next_step_classes=(),
    )


def _split(goal: Goal | None, steps: Iterable[Action]) -> Card:
    ahead: list[Action] = []
    past: list[Action] = []
    for step in steps:
        (past if step.state in (rules.DONE, rules.STOPPED) else ahead).append(step)
    return Card(goal, tuple(ahead), tuple(past))
