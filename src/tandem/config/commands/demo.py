"""Fill an empty database with a synthetic partnership.

With --empty only organisations, staff, programmes and texts. With --size N instead a large
partnership `groot` of N trajectories, to measure with. With --calibrated instead people whose
true outflow is known, to try the analysis on. Exit code 2 when it is there already.
"""

import argparse
import subprocess
import sys
from time import monotonic
from types import ModuleType

from tandem.config.commands import database


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help="without participants")
    parser.add_argument("--size", type=int, metavar="N", help="a large partnership `groot`")
    parser.add_argument("--calibrated", action="store_true", help="people of known outflow")
    parser.add_argument("--if-empty", action="store_true", help="do nothing when it is there")
    parser.add_argument("--logins", action="store_true", help="print the demo logins, no more")


def run(options: argparse.Namespace) -> int:
    """Prepare the database and fill it."""
    with database.running() as owner:
        database.prepare(owner)
        database.start_django()
        code = fill(options)
        if options.size and code == 0:
            # Only the owner may, and without it the first pages would be planned blindly.
            subprocess.run(
                [sys.executable, "-m", "tandem.config.demo.analyse"], env=owner, check=True
            )
    return code


def fill(options: argparse.Namespace) -> int:
    """Fill the database that is running already."""
    from tandem.config.demo import logins

    if options.logins:
        sys.stdout.write(logins.table())
        return 0
    wanted = _wanted(options)
    if wanted.is_loaded():
        if options.if_empty:
            return 0
        sys.stderr.write(f"tandem: the partnership {wanted.SLUG} is there already.\n")
        return 2
    begun = monotonic()
    if options.calibrated:
        rows = _calibrated()
    else:
        rows = _large(options.size) if options.size else _demo(with_people=not options.empty)
    sys.stderr.write(f"{rows} in {monotonic() - begun:.0f} s.\n")
    return 0


def _wanted(options: argparse.Namespace) -> ModuleType:
    from tandem.config.demo import calibrated_rows, large, load

    if options.calibrated:
        return calibrated_rows
    return large if options.size else load


def _calibrated() -> str:
    from tandem.config.demo import calibrated, calibrated_rows, logins
    from tandem.foundation import clock

    done = calibrated_rows.load_calibrated(now=clock.now())
    sys.stdout.write(logins.table())
    sys.stdout.write(calibrated.told(done.truth))
    return f"{done.participants:,} participants"


def _demo(*, with_people: bool) -> str:
    from tandem.config.demo import load, logins
    from tandem.foundation import clock

    sys.stderr.write("Living through three years in the demo partnership...\n")
    done = load.load(now=clock.now(), with_people=with_people)
    sys.stdout.write(logins.table())
    return f"{done.participants} participants"


def _large(size: int) -> str:
    from tandem.config.demo import large
    from tandem.foundation import clock

    sys.stderr.write(f"Making {size:,} trajectories...\n")
    done = large.load_large(now=clock.now(), size=size)
    return f"{done.trajectories:,} trajectories, {done.rows:,} rows"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    arguments(parser)
    database.start_django()
    sys.exit(fill(parser.parse_args()))
