"""What a what-if may hold, and what it does to today's incomes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tandem.rooms.rights.rules.effects import Fate, effect_on, effect_on_others, may_have_igu
from tandem.rooms.rights.rules.home import IncomeKind
from tandem.rooms.rights.rules.outcome import Curve, Drop, Plateau, Why
from tandem.rooms.rights.rules.whatif import ContractKind, Pay, of_an_hour, problems
from tandem.rooms.rights.tests.works import work

JOBS = (ContractKind.REGULAR, ContractKind.SOCIAL_ECONOMY, ContractKind.ENTERED)


def wrong(**facts):
    return {(problem.field, problem.code) for problem in problems(work(**facts))}


class TestProblems:
    def test_are_none_for_an_ordinary_job(self):
        assert wrong() == set()

    @pytest.mark.parametrize(
        ("facts", "problem"),
        [
            ({"hours": 49}, ("weekly_hours", "too_long")),
            ({"hours": 40}, ("weekly_hours", "confirm_long")),
            ({"hours": -1}, ("weekly_hours", "negative")),
            ({"hours": 0}, ("weekly_hours", "none_worked")),
            ({"full_time_hours": Decimal(0)}, ("full_time_hours", "impossible")),
            (
                {"hours": 38, "full_time_hours": Decimal(36)},
                ("full_time_hours", "less_than_hours"),
            ),
            ({"pay": Pay.MONTH}, ("pay_euro", "no_wage")),
            ({"pay": Pay.MONTH, "pay_euro": Decimal(26_000)}, ("pay_euro", "looks_yearly")),
            ({"pay": Pay.HOUR, "pay_euro": Decimal(2190)}, ("pay_euro", "looks_monthly")),
            ({"pay": Pay.MONTH, "pay_euro": Decimal(-5)}, ("pay_euro", "negative")),
            ({"contract": ContractKind.ENTERED}, ("pay_euro", "no_net")),
            ({"starts_on": date(206, 5, 1)}, ("starts_on", "far_away")),
            ({"supplement_euro": Decimal(200)}, ("supplement_source", "say_who_computed")),
            ({"transport_euro": Decimal(12_000)}, ("transport_euro", "looks_yearly")),
            ({"child_care_euro": Decimal(-1)}, ("child_care_euro", "negative")),
        ],
    )
    def test_are_told_at_the_field(self, facts, problem):
        assert problem in wrong(**facts)

    def test_let_long_weeks_pass_once_confirmed(self):
        assert wrong(hours=40, are_long_hours_meant=True) == set()

    def test_let_a_training_without_a_known_allowance_pass(self):
        assert wrong(contract=ContractKind.TRAINING) == set()


class TestPay:
    def test_of_an_hour_is_thirteen_weeks_in_three_months(self):
        assert of_an_hour(Decimal("15.50"), Decimal(38)) == Decimal("2552.33")

    def test_of_a_month_gives_the_wage_of_an_hour_back(self):
        job = work(hours=38, pay=Pay.MONTH, pay_euro=Decimal("2552.33"))

        assert round(job.hourly_euro, 2) == Decimal("15.50")

    def test_of_the_minimum_hangs_on_the_month(self):
        assert (work().gross_euro, work().hourly_euro) == (None, None)


class TestEffects:
    @pytest.mark.parametrize("kind", IncomeKind)
    @pytest.mark.parametrize("contract", ContractKind)
    def test_are_known_for_every_income_and_contract(self, kind, contract):
        for effect in (effect_on, effect_on_others):
            assert effect(kind, work(contract=contract)).fate in Fate

    @pytest.mark.parametrize("contract", JOBS)
    @pytest.mark.parametrize(
        ("kind", "fate"),
        [
            (IncomeKind.UNEMPLOYMENT, Fate.STOPS),
            (IncomeKind.LEEFLOON, Fate.COMPUTED),
            (IncomeKind.SICKNESS, Fate.ASKED),
            (IncomeKind.DISABILITY, Fate.ASKED),
            (IncomeKind.EQUIVALENT_LEEFLOON, Fate.ASKED),
            (IncomeKind.MAINTENANCE, Fate.KEPT),
        ],
    )
    def test_of_a_job(self, contract, kind, fate):
        assert effect_on(kind, work(contract=contract)).fate == fate

    def test_of_article_60_end_the_leefloon(self):
        job = work(contract=ContractKind.ARTICLE_60)

        assert effect_on(IncomeKind.LEEFLOON, job) == (Fate.STOPS, Why.STOPS)

    @pytest.mark.parametrize("kind", [IncomeKind.UNEMPLOYMENT, IncomeKind.SICKNESS])
    def test_of_neighbourhood_work_leave_a_benefit(self, kind):
        job = work(contract=ContractKind.WIJK_WERKEN, pay_euro=Decimal(120))

        assert effect_on(kind, job) == (Fate.KEPT, Why.GOES_ON)

    def test_of_a_training_without_amount_ask_the_ocmw(self):
        training = work(contract=ContractKind.TRAINING)

        assert effect_on(IncomeKind.LEEFLOON, training) == (Fate.ASKED, Why.ASK_OCMW)
        paid = replace(training, pay_euro=Decimal(0))
        assert effect_on(IncomeKind.LEEFLOON, paid).fate == Fate.COMPUTED

    def test_of_a_job_make_the_ocmw_look_at_a_leefloon_of_the_partner_again(self):
        assert effect_on_others(IncomeKind.LEEFLOON, work()).fate == Fate.ASKED


class TestIgu:
    def test_may_come_beside_part_time_work_of_who_gets_a_benefit(self):
        assert may_have_igu({IncomeKind.UNEMPLOYMENT}, work())
        assert not may_have_igu({IncomeKind.UNEMPLOYMENT}, work(hours=38))
        assert not may_have_igu({IncomeKind.LEEFLOON}, work())
        assert not may_have_igu({IncomeKind.UNEMPLOYMENT}, work(contract=ContractKind.TRAINING))


class TestCurve:
    def test_joins_falls_that_touch_and_leaves_cents_out(self):
        amounts = [100, 98, 95, 120, Decimal("119.50"), 118]
        points = tuple((at, Decimal(euro)) for at, euro in enumerate(amounts))

        assert Curve(0, points).drops == (
            Drop(0, 2, Decimal(5)),
            Drop(4, 5, Decimal("1.50")),
        )

    def test_finds_stretches_of_hours_that_leave_nothing_more(self):
        amounts = [100, 150, 150, Decimal("150.90"), 150, 170, 170, 190]
        points = tuple((at, Decimal(euro)) for at, euro in enumerate(amounts))

        assert Curve(0, points).plateaus == (Plateau(1, 4),)
