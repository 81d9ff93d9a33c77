"""The difference in outflow between two forms, as it is and between people who are alike.

The estimate is that of Aalen and Johansen with weights. Its uncertainty is robust: what one
person more or less would change, squared and added up (the influence function). For the
weighted difference that includes what the fitted model leaves uncertain. Nothing is drawn by
lot, so the same data give the same band.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray

from tandem.rooms.reporting.outflow.contract import COMPETING, HORIZONS, LAST_DAY, REACHED, Outcome
from tandem.rooms.reporting.outflow.matching import Matched, Numbers

Z_95 = 1.959963984540054
DAYS = LAST_DAY + 2


@dataclass(frozen=True)
class Ends:
    """How waiting ended, in columns of equal length.

    profile: row of the design; form: 0 individual, 1 with group; code: 1 reached, 2 otherwise,
    0 no longer followed; people: how many.
    """

    profile: NDArray[numpy.int64]
    form: NDArray[numpy.int64]
    day: NDArray[numpy.int64]
    code: NDArray[numpy.int64]
    people: Numbers


@dataclass(frozen=True, slots=True)
class Difference:
    """Shares of both forms by one horizon, and group less individual with its band of 95%."""

    individual: float
    group: float
    value: float
    low: float
    high: float


def codes(kinds: Sequence[str], outcome: Outcome) -> NDArray[numpy.int64]:
    """Kinds as numbers: 1 reached, 2 otherwise, 0 no longer followed."""
    known = {kind.value: 2 for kind in COMPETING} | {kind.value: 1 for kind in REACHED[outcome]}
    return numpy.array([known.get(kind, 0) for kind in kinds], dtype=numpy.int64)


def as_it_is(ends: Ends) -> Mapping[int, Difference]:
    """The difference by months, nothing weighed."""
    weights = numpy.ones(len(ends.people))
    return {months: _compared(ends, weights, on, matched=None) for months, on in HORIZONS.items()}


def between_alike(ends: Ends, matched: Matched) -> Mapping[int, Difference]:
    """The difference by months between people who are alike in what was known at the start."""
    weights = matched.weights[ends.profile, ends.form]
    return {
        months: _compared(ends, weights, on, matched=matched) for months, on in HORIZONS.items()
    }


def waiting(ends: Ends, is_in: NDArray[numpy.bool_]) -> Mapping[int, int]:
    """How many of the smaller form, among the profiles kept, wait beyond each horizon."""
    kept = is_in[ends.profile]
    return {
        months: int(
            min(ends.people[kept & (ends.form == form) & (ends.day > on)].sum() for form in (0, 1))
        )
        for months, on in HORIZONS.items()
    }


def _compared(ends: Ends, weights: Numbers, on: int, *, matched: Matched | None) -> Difference:
    shares: list[float] = []
    pulls = numpy.zeros(len(ends.people))
    for form, sign in ((0, -1), (1, 1)):
        mine = ends.form == form
        share, influence = share_and_influence(
            ends.day[mine], ends.code[mine], ends.people[mine] * weights[mine], on
        )
        shares.append(share)
        pulls[mine] = sign * influence
    influences = pulls * weights
    if matched is not None:
        influences = influences + _of_the_fit(ends, matched, _lean(ends, pulls, matched))
    error = float(numpy.sqrt((ends.people * influences**2).sum()))
    value = shares[1] - shares[0]
    return Difference(
        shares[0], shares[1], value, max(-1.0, value - Z_95 * error), min(1.0, value + Z_95 * error)
    )


def share_and_influence(
    day: NDArray[numpy.int64], code: NDArray[numpy.int64], weight: Numbers, on: int
) -> tuple[float, Numbers]:
    """The weighted share that reached it by a day, and what each row adds for a unit of weight."""
    reached, ended = (
        numpy.bincount(day, weight * chosen, DAYS) for chosen in (code == 1, code > 0)
    )
    at_risk = numpy.bincount(day, weight, DAYS)[::-1].cumsum()[::-1]
    with numpy.errstate(divide="ignore", invalid="ignore"):
        to_it = numpy.nan_to_num(reached / at_risk)
        to_any = numpy.nan_to_num(ended / at_risk)
        left = numpy.cumprod(1 - to_any)
        before = numpy.concatenate([[1.0], left[:-1]])
        rise = numpy.cumsum(before * to_it)
        gain = numpy.nan_to_num(before / at_risk, posinf=0)
        loss = numpy.nan_to_num((rise[on] - rise) / (at_risk * (1 - to_any)), posinf=0, neginf=0)
    counted = numpy.arange(DAYS) <= on
    drift = numpy.cumsum(numpy.where(counted, gain * to_it - loss * to_any, 0.0))
    own = (code == 1) * gain[day] - (code > 0) * loss[day]
    return float(rise[on]), numpy.where(day <= on, own, 0.0) - drift[day]


def _lean(ends: Ends, pulls: Numbers, matched: Matched) -> Numbers:
    """How the difference moves with the coefficients of the model, through the weights."""
    chance = matched.propensity[ends.profile]
    turn = numpy.where(ends.form == 1, -1.0, 1.0) * chance * (1 - chance)
    pull = ends.people * pulls * turn * matched.is_in[ends.profile]
    by_profile = numpy.bincount(ends.profile, pull, len(matched.propensity))
    return by_profile @ matched.design.model


def _of_the_fit(ends: Ends, matched: Matched, lean: Numbers) -> Numbers:
    """What each person adds through the model that was fitted on them."""
    solved: Any = numpy.linalg.solve(matched.information, lean)  # type: ignore[arg-type]
    score = matched.design.model @ solved
    residual = ends.form - matched.propensity[ends.profile]
    return numpy.where(matched.is_in[ends.profile], residual * score[ends.profile], 0.0)
