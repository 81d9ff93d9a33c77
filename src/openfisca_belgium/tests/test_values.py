"""Amounts read alone are those that OpenFisca uses, on every day."""

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal

import pytest

from openfisca_belgium import CountryTaxBenefitSystem
from openfisca_belgium.reach import leaves
from openfisca_belgium.values import months_after, parameter


@pytest.fixture(scope="module")
def belgium():
    return CountryTaxBenefitSystem()


def test_every_amount_is_the_one_that_openfisca_uses(belgium):
    compared = 0
    for known in leaves(belgium.parameters):
        alone = parameter(known.name)
        days = {date.fromisoformat(value.instant_str) for value in known.values_list}
        for day in days | {day - timedelta(days=1) for day in days}:
            found, expected = alone.on(day), known(str(day))
            amount = found and found.value
            assert amount == (None if expected is None else Decimal(str(expected))), (
                known.name,
                day,
            )
            compared += 1
    assert compared > 1_000


@pytest.mark.parametrize(
    "name", ["leefloon", "leefloon.amount", "leefloon.amount.rich", "nothing", "nothing.at.all"]
)
def test_a_name_that_is_no_parameter_is_refused(name):
    with pytest.raises(KeyError):
        parameter(name)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2025, 9, 1), date(2026, 11, 1)),
        (date(2024, 12, 31), date(2026, 2, 28)),
        (date(2022, 12, 31), date(2024, 2, 29)),
    ],
)
def test_fourteen_months_end_within_their_month(day, later):
    assert months_after(day) == later


def test_reading_amounts_loads_no_openfisca():
    asked = (
        "import sys; from openfisca_belgium.values import parameter;"
        "parameter('minimum_wage.monthly');"
        "sys.exit(any(name.startswith(('openfisca_core', 'numpy')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_an_unknown_attribute_of_the_package_is_one(belgium):
    import openfisca_belgium

    with pytest.raises(AttributeError):
        _ = openfisca_belgium.Nothing
