"""Dated amounts that conditions of rights look at, each with its source and status.

They are for finding, not for paying: what somebody receives is computed elsewhere, or read
on a letter.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from tandem.rooms.partners.programme_reading import Reader

# A figure that is older than this has probably been indexed since.
TRUSTED_MONTHS = 14


class Status(StrEnum):
    """verified: read in a stored public page or file. unverified: knowledge or arithmetic."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


@dataclass(frozen=True)
class Value:
    """since: first day, as YYYY-MM-DD. euro: a month or a year, as the figure says."""

    since: str
    euro: Decimal
    status: Status
    source: str

    @property
    def first_day(self) -> date:
        return date.fromisoformat(self.since)

    def is_weak_on(self, day: date) -> bool:
        """Whether it may not be the amount of that day: not verified, or too old."""
        first = self.first_day
        months = (day.year - first.year) * 12 + day.month - first.month
        return self.status is Status.UNVERIFIED or months >= TRUSTED_MONTHS


@dataclass(frozen=True)
class Figure:
    """values: oldest first."""

    key: str
    values: tuple[Value, ...]

    def on(self, day: date) -> Value | None:
        """What holds on a day; None before the first."""
        held = [value for value in self.values if value.first_day <= day]
        return held[-1] if held else None


@dataclass(frozen=True)
class _File:
    figures: tuple[Figure, ...]


def euro(key: str, day: date) -> Decimal | None:
    """The amount that holds on a day. Raises KeyError on an unknown figure."""
    value = all_figures()[key].on(day)
    return value.euro if value else None


def is_weak(key: str, day: date) -> bool:
    """Whether the amount of that day is not certain."""
    value = all_figures()[key].on(day)
    return value is None or value.is_weak_on(day)


@cache
def all_figures() -> dict[str, Figure]:
    """Every figure by key. Raises ProgrammeError on a file that does not fit."""
    name = "figures.yaml"
    text = (files("tandem.rooms.rights") / "catalogue" / name).read_text(encoding="utf-8")
    read: _File = Reader(name).read(text, _File)
    return {figure.key: figure for figure in read.figures}
