"""Write the participants of a partnership to a file, one row per trajectory.

Exit code 2 when the file cannot be written. Each export is an event in the access log.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tandem.config.commands import database

TELL_EVERY = 10_000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["participants"])
    parser.add_argument("--partnership", required=True, metavar="SLUG")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.(csv|xlsx|parquet)")
    parser.add_argument(
        "--pseudonymous", action="store_true", help="without names, with a year of birth"
    )


def run(options: argparse.Namespace) -> int:
    """Nothing is half-written: the file appears when it is whole."""
    with database.running() as owner:
        database.prepare(owner)
        database.start_django()
        return _export(options)


def _export(options: argparse.Namespace) -> int:
    from tandem.config.commands.circle import NoSuchPartnership
    from tandem.foundation import vault
    from tandem.rooms.reporting.files import UnknownFormat

    try:
        count = _write(options)
    except UnknownFormat as refusal:
        return _refuse("files that end in {ending} are not written; known: {known}.", refusal)
    except NoSuchPartnership as refusal:
        return _refuse("there is no partnership {slug}.", refusal)
    except (vault.NoKeyRing, vault.BadKeyRing) as refusal:
        return _refuse("pseudonyms need keys to be made with: set TANDEM_KEY_RING.", refusal)
    except OSError as error:
        sys.stderr.write(f"tandem: {error.filename or options.out}: {error.strerror}.\n")
        return 2
    sys.stdout.write(f"{count} trajectories written to {options.out}.\n")
    return 0


def _write(options: argparse.Namespace) -> int:
    from tandem.config.commands import circle
    from tandem.foundation import access, wall
    from tandem.rooms.reporting import export, files

    files.writer_for(options.out)
    partnership = circle.find(options.partnership)
    with wall.within(partnership.pk):
        rows = export.participants(
            actor=access.system(partnership.pk), pseudonymous=options.pseudonymous
        )
        columns = export.columns(pseudonymous=options.pseudonymous)
        return files.write(options.out, columns, _told(rows))


def _told(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, start=1):
        if number % TELL_EVERY == 0:
            sys.stderr.write(f"{number} trajectories...\n")
        yield row


def _refuse(sentence: str, refusal: Any) -> int:
    sys.stderr.write(f"tandem: {sentence.format(**refusal.facts)}\n")
    return 2
