"""What the funder's report of many people costs, against the same written directly in SQL.

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
REGIME = "esfplus"


def measured(sizes: Sequence[int] = SIZES) -> Iterator[Figure]:
    """Each size in a process of its own, so that its memory is its own."""
    for size in sizes:
        yield from figures(size, apart.ask(__spec__.name, size))


def figures(size: int, told: dict[str, float]) -> Iterator[Figure]:
    """One line for each cost. The targets are those of a million people."""
    group = f"Report of {size:,} people on DuckDB (processor seconds, medians of {ROUNDS})"
    yield Figure(group, "figures, incomplete records, all rules", told["report_s"], "s",
                 TARGET_SECONDS)  # fmt: skip
    yield Figure(group, "peak memory, data included", told["peak_mib"], "MiB", TARGET_MIB)
    yield Figure(group, "figures alone", told["figures_s"], "s")
    yield Figure(group, "figures by hand in SQL", told["by_hand_s"], "s")
    yield Figure(
        group,
        "figures against SQL by hand",
        told["figures_s"] / told["by_hand_s"],
        "x",
        detail=f"{told['differing']:.0f} indicators differ",
    )


def measure(size: int) -> dict[str, float]:
    """Costs of one size, and how many indicators the two ways count differently."""
    # Django first: programmes are rows of it, though none is read here.
    from tandem.config.commands import database

    database.start_django()
    from tandem.rooms.reporting.esf import engine

    watch = apart.Stopwatch()
    with engine.holding([]) as held:
        held.raw_sql(apart.written("esf_people.sql").replace("{size}", str(size)))
        for _ in range(ROUNDS):
            watch.time("report_s", lambda: _report(held))
            counted = watch.time("figures_s", lambda: _figures(held))
            by_hand = watch.time("by_hand_s", lambda: _by_hand(held))
    differing = sum(counted[code] != values for code, values in by_hand.items())
    return watch.medians() | {"differing": differing}


def _report(held: Any) -> Any:
    from tandem.rooms.reporting.esf import making
    from tandem.rooms.reporting.esf.choosing import Choice

    return making.make(held, choice=Choice(REGIME, (), ()), period=_period())


def _figures(held: Any) -> dict[str, tuple[int, ...]]:
    from tandem.rooms.reporting.esf import counting, making

    table = making.prepare(held, regime=REGIME, period=_period())
    rows = counting.tallies(table, REGIME).to_pyarrow().to_pylist()
    found = counting.counts(rows, REGIME)
    return {code: count.values()[:3] for code, count in found.items() if count}


def _by_hand(held: Any) -> dict[str, tuple[int, ...]]:
    found = held.raw_sql(apart.written("esf_by_hand.sql"))
    codes = [column[0] for column in found.description[1:]]
    rows = {row[0]: row[1:] for row in found.fetchall()}
    return {
        code: tuple(rows[gender][place] if gender in rows else 0 for gender in "FMX")
        for place, code in enumerate(codes)
    }


def _period() -> Any:
    from tandem.rooms.reporting.esf.contract import Period

    return Period(date(2025, 1, 1), date(2025, 12, 31))


if __name__ == "__main__":
    apart.answer(measure)
