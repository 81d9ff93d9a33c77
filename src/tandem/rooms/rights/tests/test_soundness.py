from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tandem.rooms.rights.rules.home import Every, Home, Income, IncomeKind, Person, Relation
from tandem.rooms.rights.rules.soundness import (
    ASKED,
    MOST_PERSONS,
    Flaw,
    age_on,
    born_at_age,
    flaws,
    looks_yearly,
)
from tandem.rooms.rights.tests.homes import HOME, KARIM, NORA, SAMIRA, with_person


def found(home):
    return [(each.flaw, each.person, each.income) for each in flaws(home)]


def with_income(*incomes):
    return with_person(0, incomes=incomes)


class TestFlaws:
    def test_finds_none_in_an_ordinary_household(self):
        assert flaws(HOME) == []

    def test_asks_for_the_participant_in_the_first_place_only(self):
        assert found(Home(on=HOME.on, persons=())) == [(Flaw.NOBODY, None, None)]
        for persons in ((KARIM, SAMIRA), (SAMIRA, SAMIRA)):
            home = replace(HOME, persons=persons)
            assert (Flaw.PARTICIPANT_NOT_FIRST, None, None) in found(home)

    def test_finds_a_second_partner(self):
        home = replace(HOME, persons=(SAMIRA, KARIM, NORA, KARIM))

        assert found(home) == [(Flaw.TWO_PARTNERS, 3, None)]

    def test_stops_at_a_bus_full(self):
        crowd = (SAMIRA,) + (Person(Relation.OTHER),) * MOST_PERSONS

        assert found(replace(HOME, persons=crowd)) == [(Flaw.TOO_MANY, None, None)]

    @pytest.mark.parametrize(
        ("birth_date", "flaw"),
        [
            (date(2026, 3, 3), Flaw.BORN_LATER),
            (date(1905, 3, 2), Flaw.TOO_OLD),
        ],
    )
    def test_looks_at_birth_dates(self, birth_date, flaw):
        assert found(with_person(0, birth_date=birth_date))[0] == (flaw, 0, None)

    def test_lets_a_child_be_twelve_years_younger_than_one_of_both(self):
        assert found(with_person(2, birth_date=date(2002, 5, 16))) == []
        assert found(with_person(2, birth_date=date(1997, 7, 1))) == []
        assert found(with_person(2, birth_date=date(1997, 6, 30))) == [
            (Flaw.OLDER_THAN_PARENTS, 2, None)
        ]

    def test_does_not_judge_a_child_beside_a_parent_of_unknown_age(self):
        home = with_person(1, birth_date=None)
        child = replace(NORA, birth_date=date(1995, 1, 1))

        assert found(replace(home, persons=(*home.persons[:2], child))) == []

    @pytest.mark.parametrize(
        ("hours", "flaw"),
        [
            (-1, Flaw.HOURS), (Decimal("48.1"), Flaw.HOURS),
            (Decimal("38.1"), Flaw.LONG_WEEK), (48, Flaw.LONG_WEEK),
        ],
    )  # fmt: skip
    def test_looks_at_hours(self, hours, flaw):
        assert found(with_person(1, weekly_hours=Decimal(hours))) == [(flaw, 1, None)]

    @pytest.mark.parametrize("hours", [0, 19, 38])
    def test_lets_an_ordinary_week_be(self, hours):
        assert found(with_person(1, weekly_hours=Decimal(hours))) == []

    @pytest.mark.parametrize(
        ("income", "flaw"),
        [
            (Income(IncomeKind.LEEFLOON, Decimal("-0.01")), Flaw.NEGATIVE),
            (Income(IncomeKind.LEEFLOON, Decimal(16080)), Flaw.LOOKS_YEARLY),
            (Income(IncomeKind.WAGE, Decimal(26000)), Flaw.LOOKS_YEARLY),
            (Income(IncomeKind.UNEMPLOYMENT, Decimal(1500), Every.DAY), Flaw.LOOKS_MONTHLY),
        ],
    )
    def test_looks_at_amounts(self, income, flaw):
        assert found(with_income(income)) == [(flaw, 0, 0)]

    @pytest.mark.parametrize(
        "income",
        [
            Income(IncomeKind.LEEFLOON, Decimal(0)),
            Income(IncomeKind.WAGE, Decimal(9000)),
            Income(IncomeKind.WAGE, Decimal(26000), Every.YEAR),
            Income(IncomeKind.UNEMPLOYMENT, Decimal("62.5"), Every.DAY),
        ],
    )
    def test_lets_ordinary_amounts_be(self, income):
        assert found(with_income(income)) == []

    def test_finds_a_kind_that_stands_there_twice(self):
        wage = Income(IncomeKind.WAGE, Decimal(900))

        assert found(with_income(wage, wage)) == [(Flaw.KIND_TWICE, 0, 1)]

    @pytest.mark.parametrize(("euro", "flaw"), [(-1, Flaw.NEGATIVE), (9000, Flaw.LOOKS_YEARLY)])
    def test_looks_at_the_rent(self, euro, flaw):
        assert found(replace(HOME, housing_euro=Decimal(euro))) == [(flaw, None, None)]


class TestAsked:
    def test_are_those_that_may_be_right_after_all(self):
        assert {Flaw.LONG_WEEK, Flaw.LOOKS_YEARLY, Flaw.LOOKS_MONTHLY} == ASKED
        assert not looks_yearly(Income(IncomeKind.WAGE, Decimal(10000)))


class TestAge:
    @pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1)])
    def test_comes_back_from_the_day_it_was_kept_as(self, day):
        kept = born_at_age(34, day)

        assert (kept.month, kept.day, age_on(day, kept)) == (7, 1, 34)
