"""Reading trajectories. Every read in this room starts with `visible_to(actor)`."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Self, cast

from django.apps import apps
from django.db.models import Exists, F, Func, Model, OuterRef, Q, SmallIntegerField

from tandem.foundation import clock
from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.rules import EVERYTHING, SUMMARY

GRACE_DAYS = 30
OVERVIEW_ROLES = ("coordinator",)


class TeamMemberQuerySet(WalledQuerySet):
    def on(self, day: date) -> Self:
        """Members whose term includes the day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def that_may_read(self, day: date) -> Self:
        """Members of the day, and those who left at most thirty days ago."""
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=day - timedelta(days=GRACE_DAYS)),
            starts_on__lte=day,
        )

    def seats_of(self, actor: Actor, day: date) -> Self:
        """The actor's own seats that open a file on that day.

        A seat hangs on the job for which it was given: who works for another partner now
        does not take along what participants opened to the former one.
        """
        return (
            self.visible_to(actor)
            .that_may_read(day)
            .filter(user_id=actor.user_id, organisation_id__in=actor.organisation_ids)
        )


class TrajectoryQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Trajectories of the actor's own teams; all of the partnership for who coordinates.

        A coordinator sees that a trajectory exists and how far it is; what was said in
        it stays with the team (`access.can_read_class`).
        """
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM or actor.has_role(*OVERVIEW_ROLES):
            return walled
        return walled.of_team(actor)

    def of_team(self, actor: Actor) -> Self:
        """Trajectories in which the actor walks along, or did until thirty days ago."""
        if actor.user_id is None:
            return self.none()
        team = cast("type[Model]", self.model._meta.get_field("team").related_model)
        seats = cast("TeamMemberQuerySet", team._default_manager.all())
        mine = seats.seats_of(actor, clock.today()).filter(trajectory_id=OuterRef("pk"))
        return self.filter(Exists(mine))


class _LevelOfClass(Func):
    """What a seat opens of one class, 0 to 3; arrays in the database count from one."""

    template = "((%(expressions)s])"
    arg_joiner = ")[1 + "
    output_field = SmallIntegerField()


class ClassedQuerySet(WalledQuerySet):
    """Rows that carry the sensitivity class, 0 to 3, of their life domain.

    to_trajectory: the path from the row to the key of its trajectory.
    """

    to_trajectory = "trajectory_id"

    def visible_to(self, actor: Actor) -> Self:
        """Rows that the actor reads in full: a seat in the team, open for the row's class."""
        return self._opened(actor, EVERYTHING)

    def summed_up_for(self, actor: Actor) -> Self:
        """Rows of which the actor may see only whether they hinder work and what to arrange.

        Select those two columns and no words.
        """
        return self._opened(actor, SUMMARY)

    def in_classes(self, classes: Collection[int]) -> Self:
        """Rows whose life domain is of one of these classes."""
        return self.filter(sensitivity__in=classes)

    def _opened(self, actor: Actor, level: int) -> Self:
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        if actor.user_id is None:
            return self.none()
        seats: Any = apps.get_model("trajectories", "TeamMember")._default_manager.all()
        opening = seats.seats_of(actor, clock.today()).alias(
            opened=_LevelOfClass(F("class_levels"), OuterRef("sensitivity"))
        )
        return walled.filter(
            Exists(opening.filter(trajectory_id=OuterRef(self.to_trajectory), opened=level))
        )
