"""Today beside what-ifs, held against the situations of the package and against itself."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
import yaml

from tandem.rooms.rights import engine
from tandem.rooms.rights.engine import system
from tandem.rooms.rights.rules.home import (
    Collar,
    Couple,
    Every,
    Home,
    Income,
    IncomeKind,
    Person,
    Relation,
)
from tandem.rooms.rights.rules.keeping import freeze, thaw
from tandem.rooms.rights.rules.outcome import Assumed, How, Why
from tandem.rooms.rights.rules.whatif import ContractKind, NoRules, Pay
from tandem.rooms.rights.tests.homes import HOME
from tandem.rooms.rights.tests.works import (
    LEEFLOON_OF_SINGLE,
    ON,
    ON_BENEFIT,
    ON_LEEFLOON,
    alone,
    gets,
    work,
)

PACKAGE = files("openfisca_belgium") / "tests" / "wages.yaml"
SIMPLE = [
    each
    for each in yaml.safe_load(PACKAGE.read_text("utf-8"))
    if set(each["input"]) == {"worker_status", "weekly_hours", "gross_wage"}
    and "net_wage" in each["output"]
]
NORA = Person(Relation.CHILD, "Nora", date(2018, 2, 3), has_child_benefit=True)


def lines_of(column):
    return {(line.code, line.who): line for line in (*column.lines, *column.costs, *column.yearly)}


def only(home, **facts):
    """The outcome and the lines of one what-if."""
    outcome = engine.compare(home, [work(**facts)])
    return outcome, lines_of(outcome.whatifs[0])


class TestNetWage:
    @pytest.mark.parametrize("case", SIMPLE, ids=[each["name"][:50] for each in SIMPLE])
    def test_is_that_of_the_situations_of_the_package(self, case):
        told = case["input"]
        _outcome, lines = only(
            alone(), hours=told["weekly_hours"], pay=Pay.MONTH,
            pay_euro=Decimal(str(told["gross_wage"])), collar=Collar(told["worker_status"]),
            starts_on=date.fromisoformat(f"{case['period']}-01"),
        )  # fmt: skip

        expected = Decimal(str(case["output"]["net_wage"]))
        assert abs(lines["net_wage", 0].euro - expected) <= Decimal("0.01")

    def test_rests_on_values_with_source_and_status(self):
        outcome, lines = only(alone())

        values = [outcome.values[key] for key in lines["net_wage", 0].values]
        assert any(value.parameter.startswith("contributions") for value in values)
        assert all(value.source and value.status for value in values)

    def test_of_a_partner_changes_with_the_work_of_the_participant(self):
        partner = Person(
            Relation.PARTNER, "Ali", date(1988, 1, 1), weekly_hours=Decimal(38),
            collar=Collar.WHITE, incomes=(gets(IncomeKind.WAGE, 2500),), are_incomes_complete=True,
        )  # fmt: skip
        home = replace(ON_LEEFLOON, persons=(*ON_LEEFLOON.persons, partner), couple=Couple.MARRIED)
        outcome = engine.compare(home, [work(hours=38)])

        before, after = (lines_of(each)["net_wage", 1].euro for each in outcome.columns)
        assert before > after > 2000

    def test_that_is_known_is_taken_as_it_is(self):
        known = {"contract": ContractKind.ENTERED, "pay_euro": Decimal(1000), "hours": 20}
        _outcome, lines = only(ON_LEEFLOON, **known)

        assert (lines["net_wage", 0].euro, lines["net_wage", 0].how) == (1000, How.ENTERED)
        _outcome, other = only(ON_LEEFLOON, **known | {"pay_euro": Decimal(500)})
        assert other["leefloon", 0].euro - lines["leefloon", 0].euro == 500


class TestLeefloon:
    def test_remains_in_part_beside_half_time_work(self):
        outcome, lines = only(ON_LEEFLOON)

        assert lines["net_wage", 0].euro == Decimal("1094.91")
        assert lines["leefloon", 0].euro == Decimal("582.07")
        assert outcome.whatifs[0].total_euro == Decimal("1676.98")
        assert outcome.more_euro(outcome.whatifs[0]) == Decimal("336.50")
        assert outcome.per_hour_euro(outcome.whatifs[0]) == Decimal("4.09")

    def test_is_marked_where_its_amounts_were_not_verified(self):
        _outcome, lines = only(ON_LEEFLOON)

        assert not lines["leefloon", 0].is_verified
        assert lines["net_wage", 0].is_verified

    def test_leaves_more_in_a_shortage_occupation(self):
        _outcome, plain = only(ON_LEEFLOON)
        _outcome, shortage = only(ON_LEEFLOON, is_shortage=True)

        assert shortage["leefloon", 0].euro > plain["leefloon", 0].euro

    def test_stops_with_article_60(self):
        _outcome, lines = only(ON_LEEFLOON, contract=ContractKind.ARTICLE_60, hours=38)

        assert (lines["leefloon", 0].euro, lines["leefloon", 0].why) == (0, Why.STOPS)
        assert lines["net_wage", 0].why == Why.LOCAL_SCALE

    def test_that_differs_from_what_is_paid_is_said_to(self):
        home = alone(gets(IncomeKind.LEEFLOON, 900))

        _outcome, lines = only(home)
        _outcome, right = only(ON_LEEFLOON)

        assert lines["leefloon", 0].why == Why.LEEFLOON_DIFFERS
        assert right["leefloon", 0].why == Why.NONE

    def test_names_what_was_assumed(self):
        outcome, _lines = only(ON_LEEFLOON)

        assert {Assumed.SAVINGS, Assumed.FIRST_SPI_MONTH} <= set(outcome.assumed)


class TestWhatIsNotKnown:
    def test_is_a_guarantee_benefit_beside_part_time_work(self):
        outcome, lines = only(ON_BENEFIT)

        assert (lines["igu", 0].euro, lines["igu", 0].why) == (None, Why.IGU_POSSIBLE)
        assert lines["unemployment", 0].why == Why.STOPS
        assert outcome.whatifs[0].poverty is None

    def test_can_be_entered_with_its_source(self):
        _outcome, lines = only(
            ON_BENEFIT, supplement_euro=Decimal(250), supplement_source="RVA, 3 april"
        )

        assert (lines["igu", 0].euro, lines["igu", 0].how) == (250, How.ENTERED)
        assert lines["igu", 0].facts == {"source": "RVA, 3 april"}

    @pytest.mark.parametrize(
        ("kind", "why"),
        [
            (IncomeKind.SICKNESS, Why.ASK_FUND),
            (IncomeKind.DISABILITY, Why.ASK_PAYER),
            (IncomeKind.EQUIVALENT_LEEFLOON, Why.ASK_OCMW),
        ],
    )
    def test_is_a_benefit_whose_payer_decides_so_nothing_is_summed(self, kind, why):
        outcome, lines = only(alone(gets(kind, 1200)))

        assert (lines[kind.value, 0].euro, lines[kind.value, 0].why) == (None, why)
        assert outcome.more_euro(outcome.whatifs[0]) is None
        assert outcome.per_hour_euro(outcome.whatifs[0]) is None
        assert outcome.curves == ()

    def test_is_what_no_value_covers_and_its_parameter_is_named(self):
        _outcome, lines = only(alone(), starts_on=date(2026, 5, 1))

        bonus = lines["jobbonus", 0]
        assert (bonus.euro, bonus.why) == (None, Why.OUT_OF_REACH)
        assert bonus.facts["parameter"].startswith("jobbonus.")
        assert date.fromisoformat(bonus.facts["last"]) < date(2026, 5, 1)

    def test_is_a_cost_that_nobody_told(self):
        home = replace(ON_LEEFLOON, persons=(*ON_LEEFLOON.persons, NORA))

        outcome = engine.compare(home, [work(transport_euro=None)])

        missing = {line.code for line in outcome.whatifs[0].missing}
        assert {"transport", "child_care"} <= missing

    def test_is_the_rest_of_incomes_that_are_not_complete(self):
        home = alone(gets(IncomeKind.LEEFLOON, LEEFLOON_OF_SINGLE), are_incomes_complete=False)

        outcome, lines = only(home)

        assert lines["perhaps_more", 0].euro is None
        assert outcome.today.poverty is None

    @pytest.mark.parametrize("day", [date(2019, 5, 1), date(2031, 1, 1)])
    def test_is_the_wage_of_a_month_without_rules_and_that_is_refused(self, day):
        with pytest.raises(NoRules) as refused:
            engine.compare(alone(), [work(), work(starts_on=day)])

        assert refused.value.facts["at"] == 1
        assert refused.value.facts["first"] < refused.value.facts["last"]

    def test_is_told_of_collar_couple_and_age(self):
        home = Home(ON, (Person(Relation.SELF), Person(Relation.PARTNER)))

        outcome = engine.compare(home, [work(collar=Collar.UNKNOWN)])

        assert {Assumed.COUPLE, Assumed.COLLAR, Assumed.AGE} <= set(outcome.assumed)


class TestChildBenefit:
    WITH_NORA = replace(ON_LEEFLOON, persons=(*ON_LEEFLOON.persons, NORA))
    TOLD = replace(
        ON_LEEFLOON,
        persons=(
            *ON_LEEFLOON.persons,
            replace(NORA, incomes=(gets(IncomeKind.CHILD_BENEFIT, 260),)),
        ),
    )

    def test_that_nobody_told_is_computed(self):
        outcome = engine.compare(self.WITH_NORA, [work()])

        for column in outcome.columns:
            line = lines_of(column)["child_benefit", None]
            assert line.how == How.COMPUTED
            assert 180 < line.euro < 300

    def test_that_was_told_is_kept_and_goes_on_while_the_income_stays_low(self):
        _outcome, lines = only(self.TOLD)

        kept = lines["child_benefit", 1]
        assert (kept.euro, kept.how, kept.why) == (260, How.ENTERED, Why.GOES_ON)

    def test_that_was_told_may_fall_later_by_the_social_supplement(self):
        _outcome, lines = only(self.TOLD, hours=38, pay=Pay.MONTH, pay_euro=Decimal(5000))

        kept = lines["child_benefit", 1]
        assert (kept.euro, kept.why) == (260, Why.SUPPLEMENT_MAY_CHANGE)
        assert Decimal(kept.facts["less"]) > 50


class TestToday:
    def test_is_as_it_was_told(self):
        outcome = engine.compare(HOME, [work()])

        leefloon = lines_of(outcome.today)["leefloon", 0]
        assert (leefloon.euro, leefloon.how) == (Decimal("1776.07"), How.ENTERED)

    @pytest.mark.parametrize(("every", "month"), [(Every.YEAR, "100.00"), (Every.DAY, "31200.00")])
    def test_counts_years_and_days_by_the_month(self, every, month):
        home = alone(Income(IncomeKind.OTHER, Decimal(1200), every))

        outcome = engine.compare(home, [work()])

        assert outcome.today.total_euro == Decimal(month)


class TestYearly:
    def test_bonus_is_a_year_of_this_work_and_a_twelfth_a_month(self):
        home = replace(alone(), on=date(2025, 3, 3))

        outcome, lines = only(home, hours=38, starts_on=date(2025, 4, 1))

        assert lines["jobbonus", 0].euro == Decimal("700.00")
        assert outcome.whatifs[0].yearly_euro == Decimal("58.33")
        assert outcome.whatifs[0].total_euro == lines["net_wage", 0].euro

    def test_premium_is_entered(self):
        outcome, lines = only(ON_LEEFLOON, yearly_euro=Decimal(600))

        assert lines["premium", 0].how == How.ENTERED
        assert outcome.whatifs[0].yearly_euro == 50


class TestPoverty:
    def test_is_the_distance_to_the_line_of_that_household_and_survey(self):
        home = replace(
            ON_LEEFLOON,
            persons=(*ON_LEEFLOON.persons, NORA),
        )
        told = replace(NORA, incomes=(gets(IncomeKind.CHILD_BENEFIT, 180),))
        home = replace(home, persons=(ON_LEEFLOON.participant, told))

        poverty = engine.compare(home, [work()]).today.poverty

        assert (poverty.size, poverty.silc_year) == (Decimal("1.3"), 2024)
        assert poverty.gap_euro == LEEFLOON_OF_SINGLE + 180 - Decimal(1975)


class TestCurve:
    def test_goes_from_no_hours_to_full_time_through_the_what_if(self):
        outcome = engine.compare(ON_LEEFLOON, [work()])

        points = dict(outcome.curves[0].points)
        assert list(points) == list(range(39))
        assert points[0] == LEEFLOON_OF_SINGLE
        assert points[19] == outcome.whatifs[0].total_euro

    def test_finds_where_more_hours_leave_less(self):
        (drop,) = engine.compare(ON_LEEFLOON, [work()]).curves[0].drops

        assert (drop.since, drop.until) == (28, 29)
        assert 1 < drop.euro < 50

    def test_begins_at_one_hour_where_a_benefit_stops(self):
        curve = engine.compare(ON_BENEFIT, [work()]).curves[0]

        assert curve.points[0][0] == 1
        assert "igu" in curve.without

    def test_is_at_the_wage_of_an_hour(self):
        job = work(pay=Pay.HOUR, pay_euro=Decimal("15.50"), hours=38)

        outcome = engine.compare(alone(), [job])

        assert dict(outcome.curves[0].points)[38] == outcome.whatifs[0].total_euro

    def test_is_not_drawn_without_a_gross_wage(self):
        known = work(contract=ContractKind.ENTERED, pay_euro=Decimal(1000))

        assert engine.compare(ON_LEEFLOON, [known]).curves == ()


class TestRules:
    def test_are_built_once_however_many_ask(self):
        with ThreadPoolExecutor(4) as pool:
            built = list(pool.map(lambda _: system.rules(), range(8)))

        assert len({id(each) for each in built}) == 1

    def test_are_not_loaded_before_somebody_asks(self):
        program = (
            "import django, os, sys; django.setup();"
            "from django.urls import get_resolver; get_resolver().url_patterns;"
            "import tandem.rooms.rights.actions, tandem.rooms.rights.pictures;"
            "heavy = {'openfisca_core', 'openfisca_belgium.system', 'numpy'};"
            "print(sorted(heavy & set(sys.modules)))"
        )
        environment = {
            "DJANGO_SETTINGS_MODULE": "tandem.config.settings",
            "DATABASE_URL": "postgresql:///none",
            "PYTHONPATH": ":".join(sys.path),
        }

        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip

        assert done.stdout.strip() == "[]"


class TestKeeping:
    def test_brings_everything_back(self):
        outcome = engine.compare(HOME, [work(), work("Voltijds", 38, yearly_euro=Decimal(10))])

        assert thaw(freeze(outcome)) == outcome
