"""Import a register that a partner keeps in a spreadsheet.

Every row that is sure is written, or with a fault on the way none. Exit code 0 when all
rows are dealt with, 1 when rows were held back, 2 when the file was refused.
"""

import argparse
import json
import sys
from pathlib import Path
from time import monotonic
from typing import IO, Any

from tandem.config.commands import database
from tandem.config.commands.reports import report_file
from tandem.journeys.registers.reading import limits

SHOWN_ROWS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=".xlsx, .xls, .ods or .csv")
    parser.add_argument("--partnership", required=True, metavar="SLUG")
    parser.add_argument("--dry-run", action="store_true", help="only tell; write nothing")
    parser.add_argument("--json", type=Path, metavar="OUT", help="where to write what came of it")
    parser.add_argument("--programme", metavar="KEY", help="which programme the register is for")
    parser.add_argument("--sheet", metavar="NAME", help="which sheet, when several hold a register")


def run(options: argparse.Namespace) -> int:
    """Read the file first: what cannot be read needs no database."""
    try:
        data = _read(options.file)
        with report_file(options.json) as report, database.running() as owner:
            database.prepare(owner)
            database.start_django()
            return _import(options, data, report)
    except OSError as error:
        return _refuse(f"{error.filename or options.file}: {error.strerror}.")


def _read(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    with path.open("rb") as file:
        return file.read(limits.MAX_FILE_BYTES + 1)


def _import(options: argparse.Namespace, data: bytes, report: IO[str] | None) -> int:
    from tandem.config.commands.circle import NoSuchPartnership
    from tandem.foundation import vault
    from tandem.journeys.registers import actions, messages
    from tandem.journeys.registers.importing import Order, UnknownProgramme
    from tandem.journeys.registers.reading.refusals import Unreadable

    order = Order(
        data=data,
        file_name=options.file.name,
        sheet=options.sheet,
        programme_key=options.programme,
        dry_run=options.dry_run,
    )
    try:
        imported = _import_into(options.partnership, order)
    except Unreadable as refusal:
        return _refuse(" ".join(messages.refusal_sentences(refusal)))
    except actions.BadMapping as refusal:
        return _refuse(" ".join(map(messages.mapping_sentence, refusal.problems)))
    except NoSuchPartnership as refusal:
        return _refuse("there is no partnership {slug}.".format(**refusal.facts))
    except UnknownProgramme as refusal:
        offered = ", ".join(refusal.offered) or "none"
        return _refuse(f"there is no programme {refusal.key} here; offered: {offered}.")
    except (vault.NoKeyRing, vault.BadKeyRing):
        return _refuse("national numbers need keys to be sealed with: set TANDEM_KEY_RING.")
    if report:
        json.dump(imported.report, report, ensure_ascii=False, indent=1)
    _tell(options, imported)
    return 1 if imported.report["held_back"] else 0


def _import_into(slug: str, order: Any) -> Any:
    import pghistory

    from tandem.config.commands import circle
    from tandem.foundation import access, clock, wall
    from tandem.journeys.registers.importing import import_file

    partnership = circle.find(slug)
    with wall.within(partnership.pk), pghistory.context(command="import-register"):
        return import_file(
            actor=access.system(partnership.pk),
            order=order,
            today=clock.today(),
            at=clock.now(),
            tell=Progress(sys.stderr),
        )


class Progress:
    """One line on the screen that grows; one line a step in a log."""

    def __init__(self, out: IO[str]) -> None:
        self.out = out
        self.step = ""
        self.begun = monotonic()

    def __call__(self, step: str, done: int, total: int) -> None:
        if self.out.isatty():
            self.out.write(f"\r\x1b[K{step}: {done} of {total} rows, {self._seconds()}")
            self.out.write("\n" if total and done == total else "")
            self.out.flush()
        elif step != self.step or done == total:
            self.out.write(f"{step}: {done} of {total} rows, {self._seconds()}\n")
        self.step = step

    def _seconds(self) -> str:
        return f"{monotonic() - self.begun:.0f} s"


def _tell(options: argparse.Namespace, imported: Any) -> None:
    report = imported.report
    out = sys.stdout
    for entry in report["held_back"][:SHOWN_ROWS]:
        out.write(f"row {entry['row']}: {entry['message']}\n")
    if len(report["held_back"]) > SHOWN_ROWS:
        out.write(f"... and {len(report['held_back']) - SHOWN_ROWS} more rows held back.\n")
    out.write(
        "{read} rows read, {created} {verb}, {unchanged} known already,"
        " {repeats} duplicates, {waiting} held back.\n".format(
            **report,
            verb="to write" if options.dry_run else "written",
            repeats=len(report["duplicates"]),
            waiting=len(report["held_back"]),
        )
    )
    if report["created"]:
        out.write(f"Programme: {imported.programme or 'none; give one with --programme'}.\n")
    if imported.batch_id and report["held_back"]:
        out.write("Correct held-back rows in the browser, under Registers, or in the file.\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"tandem: {sentence}\n")
    return 2
