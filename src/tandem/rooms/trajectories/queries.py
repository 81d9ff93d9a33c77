"""Reading trajectories. Every read in this room starts with `visible_to(actor)`."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Self, cast

from django.apps import apps
from django.db.models import Exists, F, Func, Model, OuterRef, Q, QuerySet, SmallIntegerField

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.domains import Domain
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
        mine = seats.seats_of(actor, actor.today).filter(trajectory_id=OuterRef("pk"))
        return self.filter(Exists(mine))


class InFileQuerySet(WalledQuerySet):
    """Rows that hang on a trajectory: who may know of the file finds them."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of files in which the actor reads class 0; all, for who coordinates.

        Work, training and how far it is are class 0, open to the team; who coordinates
        answers for the funder's figures and sees them too (domain.md 7.4, ESF reporter).
        """
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM or actor.has_role(*OVERVIEW_ROLES):
            return walled
        return walled.filter(trajectory_id__in=_opened_files(actor, 0))


class FollowUpQuerySet(InFileQuerySet):
    def due(self, day: date) -> Self:
        """Those still open of which the day has come, oldest first."""
        return self.filter(closed_on__isnull=True, due_on__lte=day).order_by("due_on", "id")


class ClosingGuestQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Guests of closing moments, for the team that reads what is said about friends."""
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        opened = _opened_files(actor, Domain.NET.sensitivity)
        return walled.filter(closing__trajectory_id__in=opened)


class LabourSpellQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Spells of people of whom the actor reads a file, in whichever file noted."""
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM or actor.has_role(*OVERVIEW_ROLES):
            return walled
        files = apps.get_model("trajectories", "Trajectory")._default_manager
        mine = files.filter(pk__in=_opened_files(actor, 0))
        return walled.filter(participant_id__in=mine.values("participant_id"))

    def that_count(self) -> Self:
        """Spells that nobody set aside."""
        return self.filter(set_aside_at__isnull=True)


def _opened_files(actor: Actor, sensitivity: int) -> QuerySet:
    """Keys of the trajectories in which the actor has a seat that opens this class."""
    seats: Any = apps.get_model("trajectories", "TeamMember")._default_manager.all()
    mine = seats.seats_of(actor, actor.today)
    return mine.filter(**{f"class_levels__{sensitivity}": EVERYTHING}).values("trajectory_id")


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
        opening = seats.seats_of(actor, actor.today).alias(
            opened=_LevelOfClass(F("class_levels"), OuterRef("sensitivity"))
        )
        return walled.filter(
            Exists(opening.filter(trajectory_id=OuterRef(self.to_trajectory), opened=level))
        )
