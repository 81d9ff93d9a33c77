"""What came out of a comparison: amounts a month, how each is known, and on which values.

Plain values that can be kept as JSON and read back. No words: pages choose them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

STEP_EUR = Decimal(1)


class How(StrEnum):
    """How an amount is known."""

    COMPUTED = "computed"
    ENTERED = "entered"
    NOT_COMPUTED = "not_computed"


class Why(StrEnum):
    """Why there is no amount, or what to know with the amount."""

    NONE = ""
    OUT_OF_REACH = "out_of_reach"
    UNKNOWN = "unknown"
    ASK_FUND = "ask_fund"
    ASK_OCMW = "ask_ocmw"
    ASK_PAYER = "ask_payer"
    IGU_POSSIBLE = "igu_possible"
    STOPS = "stops"
    GOES_ON = "goes_on"
    LOCAL_SCALE = "local_scale"
    COLLAR_UNKNOWN = "collar_unknown"
    SUPPLEMENT_MAY_CHANGE = "supplement_may_change"
    LEEFLOON_DIFFERS = "leefloon_differs"
    YEAR_AFTER = "year_after"
    AS_TODAY = "as_today"


class Assumed(StrEnum):
    """What was taken to be so because nobody told."""

    COUPLE = "couple"
    COLLAR = "collar"
    HOURS = "hours"
    AGE = "age"
    CHILD_BENEFIT = "child_benefit"
    SAVINGS = "savings"
    RELATIVES = "relatives"
    FIRST_SPI_MONTH = "first_spi_month"


@dataclass(frozen=True)
class Value:
    """One dated value of the law on which something rests. value: in `unit`, as text."""

    parameter: str
    label: str
    value: str
    unit: str
    since: str
    status: str
    source: str
    note: str = ""

    @property
    def key(self) -> str:
        return f"{self.parameter}@{self.since}"

    @property
    def is_verified(self) -> bool:
        return self.status == "verified"


@dataclass(frozen=True)
class Line:
    """One amount a month, or a year for a yearly line.

    code: net_wage, leefloon, child_care... who: place of the person, 0 is the participant;
    None when it is of the household. euro: at least 0, None when not computed. facts: what
    the reason needs to be told (parameter, first, last). values: keys of the values behind.
    """

    code: str
    euro: Decimal | None
    how: How
    who: int | None = 0
    why: Why = Why.NONE
    facts: Mapping[str, str] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    is_verified: bool = True


@dataclass(frozen=True)
class Poverty:
    """How far a household is from the poverty line of its size, euro a month.

    income_euro: of the household, equivalised. line_euro: for one person. gap_euro: what the
    household has above (or, negative, below) the line of its size. silc_year: of the survey.
    """

    income_euro: Decimal
    line_euro: Decimal
    gap_euro: Decimal
    size: Decimal
    silc_year: int
    is_verified: bool


@dataclass(frozen=True)
class Column:
    """Today, or one what-if.

    month: the first day of the month computed. lines: what comes in; costs: what work costs;
    yearly: what comes once a year, euro a year. values: keys of every value used.
    """

    title: str
    month: date
    weekly_hours: Decimal
    lines: tuple[Line, ...]
    costs: tuple[Line, ...] = ()
    yearly: tuple[Line, ...] = ()
    poverty: Poverty | None = None
    gross_euro: Decimal | None = None
    values: tuple[str, ...] = ()

    @cached_property
    def income_euro(self) -> Decimal:
        """What comes in each month, of what is known."""
        return _sum(self.lines)

    @cached_property
    def costs_euro(self) -> Decimal:
        return _sum(self.costs)

    @cached_property
    def total_euro(self) -> Decimal:
        """What is left each month, of what is known: without what comes once a year."""
        return self.income_euro - self.costs_euro

    @cached_property
    def yearly_euro(self) -> Decimal:
        """What comes once a year, as much a month."""
        return (_sum(self.yearly) / 12).quantize(Decimal("0.01"))

    @property
    def missing(self) -> tuple[Line, ...]:
        """The lines without an amount: named, never taken as zero."""
        every = (*self.lines, *self.costs, *self.yearly)
        return tuple(line for line in every if line.euro is None)

    @property
    def is_verified(self) -> bool:
        every = (*self.lines, *self.costs, *self.yearly)
        return all(line.is_verified for line in every if line.euro is not None)


@dataclass(frozen=True)
class Curve:
    """What is left each month, hour by hour, at the wage of one what-if.

    of: the place of that what-if, from 0. points: weekly hours and euro, rising hours.
    without: codes of what is left out because it cannot be computed.
    """

    of: int
    points: tuple[tuple[int, Decimal], ...]
    without: tuple[str, ...] = ()

    @property
    def drops(self) -> tuple["Drop", ...]:
        """The stretches on which more hours leave less, falls of neighbouring hours joined."""
        found: list[Drop] = []
        for (hours, euro), (more, less) in pairwise(self.points):
            if euro - less < STEP_EUR:
                continue
            if found and found[-1].until == hours:
                found[-1] = Drop(found[-1].since, more, found[-1].euro + euro - less)
            else:
                found.append(Drop(hours, more, euro - less))
        return tuple(found)

    @property
    def plateaus(self) -> tuple["Plateau", ...]:
        """The stretches of several hours on which each hour leaves less than a euro more."""
        found: list[Plateau] = []
        for (hours, euro), (more, then) in pairwise(self.points):
            if not -STEP_EUR < then - euro < STEP_EUR:
                continue
            if found and found[-1].until == hours:
                found[-1] = Plateau(found[-1].since, more)
            else:
                found.append(Plateau(hours, more))
        return tuple(each for each in found if each.until - each.since > 1)


@dataclass(frozen=True)
class Plateau:
    """From `since` to `until` hours a week nothing more is left."""

    since: int
    until: int


@dataclass(frozen=True)
class Drop:
    """Going from `since` to `until` hours a week leaves `euro` less a month."""

    since: int
    until: int
    euro: Decimal


@dataclass(frozen=True)
class Outcome:
    """Today beside the what-ifs.

    version: of the rules. values: by key. assumed: codes of what nobody told and was filled
    in to be able to compute (Assumed).
    """

    columns: tuple[Column, ...]
    values: Mapping[str, Value]
    version: str
    assumed: tuple[str, ...] = ()
    curves: tuple[Curve, ...] = ()

    @property
    def today(self) -> Column:
        return self.columns[0]

    @property
    def whatifs(self) -> tuple[Column, ...]:
        return self.columns[1:]

    def curve_of(self, at: int) -> Curve | None:
        """The curve of the what-if at a place, from 0."""
        return next((curve for curve in self.curves if curve.of == at), None)

    def more_euro(self, column: Column) -> Decimal | None:
        """What this column leaves more a month than today.

        None when an income of today could not be told beside this work: whoever counted it
        as zero or as it is would tell somebody the wrong thing.
        """
        received = {(line.code, line.who) for line in self.today.lines if line.euro}
        if any((line.code, line.who) in received for line in column.missing):
            return None
        return column.total_euro - self.today.total_euro

    def per_hour_euro(self, column: Column) -> Decimal | None:
        """What each extra hour leaves; None without more hours than today, or without a sum."""
        hours = (column.weekly_hours - self.today.weekly_hours) * 13 / 3
        more = self.more_euro(column)
        if more is None or hours <= 0:
            return None
        return (more / hours).quantize(Decimal("0.01"))


def _sum(lines: tuple[Line, ...]) -> Decimal:
    return sum((line.euro for line in lines if line.euro is not None), Decimal(0))
