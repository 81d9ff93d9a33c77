"""What the rules cost: many households at once against one by one, first use, what is installed.

Run as a module with a number of households: prints JSON.
"""

import resource
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from statistics import median
from time import perf_counter, process_time
from typing import Any

from tandem.config.bench import apart
from tandem.config.bench.report import Figure

SIZE = 100_000
TARGET_SECONDS = 5
ONE_BY_ONE, ROUNDS = 60, 3
MONTH = "2026-06"
RESULT = "disposable_income"
# Modules that nobody loads before rules are asked for.
HEAVY = ("openfisca_core", "openfisca_belgium.system", "numexpr", "numpy")
# What comes with OpenFisca and serves nothing else here.
BROUGHT = ("openfisca-core", "numexpr", "pendulum", "dpath", "sortedcontainers", "StrEnum")


def measured(size: int = SIZE) -> Iterator[Figure]:
    """In a process of its own."""
    yield from figures(size, apart.ask(__spec__.name, size))


def figures(size: int, told: dict[str, float]) -> Iterator[Figure]:
    """One line for each cost."""
    group = f"Rules for {size:,} households (processor seconds, medians of {ROUNDS})"
    together = told["together_s"]
    people = f"{told['persons']:,.0f} persons, to what they live on"
    yield Figure(group, "all at once", together, "s", TARGET_SECONDS, people)
    yield Figure(group, "one household alone", told["alone_s"] * 1000, "ms")
    times = told["alone_s"] * size / together
    apart_by = f"largest difference {told['apart_eur']:.2f} euro"
    yield Figure(group, "one by one against all at once", times, "x", detail=apart_by)
    yield Figure(group, "peak memory", told["peak_mib"], "MiB")
    group = "Rules, what they cost who does not use them"
    yield Figure(group, "modules of the rules loaded before", told["loaded_before"], "modules", 0)
    first = f"{told['first_use_mib']:.0f} MiB"
    yield Figure(group, "first use: load and build", told["first_use_s"] * 1000, "ms", detail=first)
    yield Figure(group, "installed for them alone", told["installed_mib"], "MiB")


def measure(size: int) -> dict[str, float]:
    """Costs of one size."""
    from tandem.config.commands import database

    database.start_django()
    from django.urls import get_resolver

    _ = get_resolver().url_patterns
    loaded = [name for name in sys.modules if name.startswith(HEAVY)]
    before, begun = _resident_mib(), perf_counter()
    from openfisca_belgium import CountryTaxBenefitSystem

    belgium = CountryTaxBenefitSystem()
    first = {"first_use_s": perf_counter() - begun, "first_use_mib": _resident_mib() - before}
    watch = apart.Stopwatch()
    for _round in range(ROUNDS):
        incomes = watch.time("together_s", lambda: _incomes(belgium, range(size)))
    alone, differences = [], []
    for number in range(0, size, max(size // ONE_BY_ONE, 1)):
        begun = process_time()
        own = _incomes(belgium, range(number, number + 1))
        alone.append(process_time() - begun)
        differences.append(abs(float(own[0] - incomes[number])))
    return (
        watch.medians()
        | first
        | {
            "alone_s": median(alone),
            "apart_eur": max(differences),
            "persons": float(sum(_members(number) for number in range(size))),
            "loaded_before": len(loaded),
            "installed_mib": _installed_mib(),
        }
    )


def _incomes(belgium: Any, numbers: range) -> Any:
    """Euro a month of each household: an adult, a partner and children, some at work."""
    import numpy as np
    from openfisca_core.simulation_builder import SimulationBuilder

    builder = SimulationBuilder()
    builder.create_entities(belgium)
    counts = np.array([_members(number) for number in numbers])
    homes = np.repeat(np.arange(len(numbers)), counts)
    places = np.arange(len(homes)) - np.repeat(np.cumsum(counts) - counts, counts)
    builder.declare_person_entity("person", np.arange(len(homes)))
    for entity, roles in _ROLES.items():
        declared = builder.declare_entity(entity, np.arange(len(numbers)))
        builder.join_with_persons(declared, homes, np.array(roles)[np.minimum(places, 2)])
    simulation = builder.build(belgium)
    which = np.array(numbers)[homes]
    for name, values in _told(which, places).items():
        simulation.set_input(name, _period(simulation, name), values)
    return simulation.calculate(RESULT, MONTH)


_ROLES = {
    "household": ("head", "partner", "child"),
    "family": ("parent", "parent", "child"),
    "tax_unit": ("declarant", "partner", "dependant"),
}


def _members(number: int) -> int:
    return 1 + number % 5


def _told(which: Any, places: Any) -> dict[str, Any]:
    """What is told of each person: a spread of births, hours and wages, from the number."""
    import numpy as np

    years = np.where(places < 2, 1964 + which % 40, 2019 + which % 7)
    works = (places < 2) & ((which + places) % 3 > 0)
    hours = np.where(works, 10 + which % 29, 0)
    return {
        "birth": np.array([f"{year}-05-04" for year in years], dtype="datetime64[D]"),
        "worker_status": np.where(
            works, np.where(which % 2 == 0, "white_collar", "blue_collar"), "none"
        ),
        "weekly_hours": hours,
        "gross_wage": hours * (58.0 + which % 60),
    }


def _period(simulation: Any, name: str) -> str:
    from openfisca_core.periods import DateUnit

    variable = simulation.tax_benefit_system.get_variable(name)
    return "ETERNITY" if variable.definition_period == DateUnit.ETERNITY else MONTH


def _resident_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _installed_mib() -> float:
    total = 0
    for name in BROUGHT:
        try:
            listed = files(name) or []
        except PackageNotFoundError:
            continue
        total += sum(each.locate().stat().st_size for each in listed if each.locate().is_file())
    return total / 1024 / 1024


if __name__ == "__main__":
    apart.answer(measure)
