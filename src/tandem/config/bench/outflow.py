"""What outflow of many people costs, against the same written directly in SQL.

Run as a module with a number of people: prints JSON.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from tandem.config.bench import apart
from tandem.config.bench.report import Figure

SIZES = (100_000, 1_000_000)
TARGET_SECONDS, TARGET_MIB = 30, 2_048
ROUNDS = 3
TODAY = date(2026, 1, 1)


def measured(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Each size in a process of its own, so that its memory is its own."""
    for size in sizes:
        yield from figures(size, apart.ask(__spec__.name, size))


def figures(size: int, told: dict[str, float]) -> Iterator[Figure]:
    """One line for each cost. The targets are those of a million people."""
    group = f"Outflow of {size:,} people on DuckDB (processor seconds, medians of {ROUNDS})"
    both = told["curves_s"] + told["forms_s"]
    yield Figure(group, "curves of both outcomes, with bands", told["curves_s"], "s")
    yield Figure(group, "both forms made alike, with bands", told["forms_s"], "s")
    yield Figure(group, "both pages", both, "s", TARGET_SECONDS)
    yield Figure(group, "peak memory, data included", told["peak_mib"], "MiB", TARGET_MIB)
    yield Figure(group, "shares without bands by hand in SQL", told["by_hand_s"], "s")
    yield Figure(
        group,
        "curves against SQL by hand",
        told["curves_s"] / told["by_hand_s"],
        "x",
        detail=f"largest difference of a share {told['apart']:.1e}",
    )


def measure(size: int) -> dict[str, float]:
    """Costs of one size, and how far the shares of both ways lie apart."""
    # Django first: programmes are rows of it, though none is read here.
    from tandem.config.commands import database

    database.start_django()
    from tandem.config.demo import calibrated, calibrated_tables

    individual = round(size * 574 / 1_048)
    made = calibrated.cohort((individual, size - individual))
    held = calibrated_tables.in_duckdb(made)
    watch = apart.Stopwatch()
    for _ in range(ROUNDS):
        curves = watch.time("curves_s", lambda: _curves(held))
        watch.time("forms_s", lambda: _forms(held))
        by_hand = watch.time("by_hand_s", lambda: _by_hand(held))
    difference = max(abs(curves[key] - share) for key, share in by_hand.items())
    return watch.medians() | {"apart": difference}


def _curves(held: tuple) -> dict[tuple[int, str, int], float]:
    from tandem.rooms.reporting.outflow import engines, measures
    from tandem.rooms.reporting.outflow.contract import HORIZONS, Clock
    from tandem.rooms.reporting.outflow.figures import told

    database, walks, spells = held
    expression = measures.events(walks, spells, clock=Clock.ENTRY, today=TODAY)
    found = told(engines.on_duckdb(expression, database), _kinds(), clock=Clock.ENTRY, today=TODAY)
    return {
        (int(group.programme), outcome.value, HORIZONS[months]): point.share.value
        for group in found.groups
        for outcome, each in group.told.items()
        for months, point in each.horizons.items()
    }


def _forms(held: tuple) -> Any:
    from tandem.rooms.reporting.outflow import engines, forms_compared, measures
    from tandem.rooms.reporting.outflow.contract import Clock

    database, walks, spells = held
    expression = measures.profiled_events(walks, spells, clock=Clock.ENTRY, today=TODAY)
    rows = engines.on_duckdb(expression, database)
    return forms_compared.told(rows, _kinds(), clock=Clock.ENTRY, today=TODAY)


def _kinds() -> dict:
    from tandem.rooms.reporting.outflow.figures import GROUP, INDIVIDUAL, Kind

    return {at: Kind(str(at), form, form) for at, form in enumerate((INDIVIDUAL, GROUP))}


def _by_hand(held: tuple) -> dict[tuple[int, str, int], float]:
    statement = apart.written("outflow_by_hand.sql")
    rows = held[0].execute(statement, [TODAY] * 3).fetchall()
    return {(programme, outcome, day): share for programme, outcome, day, share in rows}


if __name__ == "__main__":
    apart.answer(measure)
