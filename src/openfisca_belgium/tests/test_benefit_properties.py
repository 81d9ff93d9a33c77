"""What must hold of benefits whatever the household."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openfisca_core.simulation_builder import SimulationBuilder

from openfisca_belgium import CountryTaxBenefitSystem

MONTH = "2025-02"
AMOUNT = st.floats(min_value=0, max_value=6000, width=32)
RUNS = settings(max_examples=40, deadline=None)


@pytest.fixture(scope="module")
def belgium():
    return CountryTaxBenefitSystem()


def alone(belgium, count, month=MONTH, **inputs):
    """`count` adults of 35, each alone, with `inputs` (one value each) in that month."""
    made = SimulationBuilder().build_default_simulation(belgium, count)
    made.set_input("birth", "ETERNITY", np.full(count, np.datetime64("1990-01-01")))
    for name, values in inputs.items():
        made.set_input(name, month, np.array(values))
    return made


def family(belgium, births, incomes):
    """Two adults with `incomes` and children born on `births`, as one household and family."""
    children = [f"child {at}" for at in range(len(births))]
    adults = ["Els", "Tom"]
    persons = {
        name: {"birth": {"ETERNITY": "1985-01-01"}, "other_income": {MONTH: income}}
        for name, income in zip(adults, incomes, strict=True)
    } | {
        name: {"birth": {"ETERNITY": str(born)}}
        for name, born in zip(children, births, strict=True)
    }
    return SimulationBuilder().build_from_entities(
        belgium,
        {
            "persons": persons,
            "households": {"home": {"head": ["Els"], "partner": ["Tom"], "children": children}},
            "families": {"family": {"parents": adults, "children": children}},
            "tax_units": {
                "one": {"declarant": ["Els"], "partner": ["Tom"], "dependants": children}
            },
        },
    )


class TestLeefloon:
    @RUNS
    @given(incomes=st.lists(AMOUNT, min_size=2, max_size=20))
    def test_never_rises_with_means(self, belgium, incomes):
        ordered = sorted(incomes)

        paid = alone(belgium, len(ordered), other_income=ordered).calculate("leefloon", MONTH)

        assert (np.diff(paid) <= 0.011).all()
        assert (paid >= 0).all()
        assert (paid <= 1314.21).all()

    @RUNS
    @given(wages=st.lists(AMOUNT, min_size=1, max_size=20), capital=AMOUNT)
    def test_exempts_at_most_the_wage_and_only_while_some_remains_due(
        self, belgium, wages, capital
    ):
        made = alone(
            belgium, len(wages), net_wage=wages, movable_capital=[capital * 10] * len(wages)
        )

        exempt = made.calculate("spi_exemption", MONTH)

        assert (exempt >= 0).all()
        assert (exempt <= np.array(wages) + 0.01).all()
        assert (made.calculate("leefloon", MONTH)[exempt > 0] > 0).all()

    @RUNS
    @given(wage=st.floats(min_value=0, max_value=1600, width=32))
    def test_working_more_never_makes_wage_and_leefloon_together_less(self, belgium, wage):
        made = alone(belgium, 2, net_wage=[wage, wage + 10])

        together = made.calculate("net_wage", MONTH) + made.calculate("leefloon", MONTH)

        # The step where the last euro of leefloon and with it the fixed exemption ends.
        assert together[1] - together[0] >= -250 / 12 - 0.02

    def test_of_twelve_months_adds_up(self, belgium):
        made = alone(belgium, 1)

        months = [made.calculate("leefloon", f"2023-{month:02}")[0] for month in range(1, 13)]

        assert made.calculate_add("leefloon", "2023")[0] == pytest.approx(sum(months))
        assert sum(months) == pytest.approx(6 * 1214.13 + 4 * 1238.41 + 2 * 1263.17, abs=0.01)


class TestFamily:
    BIRTHS = st.lists(
        st.dates(
            min_value=np.datetime64("2000-01-01").item(),
            max_value=np.datetime64("2025-01-31").item(),
        ),
        max_size=6,
    )

    @RUNS
    @given(births=BIRTHS, incomes=st.tuples(AMOUNT, AMOUNT))
    def test_nothing_is_negative_and_parts_add_up(self, belgium, births, incomes):
        made = family(belgium, births, incomes)

        parts = [
            made.calculate(f"child_benefit_{part}", MONTH)[0]
            for part in ("basic", "orphan_supplement", "social_supplement")
        ]
        income = made.calculate("disposable_income", MONTH)[0]

        assert min(parts) >= 0
        assert made.calculate("child_benefit", MONTH)[0] == pytest.approx(sum(parts), abs=0.02)
        assert made.calculate("child_benefit_received", MONTH).sum() == pytest.approx(
            sum(parts), abs=0.02
        )
        assert income == pytest.approx(
            sum(incomes) + sum(parts) + made.calculate("leefloon", MONTH).sum(), abs=0.05
        )

    @RUNS
    @given(births=BIRTHS)
    def test_each_old_rank_is_given_once_the_youngest_first(self, belgium, births):
        made = family(belgium, births, (0, 0))

        ranks = made.calculate("child_benefit_rank", MONTH)
        old = made.calculate("child_benefit_old_amounts", MONTH)

        assert sorted(ranks[old]) == list(range(old.sum()))
        born = np.array(births, dtype="datetime64[D]")
        by_rank = born[old[2:]][np.argsort(ranks[old])]
        assert (np.diff(by_rank).astype(int) <= 0).all()

    @RUNS
    @given(births=BIRTHS)
    def test_size_is_one_and_a_half_or_less_for_each(self, belgium, births):
        made = family(belgium, births, (0, 0))

        size = made.calculate("equivalised_size", MONTH)[0]

        ages = made.calculate("age", MONTH)
        young = int((ages < 14).sum())
        assert size == pytest.approx(1 + 0.5 * (len(ages) - 1 - young) + 0.3 * young, abs=1e-4)

    @RUNS
    @given(incomes=st.tuples(AMOUNT, AMOUNT))
    def test_gap_is_the_threshold_less_the_income(self, belgium, incomes):
        made = family(belgium, [], incomes)

        gap = made.calculate("poverty_gap", MONTH)[0]

        assert gap == pytest.approx(2279 - made.calculate("disposable_income", MONTH)[0], abs=1)
        assert made.calculate("below_poverty_threshold", MONTH)[0] == (gap > 0)
