"""What of a curve may be told: no cell under five, not by subtraction either.

A curve is told at a few points. Between two points that are told, and between the last of
them and all who began, every group of people is empty or five at least: who reached the
outcome, by each way, who ended otherwise, who is no longer followed. A curve stops where
fewer than ten still wait.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from tandem.rooms.reporting.outflow.contract import HORIZONS, LAST_DAY, Outcome
from tandem.rooms.reporting.outflow.incidence import Curve, Share

SMALLEST_CELL, FEWEST_AT_RISK, FEWEST_BEGAN = 5, 10, 10
# How often a drawn curve may have a step: about twice a month.
STEP_DAYS = 15


@dataclass(frozen=True, slots=True)
class Point:
    """What is told of one day. waiting: None where it would tell a small cell."""

    day: int
    share: Share
    waiting: int | None


@dataclass(frozen=True)
class Told:
    """One outcome of one group as it may be shown.

    steps: for drawing. horizons: by months; None where too few wait or a cell is small.
    until: the last day that may be told.
    """

    outcome: Outcome
    steps: Sequence[Point]
    horizons: Mapping[int, Point | None]
    until: int

    @property
    def days(self) -> set[int]:
        """The days that are told."""
        return {step.day for step in self.steps}


def is_large_enough(began: int) -> bool:
    """Whether a group may be told of at all."""
    return began >= FEWEST_BEGAN


def may_tell(*cells: int) -> bool:
    """Whether each of these groups of people is empty, or large enough."""
    return all(cell == 0 or cell >= SMALLEST_CELL for cell in cells)


def tell(curve: Curve, finer: Curve | None = None, *, among: Container[int] | None = None) -> Told:
    """What may be shown of a curve.

    finer: the curve of a part of the same outcome, shown beside it: what lies between the
    two is a cell as well. The horizons are chosen first, steps only where they fit between.
    among: the days to choose from, when others would tell more of a part that is shown beside
    the whole.
    """
    until = last_day(curve)
    days = [on for on in range(1, until + 1) if among is None or on in among]
    told = _tellable(curve, finer, [on for on in HORIZONS.values() if on in days])
    waiting = _waiting(curve, told)
    horizons = {
        months: Point(on, curve.share_by(on), waiting[on]) if on in told else None
        for months, on in HORIZONS.items()
    }
    steps = [
        Point(on, curve.share_by(on), waiting.get(on))
        for on in _with_steps(curve, finer, told, days)
    ]
    return Told(curve.outcome, steps, horizons, until)


def last_day(curve: Curve) -> int:
    """The last day, up to two years, that at least ten still waited for."""
    if curve.waiting_on(LAST_DAY) >= FEWEST_AT_RISK:
        return LAST_DAY
    enough = [
        on for on, risk in zip(curve.days, curve.at_risk, strict=True) if risk >= FEWEST_AT_RISK
    ]
    return min(enough[-1], LAST_DAY) if enough else 0


def _tellable(curve: Curve, finer: Curve | None, days: Sequence[int]) -> list[int]:
    """Of these days, in order, those that leave no small cell between them, nor after them."""
    told: list[int] = []
    for on in days:
        before = told[-1] if told else 0
        if may_tell(*_cells(curve, finer, before, on), curve.began - curve.reached_by(on)):
            told.append(on)
    return told


def _with_steps(
    curve: Curve, finer: Curve | None, told: Sequence[int], days: Sequence[int]
) -> list[int]:
    """The days told, with steps added that leave no small cell on either side of them."""
    chosen = [0]
    for on in days:
        after = [day for day in told if day > on][:1]
        if on in told:
            chosen.append(on)
        elif on % STEP_DAYS == 0:
            cells = [*_cells(curve, finer, chosen[-1], on), curve.began - curve.reached_by(on)]
            for later in after:
                cells += _cells(curve, finer, on, later)
            if may_tell(*cells):
                chosen.append(on)
    return chosen


def _cells(curve: Curve, finer: Curve | None, after: int, on: int) -> tuple[int, ...]:
    """Who reached it after one day and by another; who by then did, but not the finer outcome."""
    came = curve.reached_by(on) - (curve.reached_by(after) if after else 0)
    if finer is None:
        return (came,)
    return came, curve.reached_by(on) - finer.reached_by(on)


def _waiting(curve: Curve, told: Sequence[int]) -> dict[int, int | None]:
    """How many still waited after each day, unless that tells how few ended in another way."""
    shown: dict[int, int | None] = {0: curve.began}
    before, then = 0, curve.began
    for on in told:
        now = curve.waiting_on(on + 1)
        came = curve.reached_by(on) - (curve.reached_by(before) if before else 0)
        is_well = now >= FEWEST_AT_RISK and may_tell(then - now - came)
        shown[on] = now if is_well else None
        if is_well:
            before, then = on, now
    return shown
