"""Measure pages, queries, import, paper and weight on this machine, and print a table.

Uses an embedded database of its own in var/bench, kept between runs. With --analysis instead
the funder's report and outflow of 100,000 and of 1,000,000 people, on DuckDB. Asserts nothing:
exit code 0 also when a target is missed.
"""

import argparse
import sys
from pathlib import Path
from time import monotonic

from tandem.config import environment

SIZE, ROUNDS = 100_000, 100


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", type=int, default=SIZE, metavar="N", help="trajectories")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N", help="of each page")
    parser.add_argument(
        "--analysis", action="store_true", help="of report and outflow, instead of pages"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="where to write the figures")


def run(options: argparse.Namespace) -> int:
    """Measure, then print."""
    from tandem.config.bench import esf, outflow
    from tandem.config.bench import run as bench

    begun = monotonic()
    plan = bench.Plan(
        home=environment.var_folder() / "bench", size=options.size, rounds=options.rounds
    )
    analysis = (*esf.measured(), *outflow.measured()) if options.analysis else ()
    figures = list(analysis) or bench.run(plan)
    if options.json:
        options.json.write_text(bench.as_json(plan, figures), encoding="utf-8")
    sys.stdout.write(bench.as_table(figures))
    sys.stdout.write(f"\nThe whole took {monotonic() - begun:.0f} s.\n")
    return 0
