"""Reading rounds, claims and rights of the place itself."""

from datetime import date
from typing import Self
from uuid import UUID

from django.db.models import Case, DateField, F, Q, Value, When
from django.db.models.functions import Least

from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.queries import ClassedQuerySet

OPEN = ("open", "discussed", "applied")


class RightsRoundQuerySet(ClassedQuerySet):
    def of_file(self, trajectory_id: UUID) -> Self:
        """Rounds of one file, newest first."""
        return self.filter(trajectory_id=trajectory_id).order_by("-on", "-id")


class ClaimQuerySet(ClassedQuerySet):
    def of_file(self, trajectory_id: UUID) -> Self:
        """Claims of one file, oldest first."""
        return self.filter(trajectory_id=trajectory_id).order_by("id")

    def waiting(self, until: date) -> Self:
        """Claims of which a day comes up: waits_on is the first of them.

        A refusal waits until the last day to disagree, a grant until it has to be asked
        again, and whatever is not decided until its next step.
        """
        none = Value(None, output_field=DateField())
        waits_on = Case(
            When(state="refused", then=Least("appeal_before", "due_on")),
            When(state="granted", then=Least("renew_on", "due_on")),
            When(state__in=OPEN, then=F("due_on")),
            default=none,
            output_field=DateField(),
        )
        return self.annotate(waits_on=waits_on).filter(waits_on__lte=until)

    def first_noted(self, first: date, last: date) -> Self:
        """Claims that were noted for the first time on these days, both included."""
        return self.filter(first_on__gte=first, first_on__lte=last)


class LocalRightQuerySet(WalledQuerySet):
    def offered_on(self, day: date) -> Self:
        """Rights that are offered on a day, by name."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).order_by("name", "id")
