"""What differs between an outcome of then and one of now, and which values made it so."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tandem.rooms.rights.rules.outcome import Column, Line, Outcome, Value


@dataclass(frozen=True)
class ChangedAmount:
    """One line that differs. at: the place of the column, 0 is today. None: not computed."""

    at: int
    code: str
    who: int | None
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True)
class ChangedValue:
    """A value of the law that differs. None: it was not, or is no longer, used."""

    parameter: str
    label: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class Again:
    """Then beside now."""

    before: Outcome
    after: Outcome
    amounts: tuple[ChangedAmount, ...]
    values: tuple[ChangedValue, ...]


def compared(before: Outcome, after: Outcome) -> Again:
    """Both outcomes, of the same household and what-ifs, with what differs."""
    return Again(before, after, tuple(_amounts(before, after)), tuple(_values(before, after)))


def _amounts(before: Outcome, after: Outcome) -> Iterator[ChangedAmount]:
    for at, (then, now) in enumerate(zip(before.columns, after.columns, strict=True)):
        old, new = _by_place(then), _by_place(now)
        for code, who in old | new:
            pair = [lines[code, who].euro if (code, who) in lines else None for lines in (old, new)]
            if pair[0] != pair[1]:
                yield ChangedAmount(at, code, who, *pair)


def _by_place(column: Column) -> dict[tuple[str, int | None], Line]:
    every = (*column.lines, *column.costs, *column.yearly)
    return {(line.code, line.who): line for line in every}


def _values(before: Outcome, after: Outcome) -> Iterator[ChangedValue]:
    """The newest value used of each parameter, where it is another one."""
    old, new = _newest(before), _newest(after)
    for name in sorted(old | new):
        then, now = old.get(name), new.get(name)
        if then != now:
            known = now or then
            yield ChangedValue(name, known.label if known else name, then, now)


def _newest(outcome: Outcome) -> dict[str, Value]:
    ordered = sorted(outcome.values.values(), key=lambda value: value.since)
    return {value.parameter: value for value in ordered}
