"""Timing many things in turn, so that a moment of noise hits all of them alike."""

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Times:
    """What repeated measurement gave. Milliseconds."""

    values_ms: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        return statistics.median(self.values_ms)

    @property
    def p95_ms(self) -> float:
        ordered = sorted(self.values_ms)
        return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def in_turn(
    things: Mapping[str, Callable[[], object]], *, warm_up: int, rounds: int
) -> dict[str, Times]:
    """Do all things once, then again, `rounds` times; the first `warm_up` rounds do not count."""
    measured: dict[str, list[float]] = {name: [] for name in things}
    for number in range(warm_up + rounds):
        for name, thing in things.items():
            begun = perf_counter()
            thing()
            if number >= warm_up:
                measured[name].append((perf_counter() - begun) * 1000)
    return {name: Times(tuple(values)) for name, values in measured.items()}


def calibrate(times: int = 5) -> Times:
    """A fixed loop in Python. When it takes longer than before, the machine was busy."""
    loop = {"loop": lambda: sum(number * number for number in range(1_000_000))}
    return in_turn(loop, warm_up=1, rounds=times)["loop"]
