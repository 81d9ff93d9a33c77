"""The amounts of the package without its rules: dated, with source and status.

Reads the same files as OpenFisca does, and loads nothing of it.

    >>> parameter("leefloon.amount.single").on(date(2025, 6, 1)).value
    Decimal('1314.2')
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

MONTHS_AFTER_NEWEST = 14
VERIFIED = "verified"
UNVERIFIED = "unverified"
_FOLDER = Path(__file__).parent / "parameters"


@dataclass(frozen=True)
class DatedValue:
    """value: in the unit of its parameter; None where the law ended it or nobody knows it.

    since: first day. status: verified (read in the source named) or unverified.
    """

    since: date
    value: Decimal | None
    status: str = UNVERIFIED
    source: str = ""
    note: str = ""

    @property
    def is_verified(self) -> bool:
        return self.status == VERIFIED


@dataclass(frozen=True)
class DatedParameter:
    """values: oldest first. last: the last day on which the newest may still be used.

    A newest value of None was ended by law, and stays so.
    """

    name: str
    label: str
    unit: str
    values: tuple[DatedValue, ...]
    last: date

    def on(self, day: date) -> DatedValue | None:
        """What holds on a day; None before the first, in a gap, and when it is too old."""
        held = [each for each in self.values if each.since <= day]
        return held[-1] if held and held[-1].value is not None and day <= self.last else None


@cache
def parameter(name: str) -> DatedParameter:
    """The parameter of a dotted name, as `leefloon.amount.single`. Raises KeyError."""
    told = _told(name)
    facts = told.get("metadata", {})
    values = tuple(_value(day, each) for day, each in sorted(told["values"].items()))
    return DatedParameter(
        name=name,
        label=told.get("description", name),
        unit=facts.get("unit", ""),
        values=values,
        last=_last(values, facts.get("confirmed_on")),
    )


def _last(values: tuple[DatedValue, ...], confirmed_on: Any) -> date:
    if values[-1].value is None:
        return date.max
    newest = values[-1].since
    return months_after(max(newest, date.fromisoformat(str(confirmed_on or newest))))


def months_after(day: date) -> date:
    """The same day fourteen months later, or the last day of that month."""
    count = day.year * 12 + day.month - 1 + MONTHS_AFTER_NEWEST
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _value(day: Any, told: Any) -> DatedValue:
    facts = told.get("metadata", {})
    number = told["value"]
    return DatedValue(
        since=date.fromisoformat(str(day)),
        value=None if number is None else Decimal(str(number)),
        status=facts.get("status", UNVERIFIED),
        source=facts.get("reference", ""),
        note=facts.get("note", ""),
    )


def _told(name: str) -> Any:
    place, found = _FOLDER, None
    for part in name.split("."):
        if found is not None:
            found = found[part]
        elif (place / part).is_dir():
            place = place / part
        else:
            path = place / f"{part}.yaml"
            if not path.is_file():
                raise KeyError(name)
            found = _file(path)
    if not found or "values" not in found:
        raise KeyError(name)
    return found


@cache
def _file(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))
