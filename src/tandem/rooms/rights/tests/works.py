"""Ways of going to work for tests, and households without children."""

from datetime import date
from decimal import Decimal

from tandem.rooms.rights.rules.home import Collar, Home, Income, IncomeKind, Person, Relation
from tandem.rooms.rights.rules.whatif import ContractKind, Pay, WhatIf

ON, START = date(2026, 4, 10), date(2026, 5, 1)
LEEFLOON_OF_SINGLE = Decimal("1340.48")


def alone(*incomes, **facts):
    """Somebody who lives alone with these incomes, and nothing else."""
    told = {"name": "Sam", "birth_date": date(1990, 5, 17), "are_incomes_complete": True}
    return Home(ON, (Person(Relation.SELF, incomes=incomes, **told | facts),))


def gets(kind, euro):
    return Income(kind, Decimal(euro))


ON_LEEFLOON = alone(gets(IncomeKind.LEEFLOON, LEEFLOON_OF_SINGLE))
ON_BENEFIT = alone(gets(IncomeKind.UNEMPLOYMENT, 1300))


def work(title="Halftijds", hours=19, **facts):
    """A job at the minimum wage, with transport told."""
    given = {
        "contract": ContractKind.REGULAR,
        "weekly_hours": Decimal(hours),
        "starts_on": START,
        "pay": Pay.MINIMUM,
        "collar": Collar.WHITE,
        "transport_euro": Decimal(0),
    }
    return WhatIf(title=title, **given | facts)
