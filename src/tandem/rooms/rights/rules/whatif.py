"""Going to work in another way: what somebody fills in beside the household of today.

None means that nobody knows yet; it never means zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from tandem.foundation.errors import Refused
from tandem.rooms.rights.rules.home import Collar

MOST = 4
FULL_TIME = Decimal(38)
# The longest average week that the labour act allows, with overtime of a sector counted in.
LONGEST_WEEK = Decimal(48)
WEEKS_OF_A_MONTH = Decimal(13) / Decimal(3)
# Above this an amount is nearly always of a year, or of a month where an hour is asked.
LOOKS_YEARLY = Decimal(10_000)
LOOKS_MONTHLY = Decimal(100)
# Outside these somebody made a typing error; which months have rules the engine knows.
FIRST_YEAR, LAST_YEAR = 2017, 2040
_CENT = Decimal("0.01")


class ContractKind(models.TextChoices):
    """What kind of work or training it is; benefits look at it."""

    REGULAR = "regular", _("Ordinary job")
    SOCIAL_ECONOMY = "social_economy", _("Social economy (maatwerk)")
    ARTICLE_60 = "article_60", _("Article 60 (job by the OCMW)")
    WIJK_WERKEN = "wijk_werken", _("Neighbourhood work (wijk-werken)")
    TRAINING = "training", _("Training with an allowance")
    ENTERED = "entered", _("I know the net amount")


class Pay(models.TextChoices):
    """For how long the gross wage is."""

    MONTH = "month", _("a month, for these hours")
    HOUR = "hour", _("an hour")
    MINIMUM = "minimum", _("the minimum wage")


# Of these the gross wage is known, so that the net wage is computed.
WAGED = frozenset({ContractKind.REGULAR, ContractKind.SOCIAL_ECONOMY, ContractKind.ARTICLE_60})


@dataclass(frozen=True)
class WhatIf:
    """One way of going to work, instead of the work of today.

    weekly_hours: of the contract, 0 to 48. pay, pay_euro: the gross wage; of contracts that
    are not WAGED pay_euro is the net amount a month. supplement_euro: IGU or another benefit
    beside the work, a month, as `supplement_source` tells. yearly_euro: a premium, net, a year.
    are_long_hours_meant: somebody confirmed more than 38 hours. Costs are a month.
    """

    title: str
    contract: ContractKind
    weekly_hours: Decimal
    starts_on: date
    pay: Pay = Pay.MONTH
    pay_euro: Decimal | None = None
    full_time_hours: Decimal = FULL_TIME
    collar: Collar = Collar.UNKNOWN
    is_shortage: bool = False
    child_care_euro: Decimal | None = None
    transport_euro: Decimal | None = None
    other_costs_euro: Decimal | None = None
    supplement_euro: Decimal | None = None
    supplement_source: str = ""
    yearly_euro: Decimal | None = None
    are_long_hours_meant: bool = False

    @property
    def is_waged(self) -> bool:
        """Whether the net wage is computed from a gross wage."""
        return self.contract in WAGED

    @property
    def is_part_time(self) -> bool:
        return self.weekly_hours < self.full_time_hours

    @property
    def gross_euro(self) -> Decimal | None:
        """Gross a month; None for the minimum wage, which hangs on the month, and for net pay."""
        if not self.is_waged or self.pay == Pay.MINIMUM or self.pay_euro is None:
            return None
        if self.pay == Pay.HOUR:
            return of_an_hour(self.pay_euro, self.weekly_hours)
        return self.pay_euro

    @property
    def hourly_euro(self) -> Decimal | None:
        """Gross an hour, not rounded; None where there is no gross wage or no hour."""
        if self.gross_euro is None or not self.weekly_hours:
            return None
        if self.pay == Pay.HOUR:
            return self.pay_euro
        return self.gross_euro / (self.weekly_hours * WEEKS_OF_A_MONTH)


class NoRules(Refused):
    """No wage can be computed in that month. Facts: at, place of the what-if; first, last day."""


class Problem(NamedTuple):
    """What is wrong with one field of a what-if. code: a key of the sentences of the form."""

    field: str
    code: str


def of_an_hour(hourly_euro: Decimal, weekly_hours: Decimal) -> Decimal:
    """Gross a month, to the cent: 13 weeks are three months."""
    gross = hourly_euro * weekly_hours * WEEKS_OF_A_MONTH
    return gross.quantize(_CENT, rounding=ROUND_HALF_UP)


def problems(whatif: WhatIf) -> Iterator[Problem]:
    """What cannot be right, or must be confirmed. Days are the engine's to judge."""
    yield from _problems_of_hours(whatif)
    yield from _problems_of_pay(whatif)
    if not FIRST_YEAR <= whatif.starts_on.year <= LAST_YEAR:
        yield Problem("starts_on", "far_away")
    if whatif.supplement_euro is not None and not whatif.supplement_source.strip():
        yield Problem("supplement_source", "say_who_computed")
    for field in MONTHLY:
        euro = getattr(whatif, field)
        if euro is not None and euro > LOOKS_YEARLY:
            yield Problem(field, "looks_yearly")
    for field in (*MONTHLY, "yearly_euro", "pay_euro"):
        euro = getattr(whatif, field)
        if euro is not None and euro < 0:
            yield Problem(field, "negative")


MONTHLY = ("child_care_euro", "transport_euro", "other_costs_euro", "supplement_euro")


def _problems_of_hours(whatif: WhatIf) -> Iterator[Problem]:
    if whatif.weekly_hours < 0:
        yield Problem("weekly_hours", "negative")
    elif whatif.weekly_hours > LONGEST_WEEK:
        yield Problem("weekly_hours", "too_long")
    elif whatif.weekly_hours > FULL_TIME and not whatif.are_long_hours_meant:
        yield Problem("weekly_hours", "confirm_long")
    elif whatif.is_waged and not whatif.weekly_hours:
        yield Problem("weekly_hours", "none_worked")
    if not 0 < whatif.full_time_hours <= LONGEST_WEEK:
        yield Problem("full_time_hours", "impossible")
    elif whatif.full_time_hours < whatif.weekly_hours <= FULL_TIME:
        yield Problem("full_time_hours", "less_than_hours")


def _problems_of_pay(whatif: WhatIf) -> Iterator[Problem]:
    euro = whatif.pay_euro
    if euro is None:
        if whatif.is_waged and whatif.pay != Pay.MINIMUM:
            yield Problem("pay_euro", "no_wage")
        elif whatif.contract == ContractKind.ENTERED:
            yield Problem("pay_euro", "no_net")
    elif whatif.is_waged and whatif.pay == Pay.HOUR:
        if euro > LOOKS_MONTHLY:
            yield Problem("pay_euro", "looks_monthly")
    elif euro > LOOKS_YEARLY:
        yield Problem("pay_euro", "looks_yearly")
