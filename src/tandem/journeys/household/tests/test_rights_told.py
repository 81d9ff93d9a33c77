from datetime import date
from decimal import Decimal

import pytest

from tandem.journeys.household.rights_told import incomes_of, people_of
from tandem.rooms.people.figures import Occupation
from tandem.rooms.people.models import IncomeKind as ToldKind
from tandem.rooms.rights.rules.home import Every, Home, Income, IncomeKind, Person, Relation, Work

ON = date(2026, 3, 2)


def home(*persons):
    return Home(ON, persons)


def earns(*incomes):
    return Person(Relation.SELF, incomes=incomes)


class TestIncomesOf:
    @pytest.mark.parametrize(
        ("every", "euro", "monthly"),
        [
            (Every.MONTH, "1200.40", "1200.40"),
            (Every.YEAR, "1000", "83.33"),
            (Every.DAY, "62.5", "1625.00"),
        ],
    )
    def test_are_of_one_month(self, every, euro, monthly):
        found = incomes_of(home(earns(Income(IncomeKind.PENSION, Decimal(euro), every))))

        assert found == {ToldKind.PENSION: Decimal(monthly)}

    def test_are_of_everybody_together(self):
        leefloon = Income(IncomeKind.LEEFLOON, Decimal(1000))
        sickness = Income(IncomeKind.SICKNESS, Decimal(500))
        partner = Person(Relation.PARTNER, incomes=(sickness,))

        assert incomes_of(home(earns(leefloon), partner)) == {ToldKind.BENEFIT: Decimal(1500)}

    def test_leave_out_gross_wages(self):
        assert incomes_of(home(earns(Income(IncomeKind.WAGE, Decimal(2000))))) == {}

    def test_know_where_each_other_kind_belongs(self):
        every = [each for each in IncomeKind if each is not IncomeKind.WAGE]
        found = incomes_of(home(earns(*(Income(kind, Decimal(1)) for kind in every))))

        assert sum(found.values()) == len(every)
        assert ToldKind.WAGE not in found


class TestPeopleOf:
    def test_are_as_old_as_today(self):
        child = Person(Relation.CHILD, name="Nora", birth_date=date(2017, 2, 3))
        today = date(2027, 2, 3)

        found = people_of(home(Person(Relation.SELF), child), today)

        assert [each["age"] for each in found] == [None, 10]

    @pytest.mark.parametrize(
        ("work", "occupation"),
        [
            (Work.SELF_EMPLOYED, Occupation.WORKING),
            (Work.ILL, Occupation.INACTIVE),
            (Work.PENSIONER, Occupation.PENSION),
            (Work.UNKNOWN, ""),
        ],
    )
    def test_do_what_they_did_there(self, work, occupation):
        assert people_of(home(Person(Relation.SELF, work=work)), ON)[0]["occupation"] == occupation
