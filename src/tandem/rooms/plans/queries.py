"""Reading plans: the plan itself, and only the goals and steps that the actor's seat opens."""

from typing import Any, Self
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef

from tandem.foundation.access import Actor
from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.queries import ClassedQuerySet

OPEN_STATES = ("planned", "busy")


class PlanQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Plans of trajectories that the actor may know of.

        What stands in a plan is of class 0: ask `access.can_read` before showing it.
        """
        return (
            super()
            .visible_to(actor)
            .filter(trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        )

    def current_of(self, trajectory_id: UUID) -> Self:
        """The one plan that counts now; none before anything was written."""
        return self.filter(trajectory_id=trajectory_id, is_current=True)

    def with_facts(self) -> Self:
        """Plans with what must be known of all their rows, also of those the reader misses.

        goal_classes, step_classes: sensitivity classes, 0 to 3, that occur.
        next_step_classes: the class of each step that is planned or busy.
        required_parts: what the programme asks for; None without programme.
        """
        goals, steps = self._rows("goals"), self._rows("actions")
        return self.annotate(
            goal_classes=ArraySubquery(goals.values("sensitivity").distinct()),
            step_classes=ArraySubquery(steps.values("sensitivity").distinct()),
            next_step_classes=ArraySubquery(steps.is_open().values("sensitivity")),
            required_parts=F("trajectory__programme__definition__plan__required"),
        )

    def _rows(self, name: str) -> Any:
        related: Any = self.model._meta.get_field(name).related_model
        return related.objects.filter(plan=OuterRef("pk")).order_by()


class GoalQuerySet(ClassedQuerySet):
    to_trajectory = "plan__trajectory_id"

    def of_plan(self, plan_id: UUID) -> Self:
        """Goals of one plan, oldest first."""
        return self.filter(plan_id=plan_id)


class ActionQuerySet(ClassedQuerySet):
    def of_plan(self, plan_id: UUID) -> Self:
        """Steps of one plan, oldest first."""
        return self.filter(plan_id=plan_id)

    def of_trajectory(self, trajectory_id: UUID) -> Self:
        """Steps of the plan that counts now in one trajectory."""
        return self.filter(trajectory_id=trajectory_id, plan__is_current=True)

    def is_open(self) -> Self:
        """Steps agreed and not finished: planned or busy."""
        return self.filter(state__in=OPEN_STATES)

    def open_for(self, user_id: UUID) -> Self:
        """What waits for one member of staff, most urgent first; without a day comes last."""
        return (
            self.is_open()
            .filter(doer_user_id=user_id, plan__is_current=True)
            .order_by(F("due_on").asc(nulls_last=True), "id")
        )


class PlanVersionQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Versions of plans of trajectories that the actor may know of."""
        return (
            super()
            .visible_to(actor)
            .filter(plan__trajectory__in=Trajectory.objects.visible_to(actor).values("pk"))
        )

    def of_trajectory(self, trajectory_id: UUID) -> Self:
        """Signed versions in one trajectory, newest first."""
        return self.filter(plan__trajectory_id=trajectory_id).order_by("-id")
