"""What holds for every wage, whatever the amounts of the day are."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openfisca_belgium.kinds import WorkerStatus
from openfisca_belgium.tests.sweeps import SITUATIONS, Situation, belgium, net, simulate

# The steps on which a cent more gross takes more than it gives, with their parameter. In the
# bonus a cent remains where it ends (work_bonus.*.zero_from): that is rounding and no step.
STEPS = {"special_contribution.two_earners_from": "special_contribution.two_earners_minimum"}
CENT = 0.011
AMOUNTS = (
    "social_contributions",
    "social_work_bonus_a",
    "social_work_bonus_b",
    "social_work_bonus",
    "taxable_wage",
    "withholding_tax_before_reductions",
    "withholding_tax_before_bonus",
    "fiscal_work_bonus",
    "withholding_tax",
    "special_social_contribution",
    "net_wage",
)
wages = st.floats(0, 9000).map(lambda gross: round(gross, 2))
situations = st.builds(
    Situation,
    month=st.sampled_from(["2025-02", "2026-04", "2026-11"]),
    status=st.sampled_from([WorkerStatus.white_collar, WorkerStatus.blue_collar]),
    hours=st.sampled_from([4, 13, 19, 24, 30.4, 36, 38]),
    full_time=st.sampled_from([36, 38, 39]),
    couple=st.booleans(),
    earners=st.integers(1, 2),
    children=st.integers(0, 1),
)


def two_earners_step(situation):
    """From which gross wage a couple with two incomes owes a contribution, and how much."""
    rules = belgium().get_parameters_at_instant(situation.month).special_contribution
    blue = situation.status == WorkerStatus.blue_collar
    base = belgium().get_parameters_at_instant(situation.month).contributions.blue_collar_base
    return rules.two_earners_from / (base if blue else 1), rules.two_earners_minimum


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_a_euro_more_gross_never_lowers_the_net_wage_but_on_a_known_step(situation):
    gross = np.arange(0, 7000, 0.25)
    gained = net(gross + 1, situation) - net(gross, situation)
    allowed = np.full(len(gross), -2 * CENT)
    if situation.couple and situation.earners == 2:
        start, amount = two_earners_step(situation)
        on_step = (gross < start) & (gross + 1 >= start - CENT)
        allowed[on_step] -= amount

    lost = gross[gained < allowed]

    assert lost.tolist() == []
    assert gained.max() <= 1 + 2 * CENT


def test_the_known_step_is_there():
    situation = Situation(couple=True, earners=2, hours=19)
    start, amount = two_earners_step(situation)

    below, just = net([start - 0.01, start], situation)

    assert below - just == pytest.approx(amount - 0.01, abs=CENT)
    assert set(STEPS) == {"special_contribution.two_earners_from"}


def test_until_2022_the_tax_tables_step_by_fifteen_euro():
    gross = np.arange(0, 7000, 0.25)

    gained = net(gross + 1, Situation("2021-01")) - net(gross, Situation("2021-01"))

    highest_rate = belgium().get_parameters_at_instant("2021-01").withholding_tax.scale.rate_4
    assert gained.min() >= -15 * highest_rate


@pytest.mark.parametrize("month", ["2020-06", "2022-05", "2023-07", "2023-11", "2024-04"])
@pytest.mark.parametrize("status", [WorkerStatus.white_collar, WorkerStatus.blue_collar])
def test_a_euro_more_gross_never_lowers_the_taxable_wage(month, status):
    gross = np.arange(0, 4000, 0.25)

    def taxable(amounts):
        wages = simulate(amounts, Situation(month, status)).calculate("taxable_wage", month)
        return wages.astype("float64")

    assert (taxable(gross + 1) - taxable(gross)).min() >= -2 * CENT


@settings(max_examples=150, deadline=None)
@given(st.lists(wages, min_size=1, max_size=30), situations)
def test_nothing_is_negative_and_nobody_is_paid_more_than_gross(gross, situation):
    simulation = simulate(gross, situation)

    for name in AMOUNTS:
        assert simulation.calculate(name, situation.month).min() >= 0, name
    contributions = simulation.calculate("social_contributions", situation.month)
    bonus = simulation.calculate("social_work_bonus", situation.month)
    assert np.all(bonus <= contributions + CENT)
    net_wage = simulation.calculate("net_wage", situation.month)
    assert np.all(net_wage <= np.asarray(gross) + CENT)


@settings(max_examples=100, deadline=None)
@given(wages, situations)
def test_part_b_is_used_before_part_a(gross, situation):
    simulation = simulate([gross], situation)

    def amount(name):
        return float(simulation.calculate(name, situation.month)[0])

    if amount("social_work_bonus_a") > CENT:
        whole = amount("social_work_bonus_b_before_cap")
        assert amount("social_work_bonus_b") == pytest.approx(whole, abs=0.001)


@settings(max_examples=100, deadline=None)
@given(st.integers(100, 9000), st.sampled_from([2, 4]), situations)
def test_a_part_of_the_hours_at_that_part_of_the_wage_gives_that_part_of_the_bonus(
    gross, parts, situation
):
    whole = Situation(situation.month, situation.status, hours=38)
    part = Situation(situation.month, situation.status, hours=38 / parts)

    for name in ("social_work_bonus_a_before_cap", "social_work_bonus_b_before_cap"):
        full = simulate([gross], whole).calculate(name, whole.month)[0]
        share = simulate([gross / parts], part).calculate(name, part.month)[0]
        assert share == pytest.approx(full / parts, abs=CENT)


@pytest.mark.parametrize("gross", [1000, 2111.89, 2600, 4000])
def test_twelve_months_add_up_to_the_year(gross):
    months = [f"2025-{month:02d}" for month in range(1, 13)]
    simulation = simulate([gross], Situation(months[0]))
    for month in months[1:]:
        simulation.set_input("worker_status", month, ["white_collar"])
        simulation.set_input("weekly_hours", month, [38])
        simulation.set_input("gross_wage", month, [gross])

    by_month = sum(float(simulation.calculate("taxable_wage", month)[0]) for month in months)

    assert simulation.calculate("yearly_taxable_wage", "2025")[0] == pytest.approx(
        by_month, abs=CENT
    )
    assert simulation.calculate("jobbonus_work_fraction", "2025")[0] == 1
    assert simulation.calculate("jobbonus_reference_wage", "2025")[0] == pytest.approx(gross)


def test_a_higher_wage_never_raises_the_job_bonus():
    wages_of_year = np.arange(1500, 3300, 0.5)
    simulation = simulate(wages_of_year, Situation("2025-02"))
    simulation.set_input("jobbonus_reference_wage", "2025", wages_of_year)
    simulation.set_input("jobbonus_work_fraction", "2025", np.ones(len(wages_of_year)))

    bonus = simulation.calculate("jobbonus", "2025").astype("float64")

    assert np.diff(bonus).max() <= CENT
    assert set(bonus[wages_of_year <= 2115]) == {700}


def test_a_hundred_thousand_persons_take_no_loop():
    gross = np.linspace(500, 6000, 100_000)
    simulation = simulate(gross, Situation())
    before = time.process_time()

    simulation.calculate("net_wage", "2026-04")

    assert time.process_time() - before < 1
