"""The key formula of 2021 gives the lines of the official tables it was solved from."""

import pytest
from openfisca_core.simulation_builder import SimulationBuilder

from openfisca_belgium.tests.sweeps import Situation, belgium, net

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
    simulation = SimulationBuilder().build_default_simulation(belgium(), len(table))
    simulation.set_input("taxable_wage", MONTH, list(table))
    simulation.set_input("withholding_scale_two", MONTH, [is_only_earner] * len(table))

    tax = simulation.calculate("withholding_tax_before_reductions", MONTH)

    assert tax == pytest.approx(list(table.values()), abs=0.001)


# github.com/PLPeeters/salarysim, 2026-inputs-to-net.ts: single, full-time, white-collar, January.
# It rounds a twelfth of the tax to the nearest cent where the official tables drop it. Below
# 2,250 it lets the cap take from part B, which the royal decree puts first: see the README.
ANOTHER_CALCULATOR = {
    2250: 2080.67,
    2300: 2090.18,
    2400: 2109.19,
    2500: 2128.19,
    2600: 2147.20,
    2700: 2166.20,
    2800: 2185.21,
    2850: 2195.42,
    2900: 2207.06,
    3000: 2230.33,
    3050: 2241.96,
}


def test_another_calculator_agrees_to_the_cent():
    net_wage = net(list(ANOTHER_CALCULATOR), Situation("2026-01"))

    assert net_wage == pytest.approx(list(ANOTHER_CALCULATOR.values()), abs=0.0101)
