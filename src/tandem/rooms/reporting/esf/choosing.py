"""Which list of indicators, and which programmes, one report is about."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.foundation.errors import Refused
from tandem.rooms.reporting.esf.catalogue import REGIMES
from tandem.rooms.reporting.esf.contract import Period

SINCE, UNTIL = 2000, 2100


class BackwardPeriod(Refused):
    """The last day lies before the first; facts: first, last."""


class UnlikelyPeriod(Refused):
    """No programme of ours ran in these years; facts: first, last, since, until."""


class EmptyPeriod(Refused):
    """Nobody began or ended in the period; facts: first, last."""


class NoRegime(Refused):
    """Who was there then, was in programmes without indicators; facts: programmes."""


class UnknownProgramme(Refused):
    """No programme has this key here; facts: programme, known."""


class MixedRegimes(Refused):
    """The chosen programmes are reported in different ways; facts: regimes."""


@dataclass(frozen=True, slots=True)
class Operation:
    """A programme in the eyes of a funder.

    key: empty for trajectories without a programme. regime: as the programme file says,
    `none` without indicators. moving: how many trajectories began or ended in the period.
    """

    key: str
    name: str
    regime: str
    moving: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What a report is about. left_out: where people began or ended without being in it."""

    regime: str
    operations: tuple[Operation, ...]
    left_out: tuple[Operation, ...]

    @property
    def differing(self) -> tuple[Operation, ...]:
        """Programmes whose own file names another list than the one that was asked for."""
        return tuple(one for one in self.operations if one.regime != self.regime)


@dataclass(frozen=True)
class Order:
    """What is asked for: days, and if wanted a list of indicators and programmes."""

    first: date
    last: date
    regime: str | None = None
    programmes: tuple[str, ...] = ()


def period_of(first: date, last: date) -> Period:
    """The days from first to last. Raises BackwardPeriod, UnlikelyPeriod."""
    if last < first:
        raise BackwardPeriod(first=first, last=last)
    if first.year < SINCE or last.year > UNTIL:
        raise UnlikelyPeriod(first=first, last=last, since=SINCE, until=UNTIL)
    return Period(first, last)


def choose(
    offered: Sequence[Operation],
    *,
    period: Period,
    regime: str | None = None,
    programmes: Collection[str] = (),
) -> Choice:
    """The list and the programmes of a report, from what was asked for and what happened.

    Without programmes, all whose file names the list; when a list was asked for that no
    file names, all that have one. Without a list, the newest one that somebody was in.
    Raises EmptyPeriod, NoRegime, UnknownProgramme, MixedRegimes.
    """
    chosen = _named(offered, programmes) if programmes else _with_people(offered, period)
    if regime is None:
        regime = _regime_of(chosen, is_named=bool(programmes))
    if not programmes:
        chosen = [one for one in chosen if one.regime == regime] or chosen
    keys = {one.key for one in chosen}
    left_out = tuple(one for one in offered if one.moving and one.key not in keys)
    if not any(one.moving for one in chosen):
        raise EmptyPeriod(first=period.first, last=period.last)
    return Choice(regime, tuple(sorted(chosen, key=lambda one: one.key)), left_out)


def _named(offered: Sequence[Operation], programmes: Collection[str]) -> list[Operation]:
    known = {one.key: one for one in offered if one.key}
    for key in programmes:
        if key not in known:
            raise UnknownProgramme(programme=key, known=", ".join(sorted(known)) or "-")
    named = [known[key] for key in sorted(set(programmes))]
    without = [one.name for one in named if one.regime not in REGIMES]
    if without:
        raise NoRegime(programmes=", ".join(without))
    return named


def _with_people(offered: Sequence[Operation], period: Period) -> list[Operation]:
    moving = [one for one in offered if one.moving]
    if not moving:
        raise EmptyPeriod(first=period.first, last=period.last)
    found = [one for one in moving if one.regime in REGIMES]
    if not found:
        raise NoRegime(programmes=", ".join(one.name or "-" for one in moving))
    return found


def _regime_of(chosen: Sequence[Operation], *, is_named: bool) -> str:
    found = [regime for regime in REGIMES if any(one.regime == regime for one in chosen)]
    if is_named and len(found) > 1:
        raise MixedRegimes(regimes=", ".join(found))
    return found[0]
