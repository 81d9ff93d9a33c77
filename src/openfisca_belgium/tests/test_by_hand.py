"""Formulas and pocket calculator agree, and the parameters agree among themselves."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openfisca_belgium.kinds import WorkerStatus
from openfisca_belgium.tests.by_hand import payslip
from openfisca_belgium.tests.sweeps import Situation, belgium, simulate

MONTHS = ["2024-04", "2024-05", "2025-01", "2025-02", "2026-01", "2026-03", "2026-04"]
COLLARS = ["white_collar", "blue_collar"]
cents = st.integers(0, 900_000)
situations = st.builds(
    Situation,
    month=st.sampled_from(MONTHS),
    status=st.sampled_from([WorkerStatus.white_collar, WorkerStatus.blue_collar]),
    hours=st.sampled_from([7.6, 13, 19, 20, 24, 28.5, 30.4, 36, 38, 40]),
    full_time=st.sampled_from([36, 37, 38, 39, 40]),
    couple=st.booleans(),
    earners=st.integers(1, 2),
    children=st.integers(0, 8),
)


def parameters(month):
    return belgium().get_parameters_at_instant(f"{month}-01")


@settings(max_examples=300, deadline=None)
@given(st.lists(cents, min_size=1, max_size=8), situations)
def test_each_wage_is_as_a_pocket_calculator_says(gross_cents, situation):
    gross = [Decimal(amount) / 100 for amount in gross_cents]
    simulation = simulate([float(amount) for amount in gross], situation)
    slips = [payslip(parameters(situation.month), situation, amount) for amount in gross]

    computed = {
        "contributions": "social_contributions",
        "bonus_a": "social_work_bonus_a",
        "bonus_b": "social_work_bonus_b",
        "taxable": "taxable_wage",
        "tax_before_bonus": "withholding_tax_before_bonus",
        "fiscal_bonus": "fiscal_work_bonus",
        "special": "special_social_contribution",
        "net": "net_wage",
    }
    for by_hand, variable in computed.items():
        expected = [float(getattr(slip, by_hand)) for slip in slips]
        assert simulation.calculate(variable, situation.month) == pytest.approx(
            expected, abs=0.002
        ), variable


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("part", ["part_a", "part_b"])
@pytest.mark.parametrize("collar", COLLARS)
def test_the_bonus_falls_to_nothing_between_its_bounds(month, part, collar):
    rules = parameters(month).work_bonus[part]
    amounts = rules[collar]

    left = amounts.maximum - amounts.slope * (rules.zero_from - rules.full_until)

    assert left == pytest.approx(0, abs=0.06)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("part", ["part_a", "part_b"])
def test_the_bonus_of_blue_collar_workers_follows_their_contribution_base(month, part):
    rules = parameters(month)
    white, blue = (rules.work_bonus[part][collar] for collar in COLLARS)

    base = rules.contributions.blue_collar_base

    assert blue.maximum == pytest.approx(white.maximum * base, abs=0.006)
    assert blue.slope == pytest.approx(white.slope * base, abs=0.0002)


@pytest.mark.parametrize("month", MONTHS)
def test_part_b_ends_where_part_a_begins_to_fall(month):
    rules = parameters(month).work_bonus

    assert rules.part_b.zero_from == rules.part_a.full_until
    assert rules.part_b.full_until < rules.part_b.zero_from < rules.part_a.zero_from


@pytest.mark.parametrize(
    ("month", "income", "tax"),
    [("2025-01", 28790, 9704.37), ("2026-01", 29500, 9944.05), ("2026-01", 51050, 20320.38)],
)
def test_the_tax_at_the_ends_of_the_scale_is_as_published(month, income, tax):
    scale = parameters(month).withholding_tax.scale
    first = scale.threshold_1 * scale.rate_1
    second = (min(income, scale.threshold_2) - scale.threshold_1) * scale.rate_2
    third = max(income - scale.threshold_2, 0) * scale.rate_3

    assert first + second + third == pytest.approx(tax, abs=0.011)


@pytest.mark.parametrize(
    ("month", "tax_free"), [("2024-01", 10580), ("2025-01", 10900), ("2026-01", 11170)]
)
def test_the_tax_free_reduction_is_the_first_rate_on_the_tax_free_amount(month, tax_free):
    rules = parameters(month).withholding_tax

    assert rules.tax_free_reduction == pytest.approx(tax_free * rules.scale.rate_1, abs=0.006)


@pytest.mark.parametrize("month", ["2021-01", "2024-01", "2025-01", "2026-01"])
def test_more_children_take_more_off_the_tax(month):
    rules = parameters(month).withholding_tax.for_children
    taken = [rules[f"number_{number}"] for number in range(1, 9)]

    assert taken == sorted(taken)
    assert all(amount % 12 == 0 for amount in taken)


@pytest.mark.parametrize("month", ["2021-01", "2024-01", "2025-01", "2026-01"])
def test_the_withholding_rates_are_those_of_the_income_tax_times_one_point_nought_seven(month):
    scale = parameters(month).withholding_tax.scale

    rates = [scale[f"rate_{number}"] / 1.07 for number in (1, 2, 3, 4)]

    assert rates == pytest.approx([0.25, 0.40, 0.45, 0.50])
