"""What a coordinator does with a register, until it is written."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.journeys.registers import checks
from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.columns import Mapping as ColumnMapping
from tandem.journeys.registers.columns import MappingProblem, Proposal, mapping_problems, propose
from tandem.journeys.registers.duplicates.people import Match
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.judging import Judged
from tandem.journeys.registers.numbers import Keeper, dim
from tandem.journeys.registers.staging import (
    checked_row,
    layout_of,
    matches_of,
    storable,
    to_row,
)
from tandem.journeys.registers.table import Table, open_register
from tandem.rooms.partners.models import Partnership
from tandem.rooms.people import access, events, registers
from tandem.rooms.people.models import BatchState, RegisterBatch, RegisterRow, RowOutcome

NEW, SAME, LEAVE_OUT = "new", "same", "leave_out"


class BadMapping(Refused):
    """These columns cannot be used; problems says why."""

    def __init__(self, problems: list[MappingProblem]) -> None:
        super().__init__(problems=problems)
        self.problems = problems


class NoSuchChoice(Refused):
    """This was not among what could be chosen for the row."""


def read_file(
    *, actor: Actor, data: bytes, file_name: str, sheet: str | None = None
) -> tuple[Table, Proposal]:
    """The register in a file and a mapping for it, remembered from its source when known.

    sheet: which one, when several hold a register. Nothing is written.
    Raises Denied, Unreadable.
    """
    foundation_access.require(access.can_import(actor))
    table = storable(open_register(data, file_name, sheet=sheet))
    proposal = propose(table)
    remembered = registers.remembered_mapping(actor=actor, signature=proposal.signature)
    if remembered:
        proposal = propose(table, ColumnMapping.from_json(remembered))
    return table, proposal


@transaction.atomic
def upload(
    *,
    actor: Actor,
    data: bytes,
    file_name: str,
    sheet: str | None = None,
    today: date,
    at: datetime,
) -> RegisterBatch:
    """Keep a file as a draft, checked with the proposed columns.

    The same file again, while its draft is open, gives that draft.
    Raises Denied, Unreadable. Records register:uploaded.
    """
    table, proposal = read_file(actor=actor, data=data, file_name=file_name, sheet=sheet)
    keeper = checks.keeper_of(actor)
    judged = checks.check_table(actor, table, proposal.mapping, today, keeper)
    hold_partnership(actor)
    drafts = RegisterBatch.objects.visible_to(actor).filter(state=BatchState.DRAFT)
    digest = hashlib.sha256(data).hexdigest()
    open_draft = drafts.filter(file_digest=digest, sheet=table.sheet[:100]).first()
    if open_draft is not None:
        return open_draft
    return keep(actor, table, proposal, judged, keeper, (file_name, digest), at)


def keep(
    actor: Actor,
    table: Table,
    proposal: Proposal,
    judged: list[Judged],
    keeper: Keeper,
    file: tuple[str, str],
    at: datetime,
) -> RegisterBatch:
    """Store what was read as a draft. file: its name and the digest of its bytes."""
    file_name, digest = file
    description = registers.Upload(
        file_name=file_name,
        digest=digest,
        signature=proposal.signature,
        sheet=table.sheet,
        headers=table.headers,
        layout=layout_of(table),
        mapping=proposal.mapping.as_json(),
    )
    rows = (to_row(each, table.headers, proposal.mapping, keeper) for each in judged)
    return registers.stage(actor=actor, upload=description, rows=rows, at=at)


@transaction.atomic
def map_columns(
    *, actor: Actor, batch_id: UUID, mapping: ColumnMapping, today: date
) -> RegisterBatch:
    """Read a draft again with these columns. Corrections of cells stay, choices do not.

    Raises RegisterBatch.DoesNotExist, Denied, WasUndone, NotADraft, BadMapping.
    Records register:mapped.
    """
    batch = registers.locked(actor=actor, batch_id=batch_id)
    problems = mapping_problems(mapping)
    if problems:
        raise BadMapping(problems)
    keeper = checks.keeper_of(actor)
    kept = list(batch.rows.order_by("line"))
    table = checks.table_of(batch, kept, mapping, keeper)
    judged = checks.check_table(actor, table, mapping, today, keeper)
    rows = [to_row(each, batch.headers, mapping, keeper) for each in judged]
    for row, before in zip(rows, kept, strict=True):
        row.originals = before.originals
    return registers.map_columns(
        actor=actor, batch_id=batch_id, mapping=mapping.as_json(), rows=rows
    )


@transaction.atomic
def correct(*, actor: Actor, row_id: UUID, cells: Mapping[int, str], today: date) -> RegisterRow:
    """Replace cells of a row and check it again; what stood there first is kept.

    cells: column number from 0 to text; only those that differ count.
    Raises RegisterRow.DoesNotExist, Denied, WasUndone, RowIsWritten.
    Records register:corrected.
    """
    row, batch = _row_and_batch(actor, row_id)
    changed = {column: text.strip() for column, text in cells.items()}
    changed = {column: text for column, text in changed.items() if row.values[column] != text}
    if row.outcome == RowOutcome.CREATED:
        raise registers.RowIsWritten(row_id=row.pk)
    if not changed:
        return row
    mapping = ColumnMapping.from_json(batch.mapping)
    keeper = checks.keeper_of(actor)
    judged = checks.check_again(actor, batch, row, changed, today, keeper)
    originals = dict(row.originals)
    for column in changed:
        originals.setdefault(str(column), _first_text(row, batch, mapping, column))
    _take_over(row, to_row(judged, batch.headers, mapping, keeper))
    row.originals = originals
    return registers.change_row(
        actor=actor, row=row, event=events.REGISTER_CORRECTED, cells=len(changed)
    )


@transaction.atomic
def decide(*, actor: Actor, row_id: UUID, choice: str, place: int = 0) -> RegisterRow:
    """Say who a row is about: somebody new, the same person, or nobody to be written.

    choice: NEW, SAME or LEAVE_OUT. place: which of the row's matches is the same person.
    Raises RegisterRow.DoesNotExist, Denied, WasUndone, RowIsWritten, NoSuchChoice.
    Records register:decided.
    """
    row, _ = _row_and_batch(actor, row_id)
    matches = matches_of(row)
    if row.outcome == RowOutcome.HELD_BACK and choice != LEAVE_OUT:
        raise NoSuchChoice
    if choice == SAME and place < len(matches):
        _same_person(row, matches[place])
    elif choice in (NEW, LEAVE_OUT):
        row.outcome = RowOutcome.READY if choice == NEW else RowOutcome.SKIPPED
        row.duplicate_of, row.known_participant_id = "", None
    else:
        raise NoSuchChoice
    return registers.change_row(actor=actor, row=row, event=events.REGISTER_DECIDED, choice=choice)


@transaction.atomic
def held_back_file(*, actor: Actor, batch_id: UUID) -> bytes:
    """The rows that wait for a correction as an .xlsx file, to be uploaded again.

    Raises RegisterBatch.DoesNotExist, Denied. Records register:downloaded.
    """
    batch = RegisterBatch.objects.visible_to(actor).get(pk=batch_id)
    foundation_access.require(access.can_import(actor))
    rows = batch.rows.filter(outcome=RowOutcome.HELD_BACK).order_by("line")
    keeper = checks.keeper_of(actor)
    mapping = ColumnMapping.from_json(batch.mapping)
    out = [_as_it_was(row, batch, mapping, keeper) for row in rows]
    record(events.REGISTER_DOWNLOADED, actor=actor, subject=batch, rows=len(out))
    # The maker of workbooks is heavy, and only this page needs it.
    from tandem.journeys.registers.heldback import write_held_back

    return write_held_back(batch.headers, out, batch.sheet)


def keeps_numbers(actor: Actor) -> bool:
    """Whether national numbers are kept, sealed, or left out."""
    return checks.keeper_of(actor).may_keep


def hold_partnership(actor: Actor) -> None:
    """Let one register at a time go into a partnership; other work is not held up."""
    Partnership.objects.select_for_update(no_key=True).get(pk=actor.partnership_id)


def _row_and_batch(actor: Actor, row_id: UUID) -> tuple[RegisterRow, RegisterBatch]:
    row = RegisterRow.objects.visible_to(actor).get(pk=row_id)
    batch = registers.locked(actor=actor, batch_id=row.batch_id)
    row.refresh_from_db()
    return row, batch


def _first_text(row: RegisterRow, batch: RegisterBatch, mapping: ColumnMapping, column: int) -> str:
    is_number = mapping.fields.get(batch.headers[column]) == Field.NATIONAL_NUMBER
    return dim(row.values[column]) if is_number else row.values[column]


def _take_over(row: RegisterRow, new: RegisterRow) -> None:
    for name in (
        "values", "cleaned", "problems", "warnings", "outcome", "duplicate_of",
        "duplicate_why", "known_participant_id",
    ):  # fmt: skip
        setattr(row, name, getattr(new, name))


def _same_person(row: RegisterRow, match: Match) -> None:
    """The same first day says nothing new; another first day is another trajectory."""
    in_file = match.of_line is not None
    repeats = RowOutcome.DUPLICATE if in_file else RowOutcome.UNCHANGED
    row.outcome = repeats if match.same_start else RowOutcome.READY
    row.duplicate_of = str(match.of_line) if in_file else ""
    row.known_participant_id = match.of_known


def _as_it_was(
    row: RegisterRow, batch: RegisterBatch, mapping: ColumnMapping, keeper: Keeper
) -> CheckedRow:
    """With its national number where the partnership may keep it: the file goes to the giver."""
    checked = checked_row(row, batch)
    values = checks.readable_values(row, batch.headers, mapping, keeper)
    return checked if values == checked.values else replace(checked, values=values)
