from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from tandem.rooms.rights.rules.home import Every, Income, IncomeKind, Person, Relation, Seen
from tandem.rooms.rights.telling import euro, hours_text, offer_facts, people_of
from tandem.rooms.rights.tests.homes import HOME, with_person
from tandem.rooms.rights.tests.test_offers import BAKERY
from tandem.rooms.trajectories.models import Contract


@pytest.fixture(autouse=True)
def dutch():
    with override("nl"):
        yield


def told(person):
    return people_of(replace(HOME, persons=(HOME.participant, person)))[1]


class TestPeopleOf:
    def test_stand_in_the_order_of_the_household(self):
        assert [each.name for each in people_of(HOME)] == ["Samira", "Karim", "Nora"]

    def test_are_called_what_they_are_when_nobody_knows_the_name(self):
        child = told(Person(Relation.CHILD))

        assert (child.name, child.facts) == ("Kind", [])

    def test_tell_nothing_that_is_not_known(self):
        assert told(Person(Relation.FAMILY, name="Rita")).facts == ["Andere familie"]

    @pytest.mark.parametrize(
        ("born", "age"),
        [
            (date(2025, 3, 3), "0 jaar"),
            (date(2025, 3, 2), "1 jaar"),
            (date(1990, 5, 17), "35 jaar"),
        ],
    )
    def test_are_as_old_as_on_that_day(self, born, age):
        assert age in told(Person(Relation.OTHER, name="X", birth_date=born)).facts

    @pytest.mark.parametrize(
        ("paid", "words"),
        [(True, "Groeipakket komt hier binnen"), (False, "Groeipakket komt niet hier binnen")],
    )
    def test_say_where_child_benefit_goes(self, paid, words):
        assert words in told(Person(Relation.CHILD, has_child_benefit=paid)).facts

    @pytest.mark.parametrize(
        ("every", "words"),
        [
            (Every.MONTH, "€ 1.234,50 per maand"),
            (Every.YEAR, "€ 1.234,50 per jaar"),
            (Every.DAY, "€ 1.234,50 per werkdag"),
        ],
    )
    def test_tell_an_income_with_its_period_and_source(self, every, words):
        income = Income(IncomeKind.PENSION, Decimal("1234.5"), every, Seen.ACCOUNT)
        pension = people_of(with_person(0, incomes=(income,)))[0].incomes[0]

        assert (pension.kind, pension.amount) == ("Pensioen", words)
        assert pension.seen == "Een rekeninguittreksel"

    def test_know_whether_more_may_come_in(self):
        people = people_of(HOME)

        assert [each.is_complete for each in people] == [True, False, False]
        assert [each.is_child for each in people] == [False, False, True]


class TestEuro:
    @pytest.mark.parametrize(
        ("amount", "words"),
        [("0", "0"), ("7.5", "7,50"), ("1200", "1.200"), ("1200.00", "1.200"), ("0.05", "0,05")],
    )
    def test_shows_cents_where_there_are_any(self, amount, words):
        assert euro(Decimal(amount)) == words


class TestHoursText:
    @pytest.mark.parametrize(
        ("hours", "words"), [("19.0", "19 uren per week"), ("30.4", "30,4 uren per week")]
    )
    def test_shows_tenths_where_there_are_any(self, hours, words):
        assert hours_text(Decimal(hours)) == words


class TestOfferFacts:
    def test_tell_all_that_is_known(self):
        facts = dict(offer_facts(BAKERY))

        assert facts["Brutoloon per maand"] == "€ 1.193,83"
        assert facts["Eerste dag"] == "1 april 2026"
        assert facts["Kilometer naar het werk, enkel"] == "6,5"
        assert facts["Kinderopvang per maand"] == "€ 120"

    def test_leave_out_what_nobody_knows(self):
        bare = replace(
            BAKERY, starts_on=None, days=None, travel_km=None, child_care_euro=None,
            contract=Contract.ARTICLE60,
        )  # fmt: skip
        facts = dict(offer_facts(bare))

        assert facts["Contract"] == "Artikel 60"
        assert set(facts).isdisjoint({"Eerste dag", "Dagen per week", "Bus of trein per maand"})
        assert "Kinderopvang per maand" not in facts
