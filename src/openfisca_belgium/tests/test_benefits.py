"""Days out of reach are refused with the reason; what nobody needs is never asked for."""

from datetime import date

import pytest
from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.simulation_builder import SimulationBuilder

from openfisca_belgium import CountryTaxBenefitSystem
from openfisca_belgium.entered import enter
from openfisca_belgium.reach import out_of_reach
from openfisca_belgium.sources import values_used


@pytest.fixture(scope="module")
def belgium():
    return CountryTaxBenefitSystem()


def home(belgium, month, persons, children=(), **household):
    """One household: the first person is head, `children` their children. Traced."""
    adults = [name for name in persons if name not in children]
    dated = {
        name: {
            fact: {"ETERNITY" if fact == "birth" else month: value} for fact, value in facts.items()
        }
        for name, facts in persons.items()
    }
    head, *others = adults
    families = {"family": {"parents": [head], "children": list(children)}}
    for other in others:
        families[other] = {"parents": [other]}
    made = SimulationBuilder().build_from_entities(
        belgium,
        {
            "persons": dated,
            "households": {
                "home": {"head": [head], "children": list(children), "others": others}
                | {fact: {month: value} for fact, value in household.items()}
            },
            "families": families,
            "tax_units": {
                name: {"declarant": [name]} | ({"dependants": list(children)} if not at else {})
                for at, name in enumerate(adults)
            },
        },
    )
    made.trace = True
    return made


def refusal(belgium, simulation, variable, month):
    with pytest.raises(ParameterNotFoundError) as missing:
        simulation.calculate(variable, month)
    return out_of_reach(missing.value, belgium.parameters)


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ("2017-05", date(2027, 5, 1)),
        ("2021-10", date(2021, 8, 31)),
        ("2022-04", date(2022, 2, 28)),
        ("2027-06", date(2027, 5, 1)),
    ],
)
def test_leefloon_is_refused_where_no_amount_was_found(belgium, month, last):
    asked = home(belgium, month, {"An": {"birth": "1990-01-01"}})

    refused = refusal(belgium, asked, "leefloon", month)

    assert refused.parameter == "leefloon.amount.cohabiting"
    assert (refused.first, refused.last) == (date(2017, 6, 1), last)


def test_twelve_months_of_leefloon_are_the_published_year(belgium):
    """LL25-1: 15,770.40 euro a year for somebody alone without means."""
    months = [f"2025-{month:02}" for month in range(2, 13)] + ["2026-01"]

    paid = [
        home(belgium, month, {"An": {"birth": "1990-01-01"}}).calculate("leefloon", month)[0]
        for month in months
    ]

    assert sum(paid) == pytest.approx(15770.40, abs=0.01)


def test_leefloon_of_several_at_one_address_is_refused_from_march_2026(belgium):
    persons = {
        "Mother": {"birth": "1970-01-01", "leefloon_applicant": True},
        "Son": {"birth": "2000-01-01", "leefloon_applicant": True},
    }

    refused = refusal(belgium, home(belgium, "2026-03", persons, ["Son"]), "leefloon", "2026-03")

    assert refused.parameter == "leefloon.means.several_applicants"
    assert refused.last == date(2026, 2, 28)
    assert "circular" in str(refused)


