"""A hand on the plan: how every action takes it up, writes without loss, and puts it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused, Stale
from tandem.rooms.plans import rules
from tandem.rooms.plans.models import Action, Goal, Plan, PlanState
from tandem.rooms.trajectories.models import Trajectory


class NotReady(Refused):
    """A mandatory part is missing; facts: missing, the parts."""


class NotAgreed(Refused):
    """The participant has not agreed to the goal; facts: goal_id."""


class NotInTeam(Refused):
    """Who would do the step is not in the team today."""


class NotForDoer(Refused):
    """Who would do the step may not read its life domain."""


class NeedsReason(Refused):
    """A step is only stopped with a reason."""


class NotInOrder(Refused):
    """This cannot follow on what came before; facts: what there is, what was asked."""


class NotWhole(Refused):
    """The actor does not see the whole plan, so that it cannot be read or signed here."""


@dataclass
class Hand:
    """Who writes in which plan, and when. The trajectory is locked meanwhile."""

    actor: Actor
    trajectory: Trajectory
    plan: Plan
    at: datetime

    @property
    def today(self) -> date:
        """The day in Brussels on which this is written."""
        return self.at.astimezone(BRUSSELS).date()

    @property
    def facts(self) -> dict[str, Any]:
        """Who and what every audit event of a plan names."""
        return {"actor": self.actor, "participant_id": self.trajectory.participant_id}

    def touch(self, *, progress: bool = False) -> None:
        """Count a change of the plan. What is agreed differently must be read and signed again.

        progress: what was agreed was carried out; a signature stays good.
        """
        plan = self.plan
        plan.edition += 1
        plan.changed_at, plan.changed_by_id = self.at, self.actor.user_id
        if not progress:
            plan.state = PlanState.DRAFT
            plan.read_on, plan.read_by_id, plan.read_with = None, None, ""
        plan.save()

    def mark(self, row: Goal | Action) -> None:
        """Count a change of a goal or step, and who made it."""
        row.edition += 1
        row.changed_at, row.changed_by_id = self.at, self.actor.user_id
        row.save()

    @property
    def born(self) -> dict[str, Any]:
        """What a new goal or step carries about where it comes from."""
        return {
            "partnership_id": self.trajectory.partnership_id,
            "plan": self.plan,
            "added_by_id": self.actor.user_id,
            "added_at": self.at,
            "changed_by_id": self.actor.user_id,
            "changed_at": self.at,
        }


def take(actor: Actor, trajectory_id: UUID, at: datetime) -> Hand:
    """Take up the plan of a trajectory; the first time, an empty one is laid down.

    Raises Trajectory.DoesNotExist. Editors of one plan wait for each other here.
    """
    trajectory = (
        Trajectory.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=trajectory_id)
    )
    plan = Plan.objects.visible_to(actor).current_of(trajectory_id).first()
    if plan is None:
        plan = Plan(
            partnership_id=trajectory.partnership_id,
            trajectory=trajectory,
            edition=0,
            started_on=at.astimezone(BRUSSELS).date(),
        )
    return Hand(actor, trajectory, plan, at)


def write(
    row: Plan | Goal | Action,
    typed: Mapping[str, Any],
    *,
    edition: int,
    together: Iterable[tuple[str, ...]] = (),
) -> bool:
    """Put what was typed in the fields of a row, not yet saved; true when that changes it.

    edition: the one at which the fields were read. When the row has moved on since, the
    history of rows tells what was read, so that changes to different fields both stand.
    Raises Stale when both changed the same field; facts: conflicts, theirs, merged,
    edition, by, at.
    """
    found = {name: getattr(row, name) for name in typed}
    if edition == row.edition:
        merged = rules.Merged(typed, ())
    else:
        base = _as_read(row, edition, tuple(typed))
        merged = rules.merge(base=base, mine=typed, theirs=found, together=together)
    if merged.conflicts:
        raise Stale(
            conflicts=merged.conflicts, theirs=found, merged=dict(merged.values), **_last(row)
        )
    for name, value in merged.values.items():
        setattr(row, name, value)
    return any(found[name] != value for name, value in merged.values.items())


def require_edition(row: Plan | Goal | Action, edition: int) -> None:
    """Stop when somebody else changed the row since it was read.

    Raises Stale with facts edition, by, at.
    """
    if row.edition != edition:
        raise Stale(conflicts=(), **_last(row))


def _as_read(row: Any, edition: int, names: tuple[str, ...]) -> dict[str, Any] | None:
    """The fields as they were at that edition; None when that cannot be known."""
    if edition == 0:
        return {name: _empty(row, name) for name in names}
    return row.events.filter(edition=edition).order_by("pgh_id").values(*names).first()


def _empty(row: Plan | Goal | Action, name: str) -> Any:
    field = next(each for each in row._meta.concrete_fields if name in (each.name, each.attname))
    return None if field.null else field.get_default()


def _last(row: Plan | Goal | Action) -> dict[str, Any]:
    """Who wrote the row last, and when."""
    return {"edition": row.edition, "by": str(row.changed_by or ""), "at": row.changed_at}
