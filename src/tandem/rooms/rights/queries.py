"""Reading what a file holds of rights."""

from typing import Self
from uuid import UUID

from tandem.rooms.trajectories.queries import ClassedQuerySet


class HomeSnapshotQuerySet(ClassedQuerySet):
    def of_file(self, trajectory_id: UUID) -> Self:
        """Households of one file, newest first."""
        return self.filter(trajectory_id=trajectory_id).order_by("-on", "-id")

    def with_parts(self) -> Self:
        """With persons, incomes and who noted it: two queries more than without."""
        return self.select_related("noted_by").prefetch_related("persons__incomes")


class JobOfferQuerySet(ClassedQuerySet):
    def of_file(self, trajectory_id: UUID) -> Self:
        """Offers of one file, newest first."""
        return self.filter(trajectory_id=trajectory_id).order_by("-id")


class ComparisonQuerySet(ClassedQuerySet):
    def of_file(self, trajectory_id: UUID) -> Self:
        """Comparisons of one file, newest first, without what came out."""
        return self.filter(trajectory_id=trajectory_id).defer("outcome").order_by("-id")

    def with_names(self) -> Self:
        """With the persons of the household: one query more."""
        return self.select_related("made_by", "snapshot").prefetch_related("snapshot__persons")

    def with_parts(self) -> Self:
        """With the household, its persons and incomes, and the what-ifs: three queries more."""
        return self.select_related("made_by", "snapshot").prefetch_related(
            "whatifs", "snapshot__persons__incomes"
        )
