from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from tandem.rooms.rights.rules.catalogue import catalogue
from tandem.rooms.rights.rules.conditions import Condition, Estimate, weigh
from tandem.rooms.rights.rules.expecting import expected_euro
from tandem.rooms.rights.rules.facts import FACTS, Range
from tandem.rooms.rights.tests.stories import DAY, home_from

TOLD = yaml.safe_load((Path(__file__).parent / "conditions.yaml").read_text(encoding="utf-8"))
HOMES = {name: home_from(told) for name, told in TOLD["homes"].items()}
CASES = [
    (key, Estimate(estimate), home)
    for key, cases in TOLD["rights"].items()
    for estimate, home in cases.items()
]


def weighed(key, home):
    right = catalogue()[key]
    return weigh(right.when, home, is_partial=right.is_partial)


class TestEveryRight:
    @pytest.mark.parametrize(("key", "estimate", "home"), CASES)
    def test_is_weighed_as_the_table_says(self, key, estimate, home):
        assert weighed(key, HOMES[home]).estimate == estimate

    def test_with_conditions_has_three_cases(self):
        tested = {key for key, right in catalogue().items() if right.when is not None}

        assert set(TOLD["rights"]) == tested
        assert all(len(cases) == 3 for cases in TOLD["rights"].values())

    def test_without_conditions_is_not_known(self):
        assert weighed("debt_mediation", HOMES["leefloon"]).estimate == Estimate.UNKNOWN

    def test_is_not_known_without_a_household(self):
        right = catalogue()["leefloon"]

        assert weigh(right.when, None, is_partial=False).estimate == Estimate.UNKNOWN


class TestWhy:
    def test_names_the_tests_that_passed_failed_and_could_not_be_made(self):
        home = home_from({"age": 30, "complete": True, "incomes": {"leefloon": 900}})

        told = weighed("jobbonus", home)

        assert [one.fact for one in told.failed] == ["receives_wage"]
        assert [one.fact for one in told.unknown] == ["wage_for_jobbonus"]
        assert told.as_json()["failed"][0]["found"] is False

    def test_keeps_the_amount_and_the_ceiling(self):
        told = weighed("leefloon", HOMES["nothing"]).as_json()["passed"]

        assert [(one["fact"], float(one["found"]), one["bound"]) for one in told] == [
            ("age", 30, "18"),
            ("below_leefloon", 0, "1340.48"),
        ]


class TestWeakFigures:
    """An amount that is old or not verified never carries a "probably" close to it."""

    @pytest.mark.parametrize(
        ("euro", "estimate"),
        [
            (100, Estimate.PROBABLY),
            (1300, Estimate.PERHAPS),
            (1400, Estimate.UNKNOWN),
            (3000, Estimate.NO),
        ],
    )
    def test_leave_room_around_the_ceiling(self, euro, estimate):
        home = home_from({"age": 30, "incomes": {"unemployment": euro}, "complete": True})

        assert weighed("leefloon", home).estimate == estimate

    def test_are_certain_while_verified_and_young(self):
        home = home_from(
            {"age": 30, "incomes": {"unemployment": 1300}, "complete": True}, date(2025, 6, 1)
        )

        assert weighed("leefloon", home).estimate == Estimate.PROBABLY

    def test_are_not_known_before_the_first_day(self):
        home = home_from({"age": 30, "complete": True}, date(2015, 6, 1))

        assert weighed("leefloon", home).estimate == Estimate.UNKNOWN


class TestLogic:
    @pytest.mark.parametrize(
        ("joined", "facts", "answer"),
        [
            ("all", ("works", "is_insured"), Estimate.UNKNOWN),
            ("all", ("has_partner", "is_insured"), Estimate.NO),
            ("any", ("works", "is_insured"), Estimate.PROBABLY),
            ("any", ("has_partner", "is_insured"), Estimate.UNKNOWN),
            ("none", ("has_partner",), Estimate.PROBABLY),
            ("none", ("works", "is_insured"), Estimate.NO),
            ("none", ("has_partner", "is_insured"), Estimate.UNKNOWN),
        ],
    )
    def test_keeps_unknown_apart_from_no(self, joined, facts, answer):
        home = home_from({"work": "employee"})
        condition = Condition(**{joined: tuple(Condition(fact=fact) for fact in facts)})

        assert weigh(condition, home, is_partial=False).estimate == answer

    @pytest.mark.parametrize(
        ("bound", "answer"),
        [
            ({"at_least": 2}, Estimate.PROBABLY),
            ({"at_least": 3}, Estimate.UNKNOWN),
            ({"at_least": 4}, Estimate.NO),
            ({"above": 1}, Estimate.PROBABLY),
            ({"above": 2}, Estimate.UNKNOWN),
            ({"below": 4}, Estimate.PROBABLY),
            ({"below": 3}, Estimate.UNKNOWN),
            ({"below": 2}, Estimate.NO),
            ({"at_most": 3}, Estimate.PROBABLY),
            ({"at_most": 1}, Estimate.NO),
        ],
    )
    def test_compares_a_number_that_is_known_in_part(self, bound, answer):
        home = home_from({"children": [4, 9, None]})
        given = {name: Decimal(value) for name, value in bound.items()}

        assert weigh(Condition(fact="children", **given), home, is_partial=False).estimate == answer


class TestFacts:
    def test_say_nothing_of_a_blank_household_that_could_be_taken_for_a_no(self):
        blank = HOMES["blank"]
        known = {"persons", "has_partner", "children", "children_below_25", "children_below_12"}
        known |= {"children_below_6", "receives_child_benefit"}

        said = {
            name
            for name, fact in FACTS.items()
            for found in [fact.read(blank)]
            if isinstance(found, (bool, Range))
        }

        assert said == known

    def test_count_a_day_twenty_six_times_and_a_year_for_a_twelfth(self):
        home = home_from({"incomes": {"unemployment": 50}, "complete": True})
        one = home.participant
        for every, total in (("day", 1300), ("month", 50), ("year", Decimal(50) / 12)):
            incomes = tuple(replace(each, every=every) for each in one.incomes)
            changed = replace(home, persons=(replace(one, incomes=incomes),))
            against = FACTS["below_leefloon"].read(changed)

            assert against.amount.exact == total


class TestExpectedEuro:
    def test_is_the_gap_to_the_leefloon(self):
        assert expected_euro(catalogue()["leefloon"], HOMES["nothing"]) == Decimal("1340.48")

    def test_counts_each_child(self):
        right = catalogue()["child_benefit_social"]

        assert expected_euro(right, HOMES["leefloon_family"]) == Decimal("149.64")

    def test_is_not_said_when_facts_are_missing_or_no_source_has_it(self):
        assert expected_euro(catalogue()["leefloon"], HOMES["blank"]) is None
        assert expected_euro(catalogue()["leefloon"], None) is None
        assert expected_euro(catalogue()["uitpas"], HOMES["leefloon"]) is None

    def test_does_not_hold_before_its_first_day(self):
        early = replace(HOMES["increased"], on=date(2025, 6, 1))

        assert expected_euro(catalogue()["care_premium"], HOMES["increased"]) == 65
        assert expected_euro(catalogue()["care_premium"], early) is None
        assert early.on < DAY
