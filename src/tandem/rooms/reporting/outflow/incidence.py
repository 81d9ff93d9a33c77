"""Cumulative incidence with competing exits, after Aalen and Johansen, by lifelines.

lifelines shakes the days of tied events at random. Here nothing is left to chance: ties are
broken beforehand, in a fixed order within the day, censored last. For the estimate the order
does not matter: of n waiting, d leaving first one way and e the other, the second share is
(n-d)/n times e/(n-d), which is e/n.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

from tandem.rooms.reporting.outflow.contract import COMPETING, REACHED, Kind, Outcome

# Places within a day: what was waited for, then other exits, then who is no longer followed.
_PLACE = {1: 0.25, 2: 0.5, 0: 0.75}
END_OF_DAY = 0.99


@dataclass(frozen=True, slots=True, order=True)
class Ended:
    """So many people whose waiting ended on this day in this way."""

    day: int
    kind: str
    people: int


@dataclass(frozen=True, slots=True)
class Share:
    """A share of those who began, 0 to 1, with its band of 95 per cent; None: not to be told."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Curve:
    """The share that reached an outcome, day by day, and how many still waited.

    days: the days on which something ended, in order, from 0. at_risk: how many still waited
    just before that day. reached, otherwise: how many by the end of that day.
    """

    outcome: Outcome
    began: int
    days: Sequence[int]
    shares: Sequence[Share]
    at_risk: Sequence[int]
    reached: Sequence[int]
    otherwise: Sequence[int]

    def share_by(self, day: int) -> Share:
        """The share by the end of a day; zero before anything happened."""
        at = self._last(day)
        return Share(0.0) if at is None else self.shares[at]

    def reached_by(self, day: int) -> int:
        at = self._last(day)
        return 0 if at is None else self.reached[at]

    def otherwise_by(self, day: int) -> int:
        at = self._last(day)
        return 0 if at is None else self.otherwise[at]

    def waiting_on(self, day: int) -> int:
        """How many still waited when this day began."""
        at = bisect_left(self.days, day)
        return self.at_risk[at] if at < len(self.days) else 0

    def _last(self, day: int) -> int | None:
        after = bisect_right(self.days, day)
        return after - 1 if after else None


def curve(ended: Iterable[Ended], outcome: Outcome) -> Curve:
    """The curve of one outcome. The order of the rows does not matter; none gives no curve days.

    Raises ValueError on a negative day or number, or an unknown kind.
    """
    rows = _tallied(ended, outcome)
    if not rows:
        return Curve(outcome, 0, (), (), (), (), ())
    days = sorted({day for day, _code in rows})
    reached, otherwise, at_risk = [], [], []
    waiting, so_far = sum(rows.values()), [0, 0]
    began = waiting
    for day in days:
        at_risk.append(waiting)
        so_far = [so_far[0] + rows.get((day, 1), 0), so_far[1] + rows.get((day, 2), 0)]
        reached.append(so_far[0])
        otherwise.append(so_far[1])
        waiting -= sum(rows.get((day, code), 0) for code in _PLACE)
    return Curve(outcome, began, days, _shares(rows, days), at_risk, reached, otherwise)


def _tallied(ended: Iterable[Ended], outcome: Outcome) -> dict[tuple[int, int], int]:
    """People by day and by how lifelines calls it: 1 reached, 2 otherwise, 0 censored."""
    codes = dict.fromkeys(REACHED[outcome], 1) | dict.fromkeys(COMPETING, 2) | {Kind.CENSORED: 0}
    rows: dict[tuple[int, int], int] = {}
    for one in ended:
        if one.day < 0 or one.people < 0 or one.kind not in codes:
            raise ValueError(f"{one} cannot be an end of waiting for {outcome}.")
        if one.people:
            key = (one.day, codes[Kind(one.kind)])
            rows[key] = rows.get(key, 0) + one.people
    return rows


def _shares(rows: dict[tuple[int, int], int], days: Sequence[int]) -> list[Share]:
    # Heavy, and only needed here.
    import numpy
    from lifelines import AalenJohansenFitter

    keys = sorted(rows)
    # Where nothing happened yet, or nobody is left, a band has no logarithm: it is not told.
    with numpy.errstate(all="ignore"):
        fitted = AalenJohansenFitter().fit(
            [day + _PLACE[code] for day, code in keys],
            [code for _day, code in keys],
            event_of_interest=1,
            weights=[rows[key] for key in keys],
        )
    values = fitted.cumulative_density_.iloc[:, 0]
    band = fitted.confidence_interval_
    ends = numpy.searchsorted(values.index, [day + END_OF_DAY for day in days]) - 1
    return [_share(values.iloc[at], *band.iloc[at]) for at in ends]


def _share(value: float, one: float, other: float) -> Share:
    if not (isfinite(one) and isfinite(other)):
        return Share(float(value))
    return Share(float(value), float(min(one, other)), float(max(one, other)))
