"""Check that the house is sound: walls, access log, programmes, settings.

Exit code 2 when something is wrong.
"""

import argparse
import subprocess
import sys

from tandem.config.commands import database


def arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def run(options: argparse.Namespace) -> int:
    """Print one line a check; what fails says what to do."""
    with database.running() as owner:
        database.prepare(owner)
        done = subprocess.run([sys.executable, "-m", "tandem.config.commands.check"], env=owner)
    return done.returncode


if __name__ == "__main__":
    database.start_django()
    from tandem.config import soundness

    sys.exit(soundness.main())
