"""Figures as they are kept: how many per gender, by the code of an indicator."""

from collections.abc import Mapping
from dataclasses import dataclass

from tandem.rooms.reporting.esf.contract import GENDERS

COLUMNS = (*GENDERS.values(), "total")


@dataclass(frozen=True, slots=True)
class Count:
    """How many women, men and non-binary people, and how many in all.

    total is more than the three together only where records without a gender count too.
    """

    women: int
    men: int
    non_binary: int
    total: int

    def values(self) -> tuple[int, int, int, int]:
        """In the order of the columns."""
        return self.women, self.men, self.non_binary, self.total

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.women + other.women,
            self.men + other.men,
            self.non_binary + other.non_binary,
            self.total + other.total,
        )


NONE = Count(0, 0, 0, 0)

# None: nothing is collected for this indicator.
Counts = Mapping[str, Count | None]
Kept = dict[str, list[int] | None]


def kept(counts: Counts) -> Kept:
    """The counts as JSON keeps them."""
    return {code: list(count.values()) if count else None for code, count in counts.items()}


def read(stored: Kept) -> Counts:
    """The counts that `kept` wrote."""
    return {code: Count(*values) if values else None for code, values in stored.items()}
