"""Make the report for the funder: figures, incomplete records, validation, workbook and PDF.

Exit code 0 when all is well, 1 when records are incomplete or break a rule, 2 when there
is no report. Each report is an event in the access log.
"""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from tandem.config.commands import database

SENTENCES = {
    "NoSuchPartnership": "there is no partnership {slug}.",
    "BackwardPeriod": "the period ends ({last}) before it begins ({first}).",
    "UnlikelyPeriod": "no report of {first} to {last}: only of {since} to {until}.",
    "EmptyPeriod": "nobody began or ended between {first} and {last}.",
    "NoRegime": "no indicators belong to the programmes of that period: {programmes}.",
    "UnknownProgramme": "there is no programme {programme} here; known: {known}.",
    "MixedRegimes": "these programmes are reported in different ways ({regimes}); give --regime.",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["esf"])
    parser.add_argument("--partnership", required=True, metavar="SLUG")
    parser.add_argument("--from", required=True, type=date.fromisoformat, dest="first",
                        metavar="DATE", help="first day, such as 2026-01-01")  # fmt: skip
    parser.add_argument("--to", required=True, type=date.fromisoformat, dest="last",
                        metavar="DATE", help="last day, included")  # fmt: skip
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("--regime", choices=["esfplus", "esf2014"], help="which list of indicators")
    parser.add_argument("--programme", action="append", default=[], metavar="KEY",
                        help="only this programme; may be repeated")  # fmt: skip
    parser.add_argument("--language", choices=["nl", "en"], default="nl")


def run(options: argparse.Namespace) -> int:
    """Nothing is half-written: each file appears when it is whole."""
    with database.running() as owner:
        database.prepare(owner)
        database.start_django()
        return _report(options)


def _report(options: argparse.Namespace) -> int:
    from tandem.foundation.errors import Refused

    try:
        report = _written(options)
    except Refused as refusal:
        sentence = SENTENCES.get(type(refusal).__name__)
        if sentence is None:
            raise
        sys.stderr.write(f"tandem: {sentence.format(**refusal.facts)}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"tandem: {error.filename or options.out}: {error.strerror}.\n")
        return 2
    _tell(options, report)
    return 1 if len(report.incomplete) or report.errors else 0


def _written(options: argparse.Namespace) -> Any:
    from tandem.config.commands import circle
    from tandem.foundation import access, wall
    from tandem.rooms.reporting import actions
    from tandem.rooms.reporting.esf import papers
    from tandem.rooms.reporting.esf.choosing import Order

    partnership = circle.find(options.partnership)
    order = Order(options.first, options.last, options.regime, tuple(options.programme))
    with wall.within(partnership.pk):
        report = actions.make_report(
            actor=access.system(partnership.pk), order=order, files=tuple(papers.MAKERS)
        )
        papers.write(report, options.out, partnership=partnership.name, language=options.language)
    return report


def _tell(options: argparse.Namespace, report: Any) -> None:
    choice, out = report.choice, sys.stdout
    programmes = ", ".join(one.key for one in choice.operations)
    out.write(f"{choice.regime}, {report.period.first} to {report.period.last}: {programmes}.\n")
    for one in choice.differing:
        out.write(f"{one.key} names {one.regime} itself; counted by {choice.regime} as asked.\n")
    for one in choice.left_out:
        out.write(f"Not in this report: {one.moving} of {one.key or 'no programme'}.\n")
    total = report.counts["TOTAL"].total
    out.write(
        f"{total} participants began, {len(report.incomplete)} records incomplete,"
        f" {report.errors} errors; written to {options.out}.\n"
    )
