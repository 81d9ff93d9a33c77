"""A day that no value covers is refused with the reason, and results tell their sources."""

from datetime import date

import pytest
from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.simulation_builder import SimulationBuilder

from openfisca_belgium import CountryTaxBenefitSystem
from openfisca_belgium.reach import leaves, out_of_reach
from openfisca_belgium.sources import values_behind, values_used

STATUSES = {"verified", "unverified"}
UNITS = {
    "currency-EUR",
    "/1",
    "year",
    "month",
    "day",
    "hour",
    "child",
    "boolean",
    "hour/week",
    "yyyymmdd",
}


@pytest.fixture(scope="module")
def belgium():
    return CountryTaxBenefitSystem()


def worker(belgium):
    made = SimulationBuilder().build_default_simulation(belgium, 1)
    made.trace = True
    return made


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        ("2016-12", date(2017, 6, 1), date(2027, 6, 1)),
        ("2027-07", date(2017, 6, 1), date(2027, 6, 1)),
    ],
)
def test_a_day_before_the_first_or_long_after_the_newest_value_is_refused(
    belgium, month, first, last
):
    with pytest.raises(ParameterNotFoundError) as missing:
        worker(belgium).calculate("minimum_gross_wage", month)
    refused = out_of_reach(missing.value, belgium.parameters)
    assert (refused.parameter, refused.first, refused.last) == (
        "minimum_wage.monthly",
        first,
        last,
    )
    assert str(first) in str(refused)


def test_the_fourteenth_month_still_counts(belgium):
    assert worker(belgium).calculate("minimum_gross_wage", "2027-06") == 0


def test_a_result_names_the_values_it_rests_on(belgium):
    simulation = worker(belgium)
    simulation.calculate("minimum_gross_wage", "2024-06")
    (used,) = values_used(simulation)
    assert (used.parameter, used.value, used.unit) == (
        "minimum_wage.monthly",
        2070.48,
        "currency-EUR",
    )
    assert (used.since, used.is_verified) == (date(2024, 5, 1), False)


def test_every_value_has_a_unit_a_source_and_a_status(belgium):
    for parameter in leaves(belgium.parameters):
        assert parameter.description, parameter.name
        assert parameter.metadata["unit"] in UNITS, parameter.name
        for value in parameter.values_list:
            if value.value is not None:
                assert value.metadata["status"] in STATUSES, value.name
                assert value.metadata["reference"], value.name


def test_every_variable_has_a_label_in_two_languages(belgium):
    for variable in belgium.variables.values():
        assert " / " in variable.label, variable.name
        if variable.value_type is float:
            assert variable.unit, variable.name


@pytest.mark.parametrize(
    ("month", "parameter", "first", "last"),
    [
        ("2021-10", "work_bonus.single.white_collar.maximum", "2020-03-01", "2021-08-31"),
        ("2023-08", "withholding_tax.expenses_rate", "2021-01-01", "2021-12-31"),
    ],
)
def test_a_gap_between_two_values_is_refused_with_the_last_day_before_it(
    belgium, month, parameter, first, last
):
    simulation = worker(belgium)
    simulation.set_input("worker_status", month, ["white_collar"])
    simulation.set_input("weekly_hours", month, [38])
    simulation.set_input("gross_wage", month, [2154.11])

    with pytest.raises(ParameterNotFoundError) as missing:
        simulation.calculate("net_wage", month)

    refused = out_of_reach(missing.value, belgium.parameters)
    assert refused.parameter == parameter
    assert (str(refused.first), str(refused.last)) == (first, last)


@pytest.mark.parametrize(
    ("month", "unverified"),
    [
        ("2026-04", set()),
        ("2026-08", {"work_bonus.fiscal.rate_b"}),
        ("2026-01", {"work_bonus.part_a.full_until", "work_bonus.part_b.full_until"}),
    ],
)
def test_a_net_wage_tells_which_of_its_values_nobody_confirmed(belgium, month, unverified):
    simulation = worker(belgium)
    simulation.set_input("worker_status", month, ["white_collar"])
    simulation.set_input("weekly_hours", month, [38])
    simulation.set_input("gross_wage", month, [2500])
    simulation.calculate("net_wage", month)

    used = values_used(simulation)

    assert {value.parameter for value in used if not value.is_verified} >= unverified
    assert unverified or all(value.is_verified for value in used)
    assert {"contributions.employee_rate", "withholding_tax.scale.rate_1"} <= {
        value.parameter for value in used
    }


def test_the_values_behind_one_result_leave_those_of_others_out(belgium):
    simulation = worker(belgium)
    simulation.calculate("net_wage", "2026-05")
    simulation.calculate("minimum_gross_wage", "2026-05")
    simulation.calculate("minimum_gross_wage", "2026-05")

    (used,) = values_behind(simulation, "minimum_gross_wage", "2026-05")

    assert (used.parameter, used.value) == ("minimum_wage.monthly", 2189.81)
