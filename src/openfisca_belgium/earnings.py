"""Amounts of persons as formulas need them: exact to the cent and in 64 bits."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from openfisca_core.periods import Period
from openfisca_core.populations import Population

from openfisca_belgium.kinds import WorkerStatus
from openfisca_belgium.rounding import cents

COLLARS = {
    "white_collar": WorkerStatus.white_collar,
    "blue_collar": WorkerStatus.blue_collar,
}


def euros(population: Population, variable: str, period: Period) -> NDArray[np.float64]:
    """A variable in euro, to the cent: 2,190.18 is that and not 2,190.1799."""
    return cents(population(variable, period))


def each_collar(
    person: Population, period: Period, needed: NDArray[np.bool_]
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Name and members of each kind of worker of whom somebody needs a parameter.

    needed: whose amount cannot be told without it. Where nobody does, nothing is yielded, so
    that an unknown amount for blue-collar workers refuses nobody else.
    """
    status = person("worker_status", period)
    for name, collar in COLLARS.items():
        members = (status == collar) & needed
        if members.any():
            yield name, members
