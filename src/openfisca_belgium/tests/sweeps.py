"""Many persons at once, for tests that look along a range of wages."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from openfisca_core.simulation_builder import SimulationBuilder

from openfisca_belgium import CountryTaxBenefitSystem
from openfisca_belgium.kinds import WorkerStatus


@cache
def belgium():
    return CountryTaxBenefitSystem()


@dataclass(frozen=True)
class Situation:
    """Who works how; earners: how many of a couple have an income, one is alone."""

    month: str = "2026-04"
    status: WorkerStatus = WorkerStatus.white_collar
    hours: float = 38
    full_time: float = 38
    couple: bool = False
    earners: int = 1
    children: int = 0

    def __str__(self):
        with_whom = f"couple-{self.earners}" if self.couple else "alone"
        collar = self.status.name.removesuffix("_collar")
        return f"{self.month}-{collar}-{self.hours:g}h-{with_whom}-{self.children}"


SITUATIONS = [
    replace(base, month=month, hours=hours)
    for month, statuses in {
        "2025-02": list(WorkerStatus)[1:],
        "2026-01": [WorkerStatus.white_collar],
        "2026-04": list(WorkerStatus)[1:],
    }.items()
    for hours in (19, 30.4, 38)
    for status in statuses
    for base in (
        Situation(status=status),
        Situation(status=status, couple=True),
        Situation(status=status, couple=True, earners=2),
        Situation(status=status, children=1),
    )
]


def simulate(gross, situation):
    """A simulation with one person, taxed apart, for each gross wage."""
    made = SimulationBuilder().build_default_simulation(belgium(), len(gross))
    same = {
        "worker_status": situation.status.name,
        "weekly_hours": situation.hours,
        "full_time_weekly_hours": situation.full_time,
        "is_couple": situation.couple,
        "earners": situation.earners,
        "dependent_children": situation.children,
    }
    for name, value in same.items():
        made.set_input(name, situation.month, np.full(len(gross), value))
    made.set_input("gross_wage", situation.month, np.asarray(gross))
    return made


def net(gross, situation):
    """Net wage for each gross wage, to the cent."""
    wages = simulate(gross, situation).calculate("net_wage", situation.month)
    return np.round(wages.astype("float64"), 2)
