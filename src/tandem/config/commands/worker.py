"""Do the jobs that wait, such as reminders, until Ctrl-C."""

import argparse

from tandem.config.commands import database


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--with-parent", type=int, metavar="PID", help="stop when this process is gone"
    )
    parser.add_argument("--once", action="store_true", help="do what is due, then stop")


def run(options: argparse.Namespace) -> int:
    """Work as the application; `tandem serve` prepares the tables."""
    with database.running():
        database.start_django()
        from tandem.foundation.jobs import worker

        if options.with_parent:
            worker.stop_with_parent(options.with_parent)
        worker.work(wait=not options.once)
    return 0
