"""Steps that long work tells about while it goes on."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """What is being done; `wording` has the words."""

    CHECKING = "checking"
    COMPARING = "comparing"
    WRITING = "writing"


# Step, how many rows are done, of how many.
Tell = Callable[[Step, int, int], None]


def silent(step: Step, done: int, total: int) -> None:
    """For whoever does not watch."""
    del step, done, total
