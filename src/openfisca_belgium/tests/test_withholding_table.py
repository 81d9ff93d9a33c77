"""The key formula of 2021 gives the lines of the official tables it was solved from."""

import pytest
from openfisca_core.simulation_builder import SimulationBuilder

from openfisca_belgium import CountryTaxBenefitSystem

MONTH = "2021-01"
ALONE = {
    930: 0,
    945: 0.84,
    960: 3.65,
    1050: 20.50,
    1365: 79.49,
    1380: 83.37,
    1500: 115.47,
    1515: 120.95,
    1740: 217.25,
    2070: 358.49,
    2085: 365.04,
    3600: 1094.52,
    3855: 1217.30,
    3870: 1225.15,
    6000: 2364.70,
    7500: 3167.20,
}
ONLY_EARNER = {3600: 719.04, 4785: 1289.61, 4800: 1297.37, 6000: 1939.37, 7500: 2741.87}


@pytest.mark.parametrize(("is_only_earner", "table"), [(False, ALONE), (True, ONLY_EARNER)])
def test_the_table_of_2021(is_only_earner, table):
    simulation = SimulationBuilder().build_default_simulation(CountryTaxBenefitSystem(), len(table))
    simulation.set_input("taxable_wage", MONTH, list(table))
    simulation.set_input("withholding_scale_two", MONTH, [is_only_earner] * len(table))

    tax = simulation.calculate("withholding_tax_before_reductions", MONTH)

    assert tax == pytest.approx(list(table.values()), abs=0.001)
