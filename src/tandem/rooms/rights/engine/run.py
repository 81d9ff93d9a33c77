"""One calculation: the same home in one or more versions, in one month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from openfisca_core.errors import ParameterNotFoundError

from openfisca_belgium.reach import OutOfReach, out_of_reach
from openfisca_belgium.sources import UsedValue, values_behind
from tandem.rooms.rights.engine.shape import Shape

# Variable -> one value per member of its entity, in the order of the home.
Inputs = Mapping[str, Sequence[Any]]
_DAY_TYPE = {"birth": "datetime64[D]"}


@dataclass(frozen=True)
class Found:
    """One result in euro: of each version one amount, and the values behind them."""

    amounts: tuple[Decimal, ...]
    behind: tuple[UsedValue, ...]

    @property
    def euro(self) -> Decimal:
        return self.amounts[0]


class Run:
    """Versions of one home in one month. Each version gives the same variables."""

    def __init__(
        self, shape: Shape, versions: Sequence[Inputs], month: date, *, is_traced: bool = True
    ):
        self._month, self._copies, self._is_traced = month, len(versions), is_traced
        self._simulation = shape.simulation(len(versions), is_traced=is_traced)
        for name in versions[0]:
            column = [value for version in versions for value in version[name]]
            self._enter(name, column)

    def money(self, name: str, *, of: int = 0, a_year: bool = False) -> Found:
        """An amount of one member of its entity: person, family 0, household 0...

        Raises OutOfReach when a value that it needs does not cover the month.
        """
        found = self.numbers(name, of=of, a_year=a_year)
        period = self._period(a_year)
        behind = values_behind(self._simulation, name, period) if self._is_traced else ()
        return Found(tuple(_euro(value) for value in found), behind)

    def numbers(self, name: str, *, of: int = 0, a_year: bool = False) -> Any:
        """As `money`, as the numbers of OpenFisca."""
        try:
            result = self._simulation.calculate(name, self._period(a_year))
        except ParameterNotFoundError as missing:
            tree = self._simulation.tax_benefit_system.parameters
            raise out_of_reach(missing, tree) from missing
        return result.reshape(self._copies, -1)[:, of]

    def _period(self, a_year: bool) -> str:
        return f"{self._month:%Y}" if a_year else f"{self._month:%Y-%m}"

    def _enter(self, name: str, column: Sequence[Any]) -> None:
        lasts = self._simulation.tax_benefit_system.get_variable(name).definition_period
        period = "ETERNITY" if lasts == "eternity" else self._period(a_year=lasts == "year")
        array = np.array(column, dtype=_DAY_TYPE.get(name))
        self._simulation.set_input(name, period, array)


def _euro(value: float) -> Decimal:
    """To the cent; OpenFisca keeps 32-bit floats."""
    return Decimal(f"{float(value):.2f}")


__all__ = ["Found", "Inputs", "OutOfReach", "Run"]
