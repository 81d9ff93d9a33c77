"""Amounts that follow from a household, for what a right may bring."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from tandem.rooms.rights.rules import figures
from tandem.rooms.rights.rules.facts import (
    ADULT,
    LEEFLOON,
    NOT_COUNTED,
    Range,
    children,
    couple,
    exactly,
    leefloon_category,
    net_income,
)
from tandem.rooms.rights.rules.home import Home

LARGE_FAMILY = 3


def leefloon_gap(home: Home) -> Range | None:
    """Euro a month between the means of the couple and the amount of their category."""
    key = leefloon_category(home)
    amount = figures.euro(key, home.on) if key else None
    if amount is None:
        return None
    means = net_income(couple(home), without=NOT_COUNTED | set(LEEFLOON))
    least = amount - means.high if means.high is not None else Decimal(0)
    return Range(max(Decimal(0), least), max(Decimal(0), amount - means.low))


def social_supplement(home: Home) -> Range | None:
    """Euro a month of social supplement on child benefit, for children born from 2019 on."""
    count = children(home, below=ADULT).exact
    size = "large" if count and count >= LARGE_FAMILY else "small"
    each = figures.euro(f"social_supplement_{size}", home.on)
    return None if count is None or each is None else exactly(each * count)


# Name in the catalogue -> reading.
AMOUNTS: Mapping[str, Callable[[Home], Range | None]] = {
    "leefloon_gap": leefloon_gap,
    "social_supplement": social_supplement,
    "children": lambda home: children(home, below=ADULT),
    "persons": lambda home: exactly(len(home.persons)),
}
