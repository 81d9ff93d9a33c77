"""On which values a result rests: since when, from where, and whether somebody checked them.

simulation.trace = True
simulation.calculate("net_wage", "2026-06")
for value in values_used(simulation): ...
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from openfisca_core.parameters import ParameterAtInstant
from openfisca_core.simulations import Simulation
from openfisca_core.tracers import TraceNode

from openfisca_belgium.reach import find
from openfisca_belgium.values import UNVERIFIED, VERIFIED


@dataclass(frozen=True)
class UsedValue:
    """One value that a calculation asked for.

    value: in `unit` (currency-EUR, /1, year, hour...). since: the first day it holds.
    status: verified (read in the source named) or unverified.
    """

    parameter: str
    label: str
    value: float
    unit: str
    since: date
    status: str
    source: str
    note: str = ""

    @property
    def is_verified(self) -> bool:
        return self.status == VERIFIED


def values_used(simulation: Simulation) -> tuple[UsedValue, ...]:
    """The values asked for since `trace` was switched on, by name and date, each once."""
    tree = simulation.tax_benefit_system.parameters
    asked = {access for root in simulation.tracer.trees for access in _accesses(root)}
    found = {_used(find(tree, name), str(instant)) for name, instant in asked}
    return tuple(sorted(found, key=lambda used: (used.parameter, used.since)))


def values_behind(simulation: Simulation, variable: str, period: str) -> tuple[UsedValue, ...]:
    """The values on which one result rests; those of other results are left out.

    What was calculated before is only named in a trace, so the whole trace is asked.
    """
    asked_by: dict[tuple[str, str], tuple[set[Any], set[Any]]] = {}
    for root in simulation.tracer.trees:
        for node in _nodes(root):
            reads, asks = asked_by.setdefault(_place(node), (set(), set()))
            reads.update((read.name, read.period) for read in node.parameters)
            asks.update(_place(child) for child in node.children)
    waiting, seen, found = [(variable, period)], set(), set()
    while waiting:
        place = waiting.pop()
        if place in asked_by and place not in seen:
            seen.add(place)
            reads, asks = asked_by[place]
            found |= reads
            waiting += asks
    tree = simulation.tax_benefit_system.parameters
    used = {_used(find(tree, name), str(instant)) for name, instant in found}
    return tuple(sorted(used, key=lambda each: (each.parameter, each.since)))


def _place(node: TraceNode) -> tuple[str, str]:
    return node.name, str(node.period)


def _nodes(node: TraceNode) -> Iterator[TraceNode]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def _accesses(node: TraceNode) -> Iterator[tuple[str, str]]:
    for read in node.parameters:
        yield read.name, read.period
    for child in node.children:
        yield from _accesses(child)


def _used(parameter, instant: str) -> UsedValue:
    value: ParameterAtInstant = next(
        each for each in parameter.values_list if each.instant_str <= instant
    )
    facts = value.metadata
    return UsedValue(
        parameter=parameter.name,
        label=parameter.description or parameter.name,
        value=value.value,
        unit=facts.get("unit", ""),
        since=date.fromisoformat(value.instant_str),
        status=facts.get("status", UNVERIFIED),
        source=facts.get("reference", ""),
        note=facts.get("note", ""),
    )
