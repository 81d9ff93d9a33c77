"""Reading measures: only what the actor's place in the team opens."""

from collections.abc import Collection
from typing import Self

from tandem.rooms.partners.queries import WalledQuerySet


class AssessmentQuerySet(WalledQuerySet):
    pass


class DomainScoreQuerySet(WalledQuerySet):
    def in_classes(self, classes: Collection[int]) -> Self:
        """Rows whose life domain is of one of these sensitivity classes."""
        return self.filter(sensitivity__in=classes)
