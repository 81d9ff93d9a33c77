"""A household's situation on a day, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

ADULT_FROM = 14


class Occupation(StrEnum):
    """What somebody mainly did in the income year. A pension of a widow or widower is no
    pension here, for the definitions keep it apart."""

    WORKING = "working"
    JOBSEEKER = "jobseeker"
    STUDENT = "student"
    PENSION = "pension"
    INACTIVE = "inactive"
    UNKNOWN = "unknown"


class Lack(StrEnum):
    """Whether a household has or does something, and if not, whether money is the reason."""

    HAS = "has"
    CANNOT_AFFORD = "cannot_afford"
    OTHER_REASON = "other_reason"
    UNKNOWN = "unknown"


class Weak(StrEnum):
    """Whether a family is weak on a criterion."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Person:
    """Somebody in a household. None is not known.

    age: completed years. months_worked: in the income year, 0 to 12. weekly_hours: usual
    hours in the months worked.
    """

    age: int | None
    occupation: Occupation = Occupation.UNKNOWN
    months_worked: Decimal | None = None
    weekly_hours: Decimal | None = None


@dataclass(frozen=True)
class Situation:
    """A household on a day.

    income_eur: net income of everyone together in one month. is_income_complete: False when
    there is more, or nobody is sure. mostly_pensions: whether pensions are its main income.
    lacks, weaknesses: answers by item; an item that is absent is unknown.
    """

    persons: tuple[Person, ...]
    income_eur: Decimal | None = None
    is_income_complete: bool = False
    mostly_pensions: bool | None = None
    lacks: Mapping[str, Lack] = field(default_factory=lambda: MappingProxyType({}))
    weaknesses: Mapping[str, Weak] = field(default_factory=lambda: MappingProxyType({}))
