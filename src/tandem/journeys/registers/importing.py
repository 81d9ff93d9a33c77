"""A register from the command line: what is sure is written, the rest is told."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor
from tandem.foundation.errors import Refused
from tandem.journeys.registers import actions, checks, writing
from tandem.journeys.registers.columns import Proposal
from tandem.journeys.registers.judging import Judged
from tandem.journeys.registers.programmes import likely_programme
from tandem.journeys.registers.progress import Tell, silent
from tandem.journeys.registers.questions import question, way_out
from tandem.journeys.registers.report import build_report
from tandem.journeys.registers.staging import kept_values
from tandem.journeys.registers.table import Table
from tandem.rooms.partners.models import Programme
from tandem.rooms.people.models import BatchState, RegisterBatch, RowOutcome

POSSIBLE_DUPLICATE = "possible_duplicate"


class UnknownProgramme(Refused):
    """No programme with this key is offered here, but these are."""

    def __init__(self, key: str, offered: list[str]) -> None:
        super().__init__(key=key, offered=offered)
        self.key, self.offered = key, offered


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to import. digest and name are kept; the bytes are not.

    sheet: which one, when several hold a register. programme_key: None lets the last
    register of this source, or the only fitting programme, decide.
    """

    data: bytes
    file_name: str
    sheet: str | None = None
    programme_key: str | None = None
    dry_run: bool = False

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Imported:
    """What came of it. report: as `report.build_report`. batch_id: None when nothing was kept."""

    report: dict[str, Any]
    batch_id: UUID | None
    programme: Programme | None


@transaction.atomic
def import_file(
    *, actor: Actor, order: Order, today: date, at: datetime, tell: Tell = silent
) -> Imported:
    """Write every row that is sure, in one transaction; with dry_run nothing at all.

    Certain repeats are left out, possible ones are held back for the browser. A file that
    was written before, and tells nothing new, leaves no trace.
    Raises Denied, Unreadable, BadMapping, UnknownProgramme. Records register:uploaded and
    register:written.
    """
    table, proposal = actions.read_file(
        actor=actor, data=order.data, file_name=order.file_name, sheet=order.sheet
    )
    if proposal.problems:
        raise actions.BadMapping(proposal.problems)
    programme = _programme(actor, order.programme_key, proposal.signature)
    if not order.dry_run:
        actions.hold_partnership(actor)
    keeper = checks.keeper_of(actor)
    judged = checks.check_table(actor, table, proposal.mapping, today, keeper, tell)
    report = _report(judged, table, proposal)
    if order.dry_run or _is_nothing_new(actor, judged, order.digest):
        return Imported(report, None, programme)
    file = (order.file_name, order.digest)
    batch = actions.keep(actor, table, proposal, judged, keeper, file, at)
    if report["created"]:
        choices = writing.Choices(programme_id=programme.pk if programme else None)
        writing.write(
            actor=actor, batch_id=batch.pk, choices=choices, today=today, at=at, tell=tell
        )
    return Imported(report, batch.pk, programme)


def _report(judged: Sequence[Judged], table: Table, proposal: Proposal) -> dict[str, Any]:
    shown = [
        replace(each.checked, values=kept_values(each.checked, table.headers, proposal.mapping))
        for each in judged
    ]
    report = build_report(
        shown,
        created=_count(judged, RowOutcome.READY),
        unchanged=_count(judged, RowOutcome.UNCHANGED),
        duplicates=[
            next(match for match in each.matches if match.of_line == each.of_line)
            for each in judged
            if each.outcome == RowOutcome.DUPLICATE
        ],
    )
    row_of = {row.line: row.row for row in shown}
    asked: list[dict[str, Any]] = [
        {
            "row": row.row,
            "line": row.line,
            "column": "",
            "code": POSSIBLE_DUPLICATE,
            "message": f"{question(each.matches[0], row_of)} {way_out()}",
            "values": dict(row.values),
            "also": [],
        }
        for each, row in zip(judged, shown, strict=True)
        if each.outcome == RowOutcome.LIKELY
    ]
    report["held_back"] = sorted(report["held_back"] + asked, key=lambda entry: entry["line"])
    return report


def _count(judged: Sequence[Judged], outcome: RowOutcome) -> int:
    return sum(each.outcome == outcome for each in judged)


def _is_nothing_new(actor: Actor, judged: Sequence[Judged], digest: str) -> bool:
    """Whether the same file stands here, and this time nothing of it is left to do."""
    if _count(judged, RowOutcome.READY):
        return False
    says_more = any(
        each.checked.warnings for each in judged if each.outcome == RowOutcome.UNCHANGED
    )
    before = RegisterBatch.objects.visible_to(actor).exclude(state=BatchState.UNDONE)
    return not says_more and before.filter(file_digest=digest).exists()


def _programme(actor: Actor, key: str | None, signature: str) -> Programme | None:
    if key is None:
        return likely_programme(actor, signature)
    offered = Programme.objects.visible_to(actor).filter(is_offered=True).order_by("key")
    found = offered.filter(key=key).first()
    if found is None:
        keys = offered.values_list("key", flat=True).distinct()
        raise UnknownProgramme(key, list(keys))
    return found
