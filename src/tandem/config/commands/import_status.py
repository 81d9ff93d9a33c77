"""Import an official list of who worked, looked for work or studied, from when to when.

Every row that is sure is written, or with a fault on the way none. Exit code 0 when all
rows are dealt with, 1 when rows were held back, 2 when the file was refused.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import IO, Any

from tandem.config.commands import database
from tandem.config.commands.reports import report_file
from tandem.journeys.registers.reading import limits

SHOWN_ROWS = 20
SOURCES = ("vdab", "ksz", "payslip", "register")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".xlsx, .xls, .ods or .csv")
    parser.add_argument("--partnership", required=True, metavar="SLUG")
    parser.add_argument("--source", choices=SOURCES, default="vdab", help="who made the list")
    parser.add_argument("--dry-run", action="store_true", help="only tell; write nothing")
    parser.add_argument("--json", type=Path, metavar="OUT", help="where to write what came of it")


def run(options: argparse.Namespace) -> int:
    """Read the file first: what cannot be read needs no database."""
    try:
        with options.file.open("rb") as file:
            data = file.read(limits.MAX_FILE_BYTES + 1)
        with report_file(options.json) as report, database.running() as owner:
            database.prepare(owner)
            database.start_django()
            return _import(options, data, report)
    except OSError as error:
        return _refuse(f"{error.filename or options.file}: {error.strerror}.")


def _import(options: argparse.Namespace, data: bytes, report: IO[str] | None) -> int:
    from tandem.config.commands.circle import NoSuchPartnership
    from tandem.journeys.registers.messages import refusal_sentences
    from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
    from tandem.journeys.statuslists.forms import NOT_A_LIST

    try:
        came = _import_into(options, data)
    except NoSuchPartnership as refusal:
        return _refuse("there is no partnership {slug}.".format(**refusal.facts))
    except Unreadable as refusal:
        if refusal.code == Refusal.NO_TABLE:
            return _refuse(str(NOT_A_LIST))
        return _refuse(" ".join(refusal_sentences(refusal)))
    if report:
        json.dump(came, report, ensure_ascii=False, indent=1)
    _tell(came, dry_run=options.dry_run)
    return 1 if came["held_back"] else 0


def _import_into(options: argparse.Namespace, data: bytes) -> dict[str, Any]:
    import pghistory

    from tandem.config.commands import circle
    from tandem.foundation import access, clock, wall
    from tandem.journeys.statuslists.importing import Order, import_list

    order = Order(
        data=data, file_name=options.file.name, source=options.source, dry_run=options.dry_run
    )
    partnership = circle.find(options.partnership)
    with wall.within(partnership.pk), pghistory.context(command="import-status"):
        return import_list(
            actor=access.system(partnership.pk), order=order, today=clock.today(), at=clock.now()
        )


def _tell(came: dict[str, Any], *, dry_run: bool) -> None:
    out = sys.stdout
    for entry in came["held_back"][:SHOWN_ROWS]:
        out.write(f"row {entry['row']}: {entry['message']}\n")
    if len(came["held_back"]) > SHOWN_ROWS:
        out.write(f"... and {len(came['held_back']) - SHOWN_ROWS} more rows held back.\n")
    out.write(
        "{read} rows read, {created} {verb}, {changed} completed, {unchanged} known already,"
        " {waiting} held back.\n".format(
            **came, verb="to write" if dry_run else "written", waiting=len(came["held_back"])
        )
    )


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"tandem: {sentence}\n")
    return 2
