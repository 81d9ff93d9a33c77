"""An amount that was told for some, where the others keep their formula.

An OpenFisca input replaces its formula for everybody in the simulation: who was not named gets
the default. With several households or what-ifs in one simulation that is rarely meant.

enter(simulation, "leefloon", "2026-06", {0: 1340.48})  # by place of the person
"""

from collections.abc import Mapping

from openfisca_core.indexed_enums import EnumArray
from openfisca_core.simulations import Simulation


def enter(simulation: Simulation, name: str, period: str, told: Mapping[int, object]) -> None:
    """Enter `told` (by index in the variable's entity) and compute the others.

    A choice is told by its name ("single"). Enter what others rest on first. Raises
    ParameterNotFoundError when an amount for one of the others is out of reach, IndexError for a
    place that does not exist.
    """
    values = simulation.clone().calculate(name, period)
    is_choice = isinstance(values, EnumArray)
    if is_choice:
        values = values.decode_to_str().astype(object)
    for at, value in told.items():
        values[at] = value
    simulation.set_input(name, period, values.astype(str) if is_choice else values)