class TestChildBenefit:
    def test_old_amounts_are_refused_in_the_years_that_were_not_found(self, belgium):
        persons = {"Els": {"birth": "1985-01-01"}, "Bert": {"birth": "2015-01-01"}}

        refused = refusal(
            belgium, home(belgium, "2021-06", persons, ["Bert"]), "child_benefit", "2021-06"
        )

        assert refused.parameter == "child_benefit.old.youngest"

    def test_amounts_are_refused_fourteen_months_after_they_were_known(self, belgium):
        persons = {"Els": {"birth": "1985-01-01"}, "Bert": {"birth": "2020-01-01"}}

        refused = refusal(
            belgium, home(belgium, "2027-12", persons, ["Bert"]), "child_benefit_basic", "2027-12"
        )

        assert refused.parameter.startswith("child_benefit.basic.")
        assert refused.last == date(2027, 9, 22)

    def test_amounts_after_august_2025_are_told_as_unverified(self, belgium):
        persons = {"Els": {"birth": "1985-01-01"}, "Bert": {"birth": "2015-01-01"}}
        asked = home(belgium, "2026-06", persons, ["Bert"])

        assert asked.calculate("child_benefit", "2026-06") == pytest.approx(208.85)
        doubtful = {used.parameter for used in values_used(asked) if not used.is_verified}
        assert {"child_benefit.old.youngest", "child_benefit.old_age.age_6"} <= doubtful

    def test_a_household_without_children_never_is(self, belgium):
        asked = home(belgium, "2027-01", {"An": {"birth": "1990-01-01"}})

        assert asked.calculate("child_benefit", "2027-01") == 0
        assert asked.calculate("disposable_income", "2027-01") == pytest.approx(1340.48)

    def test_what_was_entered_asks_for_no_amount(self, belgium):
        persons = {"Els": {"birth": "1985-01-01"}, "Bert": {"birth": "2015-01-01"}}
        asked = home(belgium, "2026-06", persons, ["Bert"])
        asked.set_input("child_benefit", "2026-06", [250])

        assert asked.calculate("disposable_income", "2026-06") == pytest.approx(1811.59 + 250)

    def test_carried_limits_are_told_as_unverified(self, belgium):
        persons = {
            "Els": {"birth": "1985-01-01", "leefloon_applicant": False, "pension": 1500},
            "Bert": {"birth": "2020-01-01"},
        }
        asked = home(belgium, "2026-06", persons, ["Bert"])

        assert asked.calculate("child_benefit", "2026-06") == pytest.approx(257.14)
        limit = next(
            used
            for used in values_used(asked)
            if used.parameter == "child_benefit.social_limits.low"
        )
        assert not limit.is_verified
        assert "carried on" in limit.source


class TestEnter:
    def test_leaves_the_formula_to_others(self, belgium):
        persons = {"An": {"birth": "1990-01-01"}, "Bo": {"birth": "1990-01-01"}}
        asked = home(belgium, "2025-02", persons)

        enter(asked, "leefloon", "2025-02", {1: 500})

        assert asked.calculate("leefloon", "2025-02") == pytest.approx([876.13, 500])
        assert asked.calculate("disposable_income", "2025-02") == pytest.approx(1376.13)

    def test_works_for_choices_and_yes_or_no(self, belgium):
        persons = {"An": {"birth": "1990-01-01"}, "Bo": {"birth": "1990-01-01"}}
        asked = home(belgium, "2025-02", persons)

        enter(asked, "leefloon_applicant", "2025-02", {1: True})
        enter(asked, "leefloon_category", "2025-02", {0: "single"})

        assert asked.calculate("leefloon", "2025-02") == pytest.approx([1314.20, 876.13])

    def test_refuses_a_place_that_does_not_exist(self, belgium):
        asked = home(belgium, "2025-02", {"An": {"birth": "1990-01-01"}})

        with pytest.raises(IndexError):
            enter(asked, "leefloon", "2025-02", {3: 500})


class TestPovertyThreshold:
    @pytest.mark.parametrize("year", ["2009", "2012", "2025"])
    def test_is_not_carried_on_to_another_year(self, belgium, year):
        asked = SimulationBuilder().build_default_simulation(belgium, 1)

        refused = refusal(belgium, asked, "poverty_threshold", year)

        assert refused.parameter in {"poverty.single_month", "poverty.adult_age"}

    def test_names_the_survey_it_compares_with(self, belgium):
        asked = home(belgium, "2026-06", {"An": {"birth": "1990-01-01"}})

        asked.calculate("poverty_gap", "2026-06")

        used = {value.parameter: value for value in values_used(asked)}
        assert used["poverty.single_year"].since == date(2024, 1, 1)
        assert used["poverty.newest_year"].value == 2024
