"""What cannot be true of a household, and what is rare enough to ask twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tandem.rooms.rights.rules.home import Every, Home, Income, IncomeKind, Person, Relation

MOST_PERSONS = 15
OLDEST = 120
YEARS_BETWEEN_PARENT_AND_CHILD = 12
FULL_WEEK = Decimal(38)
LONGEST_WEEK = Decimal(48)
# No benefit and few wages reach these a month; whoever types more mostly means a year.
YEARLY_BENEFIT = Decimal(3500)
YEARLY_WAGE = Decimal(10000)
YEARLY_RENT = Decimal(3500)
MOST_A_DAY = Decimal(400)


class Flaw(StrEnum):
    """What is wrong. Those in ASKED may be right after all, once somebody says so."""

    NOBODY = "nobody"
    TOO_MANY = "too_many"
    PARTICIPANT_NOT_FIRST = "participant_not_first"
    TWO_PARTNERS = "two_partners"
    BORN_LATER = "born_later"
    TOO_OLD = "too_old"
    OLDER_THAN_PARENTS = "older_than_parents"
    HOURS = "hours"
    NEGATIVE = "negative"
    KIND_TWICE = "kind_twice"
    LONG_WEEK = "long_week"
    LOOKS_YEARLY = "looks_yearly"
    LOOKS_MONTHLY = "looks_monthly"


ASKED = frozenset({Flaw.LONG_WEEK, Flaw.LOOKS_YEARLY, Flaw.LOOKS_MONTHLY})


@dataclass(frozen=True)
class Found:
    """A flaw, at a person and an income of that person where it is theirs, counted from 0.

    field: name of the field of `rules.home` that holds it.
    """

    flaw: Flaw
    field: str
    person: int | None = None
    income: int | None = None
    facts: dict[str, object] = default(default_factory=dict)


def flaws(home: Home) -> list[Found]:
    """Everything that is wrong or asks for a second look, in the order of the household."""
    found = list(_of_the_whole(home))
    for at, person in enumerate(home.persons):
        found += _of_person(home, at, person)
        for number, income in enumerate(person.incomes):
            found += _of_income(person, at, number, income)
    return found


def age_on(day: date, birth_date: date) -> int:
    """Completed years; negative before birth."""
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


def born_at_age(age: int, day: date) -> date:
    """The first of July that makes somebody this old, in completed years, on a day."""
    return date(day.year - age - ((day.month, day.day) < (7, 1)), 7, 1)


def looks_yearly(income: Income) -> bool:
    """Whether an amount a month is more than such an income ever is in a month."""
    most = YEARLY_WAGE if income.kind in (IncomeKind.WAGE, IncomeKind.OTHER) else YEARLY_BENEFIT
    return income.every is Every.MONTH and income.euro > most


def _of_the_whole(home: Home) -> Iterator[Found]:
    relations = [person.relation for person in home.persons]
    if not relations:
        yield Found(Flaw.NOBODY, "persons")
    elif Relation.SELF in relations[1:] or relations[0] is not Relation.SELF:
        yield Found(Flaw.PARTICIPANT_NOT_FIRST, "persons")
    if len(relations) > MOST_PERSONS:
        yield Found(Flaw.TOO_MANY, "persons", facts={"most": MOST_PERSONS})
    partners = [at for at, each in enumerate(relations) if each is Relation.PARTNER]
    for at in partners[1:]:
        yield Found(Flaw.TWO_PARTNERS, "relation", at)
    if home.housing_euro is not None and home.housing_euro < 0:
        yield Found(Flaw.NEGATIVE, "housing_euro")
    elif home.housing_euro is not None and home.housing_euro > YEARLY_RENT:
        yield Found(Flaw.LOOKS_YEARLY, "housing_euro")


def _of_person(home: Home, at: int, person: Person) -> Iterator[Found]:
    hours = person.weekly_hours
    if hours is not None and not 0 <= hours <= LONGEST_WEEK:
        yield Found(Flaw.HOURS, "weekly_hours", at, facts={"most": LONGEST_WEEK})
    elif hours is not None and hours > max(FULL_WEEK, person.full_time_hours):
        yield Found(Flaw.LONG_WEEK, "weekly_hours", at, facts={"hours": hours})
    if person.birth_date is None:
        return
    if person.birth_date > home.on:
        yield Found(Flaw.BORN_LATER, "birth_date", at)
    elif age_on(home.on, person.birth_date) > OLDEST:
        yield Found(Flaw.TOO_OLD, "birth_date", at, facts={"most": OLDEST})
    elif person.relation is Relation.CHILD and _is_too_old_a_child(home, person.birth_date):
        years = YEARS_BETWEEN_PARENT_AND_CHILD
        yield Found(Flaw.OLDER_THAN_PARENTS, "birth_date", at, facts={"years": years})


def _is_too_old_a_child(home: Home, birth_date: date) -> bool:
    """Whether neither participant nor partner can be a parent; unknown when one age is."""
    parents = [each for each in (home.participant, home.partner) if each is not None]
    return all(
        parent.birth_date is not None
        and age_on(birth_date, parent.birth_date) < YEARS_BETWEEN_PARENT_AND_CHILD
        for parent in parents
    )


def _of_income(person: Person, at: int, number: int, income: Income) -> Iterator[Found]:
    if income.euro < 0:
        yield Found(Flaw.NEGATIVE, "euro", at, number)
    elif looks_yearly(income):
        yield Found(Flaw.LOOKS_YEARLY, "euro", at, number, {"twelfth": income.euro / 12})
    elif income.every is Every.DAY and income.euro > MOST_A_DAY:
        yield Found(Flaw.LOOKS_MONTHLY, "euro", at, number)
    if income.kind in [each.kind for each in person.incomes[:number]]:
        yield Found(Flaw.KIND_TWICE, "kind", at, number)
