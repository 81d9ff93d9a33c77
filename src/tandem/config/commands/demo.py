"""Fill an empty database with a synthetic partnership.

With --empty only organisations, staff, programmes and texts; with --size N also a large
partnership `groot` of N trajectories, for measuring. Exit code 2 when it is there already.
"""

import argparse
import sys
from time import monotonic

from tandem.config.commands import database


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help="without participants")
    parser.add_argument("--if-empty", action="store_true", help="do nothing when it is there")
    parser.add_argument("--logins", action="store_true", help="print the demo logins, no more")


def run(options: argparse.Namespace) -> int:
    """Prepare the database and fill it, in processes of their own."""
    with database.running() as owner:
        database.prepare(owner)
        database.start_django()
        return fill(options)


def fill(options: argparse.Namespace) -> int:
    """Fill the database that is running already."""
    from tandem.config.demo import load, logins
    from tandem.foundation import clock

    if options.logins:
        sys.stdout.write(logins.table())
        return 0
    if load.is_loaded():
        if options.if_empty:
            return 0
        sys.stderr.write(f"tandem: the partnership {load.SLUG} is there already.\n")
        return 2
    begun = monotonic()
    sys.stderr.write("Living through a few years in the demo partnership...\n")
    done = load.load(now=clock.now(), with_people=not options.empty)
    sys.stderr.write(f"{done.participants} participants in {monotonic() - begun:.0f} s.\n")
    sys.stdout.write(logins.table())
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    arguments(parser)
    database.start_django()
    sys.exit(fill(parser.parse_args()))
