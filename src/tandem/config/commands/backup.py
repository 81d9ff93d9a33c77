"""Write the whole database to one file that `tandem restore` reads."""

import argparse
import sys
from pathlib import Path

from tandem.config.commands import database
from tandem.foundation.postgres import dump


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)


def run(options: argparse.Namespace) -> int:
    """Never overwrites a file, never leaves half of one."""
    with database.logins() as (reader, _):
        size = dump.backup(reader, options.file)
    sys.stdout.write(f"{options.file}: {size / 1e6:.1f} MB\n")
    return 0
