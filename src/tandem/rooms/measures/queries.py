"""Reading measures: only what the actor's place in the team opens."""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tandem.foundation import clock
from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.domains import Sensitivity
from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.models import TeamMember, Trajectory
from tandem.rooms.trajectories.rules import EVERYTHING, SUMMARY


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


class MeasuredQuerySet(WalledQuerySet):
    """Rows with the sensitivity class, 0 to 3, of their life domain."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows that the actor reads in full: a seat in the team, open for the row's class."""
        return self._opened(actor, EVERYTHING)

    def summed_up_for(self, actor: Actor) -> Self:
        """Rows of which the actor may see only whether they hinder work and what to arrange.

        Select those two columns and no words.
        """
        return self._opened(actor, SUMMARY)

    def of_trajectory(self, trajectory_id: UUID) -> Self:
        """Rows of one trajectory."""
        return self.filter(trajectory_id=trajectory_id)

    def in_classes(self, classes: Collection[int]) -> Self:
        """Rows whose life domain is of one of these sensitivity classes."""
        return self.filter(sensitivity__in=classes)

    def _opened(self, actor: Actor, level: int) -> Self:
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        if actor.user_id is None:
            return self.none()
        seats = TeamMember.objects.seats_of(actor, clock.today()).filter(
            trajectory_id=OuterRef("trajectory_id")
        )
        opened = Q()
        for each in Sensitivity:
            seat = Exists(seats.filter(**{f"class_levels__{each:d}": level}))
            opened |= Q(seat, sensitivity=each)
        return walled.filter(opened)
