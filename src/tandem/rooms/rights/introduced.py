"""Where a right can become a step in the plan.

Rooms beside each other never meet: a journey introduces them when the house is loaded, and
without one the page of a right simply has no such button.
"""

from collections.abc import Callable
from uuid import UUID

# (key of the trajectory, key of the right, for whom) -> the address of the page.
Ask = Callable[[UUID, str, str], str]
_asked: list[Ask] = []


def introduce(ask: Ask) -> None:
    """Have `step_address` ask this from now on."""
    _asked[:] = [ask]


def step_address(trajectory_id: UUID, key: str, person: str) -> str:
    """The page on which a right is put in the plan; empty without a plan."""
    return next((ask(trajectory_id, key, person) for ask in _asked), "")
