"""What a right may bring in euro, as far as a source says so."""

from datetime import date
from decimal import Decimal

from tandem.rooms.rights.rules.amounts import AMOUNTS
from tandem.rooms.rights.rules.catalogue import Every, Right
from tandem.rooms.rights.rules.home import Home

CENT = Decimal("0.01")
# How often an amount comes in a year; what comes once counts in the year in which it comes.
TIMES_A_YEAR = {Every.MONTH: 12, Every.YEAR: 1, Every.ONCE: 1}


def expected_euro(right: Right, home: Home | None) -> Decimal | None:
    """Euro for the period that the right names; None when facts or a source are missing."""
    told = right.expected
    if told is None or home is None:
        return None
    if told.since and home.on < date.fromisoformat(told.since):
        return None
    count = Decimal(1)
    for name in (told.times, told.amount):
        if name is not None:
            found = AMOUNTS[name](home)
            if found is None or found.exact is None:
                return None
            count = found.exact
    euro = count if told.euro is None else told.euro * count
    return euro.quantize(CENT)


def a_year(euro: Decimal, every: str) -> Decimal:
    """An amount of some period as euro a year."""
    return euro * TIMES_A_YEAR[Every(every)]
