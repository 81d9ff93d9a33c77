"""Write the whole database to one file that `tandem restore` reads."""

import argparse
from pathlib import Path

from tandem.config.commands import database
from tandem.foundation.postgres import dump


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def run(options: argparse.Namespace) -> int:
    """Never overwrites a file, never leaves half of one."""
    with database.running_for_dump() as url:
        dump.backup(url, options.file)
    return 0
