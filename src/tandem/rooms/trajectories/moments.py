"""When a follow-up is due and what day an answer may be about. Pure: no database, no clock."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PARAMETERS = Path(__file__).parent / "parameters" / "follow_up.yaml"

# The names that funders' figures are counted under; a programme may call them otherwise.
KEY_OF_MONTHS = {0: "leaving", 6: "six_months", 24: "twenty_four_months"}


@dataclass(frozen=True)
class Moment:
    """Asking again: key, and months after the last day of support (0 is on leaving)."""

    key: str
    months: int


@dataclass(frozen=True)
class Window:
    """Days that an answer may be about, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


LEAVING = Moment("leaving", 0)


def moments_of(follow_up: Iterable[dict[str, Any]]) -> list[Moment]:
    """The moments of a programme file, on leaving always among them, earliest first.

    follow_up: as in Programme.definition. A moment of which no source gives the number of
    months cannot fall due and is left out; two of the same month are one.
    """
    found: dict[int, str] = {LEAVING.months: LEAVING.key}
    for each in follow_up:
        if each["months"]["value"] is not None:
            found[each["months"]["value"]] = each["key"]
    return [Moment(KEY_OF_MONTHS.get(each, found[each]), each) for each in sorted(found)]


def due_on(exit_on: date, months: int) -> date:
    """On leaving the last day to ask (four weeks after the exit), else the day asked about."""
    if months == 0:
        return exit_on + timedelta(days=_days("leaving_days"))
    return months_after(exit_on, months)


def window(exit_on: date, months: int) -> Window:
    """Days an answer may be about: up to four weeks after the exit, or around the day itself.

    Source: parameters/follow_up.yaml (V08, V09).
    """
    due = due_on(exit_on, months)
    if months == 0:
        return Window(exit_on, due)
    around = timedelta(days=_days("tolerance_days"))
    return Window(max(exit_on, due - around), due + around)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last when it is shorter.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@cache
def _days(name: str) -> int:
    return yaml.safe_load(PARAMETERS.read_text(encoding="utf-8"))[name]["value"]
