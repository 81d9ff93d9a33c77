"""Households for tests, as plain values."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tandem.rooms.rights import actions
from tandem.rooms.rights.rules.home import (
    Collar,
    Couple,
    Every,
    HealthInsurance,
    Home,
    Housing,
    Income,
    IncomeKind,
    Person,
    Relation,
    Seen,
    Work,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAMIRA = Person(
    Relation.SELF,
    name="Samira",
    birth_date=date(1990, 5, 17),
    work=Work.JOBSEEKER,
    incomes=(Income(IncomeKind.LEEFLOON, Decimal("1776.07"), Every.MONTH, Seen.PAPER),),
    are_incomes_complete=True,
)
KARIM = Person(
    Relation.PARTNER,
    name="Karim",
    birth_date=date(1985, 7, 1),
    work=Work.EMPLOYEE,
    weekly_hours=Decimal(19),
    collar=Collar.BLUE,
    incomes=(Income(IncomeKind.WAGE, Decimal(1100)),),
)
NORA = Person(Relation.CHILD, name="Nora", birth_date=date(2017, 2, 3), has_child_benefit=True)
HOME = Home(
    on=date(2026, 3, 2),
    persons=(SAMIRA, KARIM, NORA),
    couple=Couple.MARRIED,
    housing=Housing.PRIVATE_RENT,
    housing_euro=Decimal(750),
    health_insurance=HealthInsurance.INCREASED,
)


def with_person(at, **changes):
    """HOME in which one person is otherwise."""
    persons = list(HOME.persons)
    persons[at] = replace(persons[at], **changes)
    return replace(HOME, persons=tuple(persons))


def note(actor, trajectory, home=HOME, *, at=AT):
    return actions.note_home(actor=actor, trajectory_id=trajectory.pk, home=home, at=at)
