"""Fill an empty database from a file that `tandem backup` wrote."""

import argparse
from pathlib import Path

from tandem.config.commands import database
from tandem.foundation.postgres import dump


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def run(options: argparse.Namespace) -> int:
    """Refuses a database that holds anything already."""
    with database.logins() as (_, owner):
        dump.restore(owner, options.file)
        database.prepare(database.owner_environment(owner))
    return 0
