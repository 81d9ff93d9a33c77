"""Households in a few words, for tables that a social worker can read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tandem.rooms.rights.rules.home import (
    HealthInsurance,
    Home,
    Housing,
    Income,
    IncomeKind,
    Person,
    Relation,
    Work,
)

DAY = date(2026, 11, 22)


def home_from(told: Mapping[str, Any], day: date = DAY) -> Home:
    """A household: age, work, hours, incomes, complete, housing, health, children, partner.

    children: ages, null when not known. partner: incomes of the partner, all of them.
    """
    oneself = Person(
        relation=Relation.SELF,
        name="Samira",
        birth_date=_born(told.get("age"), day),
        work=Work(told.get("work", "unknown")),
        weekly_hours=Decimal(str(told["hours"])) if "hours" in told else None,
        incomes=_incomes(told.get("incomes", {})),
        are_incomes_complete=told.get("complete", False),
    )
    others = [
        Person(Relation.CHILD, name=f"Kind {at}", birth_date=_born(age, day),
               has_child_benefit=told.get("child_benefit"))
        for at, age in enumerate(told.get("children", []), start=1)
    ]  # fmt: skip
    if "partner" in told:
        others.append(
            Person(
                Relation.PARTNER,
                name="Karim",
                incomes=_incomes(told["partner"]),
                are_incomes_complete=True,
            )
        )
    return Home(
        on=day,
        persons=(oneself, *others),
        housing=Housing(told.get("housing", "unknown")),
        health_insurance=HealthInsurance(told.get("health", "unknown")),
    )


def _born(age: int | None, day: date) -> date | None:
    return None if age is None else date(day.year - age, 1, 1)


def _incomes(told: Mapping[str, Any]) -> tuple[Income, ...]:
    return tuple(Income(IncomeKind(kind), Decimal(str(euro))) for kind, euro in told.items())
