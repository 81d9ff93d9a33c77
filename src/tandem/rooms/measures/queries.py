"""Reading measures: only what the actor's place in the team opens."""

from typing import Self
from uuid import UUID

from django.db.models import Q

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.models import Trajectory
from tandem.rooms.trajectories.queries import ClassedQuerySet


class InstrumentQuerySet(WalledQuerySet):
    def offered(self) -> Self:
        """The versions with which new assessments begin."""
        return self.filter(is_offered=True).order_by("title", "key")


class AssessmentQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Assessments of the actor's own teams, and lists without a file that they noted.

        That one exists and when; what stands in it is filtered by class of life domain.
        """
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        if actor.user_id is None:
            return self.none()
        own = Q(trajectory__isnull=True, noted_by_id=actor.user_id)
        return walled.filter(own | Q(trajectory__in=Trajectory.objects.of_team(actor).values("pk")))


class SignalDecisionQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """What the actor decided, and what was decided before the files of their teams."""
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        if actor.user_id is None:
            return self.none()
        team = Trajectory.objects.of_team(actor).values("pk")
        own = Q(decided_by_id=actor.user_id)
        return walled.filter(own | Q(assessment__trajectory__in=team))


class MeasuredQuerySet(ClassedQuerySet):
    """Scores and needs, each with the class of its life domain."""

    def of_trajectory(self, trajectory_id: UUID) -> Self:
        """Rows of one trajectory."""
        return self.filter(trajectory_id=trajectory_id)
