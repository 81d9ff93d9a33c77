"""A job on offer, as plain values, and how what came of it differs from what was expected."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from tandem.rooms.rights.rules.home import Collar
from tandem.rooms.rights.rules.soundness import FULL_WEEK, YEARLY_WAGE
from tandem.rooms.trajectories.models import Contract

MOST_AN_HOUR = Decimal(100)
WEEKS_OF_A_MONTH = Decimal(52) / 12
_CENT = Decimal("0.01")


class WagePer(models.TextChoices):
    """For how long a gross wage is. A month is that of the hours on offer, not of a full-timer."""

    MONTH = "month", _("a month, for these hours")
    HOUR = "hour", _("an hour")


class SeenIn(models.TextChoices):
    """Where the offer was seen."""

    VACANCY = "vacancy", _("A vacancy")
    PAPER = "paper", _("A contract or offer on paper")
    TOLD = "told", _("Told by the participant or the employer")


# Contracts with a gross wage. Who is self-employed has none.
WITH_WAGE = tuple(each for each in Contract if each is not Contract.SELF_EMPLOYED)


@dataclass(frozen=True)
class Offer:
    """A job on offer. None and UNKNOWN mean that nobody knows; they never mean zero.

    hours: a week, more than 0, at most 48. wage_euro: gross, for `wage_per`.
    days: a week, 1 to 6. travel_km: home to work, one way. travel_euro: tickets, a month.
    child_care_euro: a month, because of this job.
    """

    title: str
    hours: Decimal
    wage_euro: Decimal
    wage_per: WagePer = WagePer.MONTH
    contract: Contract = Contract.OPEN_ENDED
    collar: Collar = Collar.UNKNOWN
    employer: str = ""
    starts_on: date | None = None
    days: Decimal | None = None
    travel_km: Decimal | None = None
    travel_euro: Decimal | None = None
    child_care_euro: Decimal | None = None
    seen_in: SeenIn = SeenIn.VACANCY

    @property
    def gross_month(self) -> Decimal:
        """Gross wage of an average month for the hours on offer, in cents."""
        if self.wage_per is WagePer.MONTH:
            return self.wage_euro
        exact = self.wage_euro * self.hours * WEEKS_OF_A_MONTH
        return exact.quantize(_CENT, ROUND_HALF_UP)

    @property
    def gross_hour(self) -> Decimal:
        """Gross wage an hour, in cents."""
        exact = self.gross_month / (self.hours * WEEKS_OF_A_MONTH)
        return exact.quantize(_CENT, ROUND_HALF_UP)


class Odd(StrEnum):
    """What is rare in an offer, and may be right."""

    LONG_WEEK = "long_week"
    HOURLY_IS_MONTHLY = "hourly_is_monthly"
    MONTHLY_IS_HOURLY = "monthly_is_hourly"
    MONTHLY_IS_YEARLY = "monthly_is_yearly"


def odd(offer: Offer) -> list[tuple[str, Odd]]:
    """Fields that ask for a second look. An hour below 100 euro, a month of 100 to 10,000."""
    found = []
    if offer.hours > FULL_WEEK:
        found.append(("hours", Odd.LONG_WEEK))
    if offer.wage_per is WagePer.HOUR and offer.wage_euro > MOST_AN_HOUR:
        found.append(("wage_euro", Odd.HOURLY_IS_MONTHLY))
    if offer.wage_per is WagePer.MONTH and offer.wage_euro < MOST_AN_HOUR:
        found.append(("wage_euro", Odd.MONTHLY_IS_HOURLY))
    if offer.wage_per is WagePer.MONTH and offer.wage_euro > YEARLY_WAGE:
        found.append(("wage_euro", Odd.MONTHLY_IS_YEARLY))
    return found
