"""Reading rounds, claims and rights of the place itself."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from django.db.models import Case, Count, DateField, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Least

from tandem.foundation.access import Actor
from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.queries import ClassedQuerySet

OPEN = ("open", "discussed", "applied")
COUNTED = ("applied", "granted", "refused", "not_wanted")


def _files(which: Q) -> Count:
    """How many files have such a claim."""
    return Count("trajectory_id", distinct=True, filter=which)


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

    def sums_for(self, actor: Actor, first: date, last: date) -> QuerySet[Any, dict[str, Any]]:
        """What became of each right that was first noted on these days, in all files together.

        One row for each right: numbers of files, never names. Only for `access.can_count`.
        """
        walled = WalledQuerySet.visible_to(self, actor)
        found = walled.filter(first_on__gte=first, first_on__lte=last)
        a_year = Case(When(every="month", then=Value(12)), default=Value(1))
        still = Q(state__in=OPEN, expected_euro__gt=0) & ~Q(state="open", estimate="no")
        paid = Q(state="granted", granted_euro__gt=0)
        return (
            found.order_by()
            .values("right_key")
            .annotate(
                likely=_files(Q(estimate="probably")),
                **{state: _files(Q(state=state)) for state in COUNTED},
                still_files=_files(still),
                still_eur=Sum(F("expected_euro") * a_year, filter=still),
                paid_files=_files(paid),
                paid_eur=Sum(F("granted_euro") * a_year, filter=paid),
            )
        )


class LocalRightQuerySet(WalledQuerySet):
    def offered_on(self, day: date) -> Self:
        """Rights that are offered on a day, by name."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day)).order_by("name", "id")
