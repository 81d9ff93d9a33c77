"""Checking the rows of a file, and one row again after a correction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tandem.foundation.access import Actor
from tandem.journeys.registers import known
from tandem.journeys.registers.checking import CheckedRow, check_row, check_rows
from tandem.journeys.registers.columns import Mapping as ColumnMapping
from tandem.journeys.registers.columns import mapping_problems
from tandem.journeys.registers.duplicates.people import person_of
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.findings import Code, Finding
from tandem.journeys.registers.judging import Judged, judge, judge_one, settle
from tandem.journeys.registers.lengths import hold_back_long
from tandem.journeys.registers.numbers import CONCEALED, Keeper
from tandem.journeys.registers.progress import Step, Tell, silent
from tandem.journeys.registers.staging import checked_row, row_key
from tandem.journeys.registers.table import Table, TableRow
from tandem.rooms.partners.models import Partnership
from tandem.rooms.people.models import RegisterBatch, RegisterRow

FROM_NUMBER = (Code.NATIONAL_NUMBER_BIRTH_DIFFERS, Code.NATIONAL_NUMBER_GENDER_DIFFERS)
ABOUT_BIRTH_AND_GENDER = (Field.BIRTH_DATE, Field.GENDER, Field.NATIONAL_NUMBER)


def keeper_of(actor: Actor) -> Keeper:
    """How the actor's partnership treats national numbers."""
    partnership = Partnership.objects.get(pk=actor.partnership_id)
    return Keeper(partnership.pk, may_keep=bool(partnership.national_number_authorisation))


def check_table(
    actor: Actor,
    table: Table,
    mapping: ColumnMapping,
    today: date,
    keeper: Keeper,
    tell: Tell = silent,
) -> list[Judged]:
    """Every row of a table, checked and compared with the others and with known people.

    With a mapping that cannot be used the rows are checked but not compared.
    """
    total = len(table.rows)
    tell(Step.CHECKING, 0, total)
    letters = dict(zip(table.headers, table.letters, strict=True))
    rows = [hold_back_long(row, mapping, letters) for row in check_rows(table, mapping, today)]
    if mapping_problems(mapping):
        return [settle(row, ()) for row in rows]
    tell(Step.COMPARING, 0, total)
    judged = judge(rows, keeper.key, partial(known.everyone, actor))
    ends = known.ends(actor, [each.of_known for each in judged if each.of_known])
    return [_with_known_end(each, ends, mapping) for each in judged]


def _with_known_end(judged: Judged, ends: known.Ends, mapping: ColumnMapping) -> Judged:
    """A row that is known already may still tell that somebody left since."""
    entry = judged.checked.entry
    if judged.of_known is None or entry.start is None:
        return judged
    if ends[judged.of_known, entry.start] == entry.end:
        return judged
    found = Finding(Code.KNOWN_END_DIFFERS, Field.END, mapping.header_of(Field.END) or "")
    return replace(judged, checked=_with_warnings(judged.checked, [found]))


def check_again(
    actor: Actor,
    batch: RegisterBatch,
    row: RegisterRow,
    cells: Mapping[int, str],
    today: date,
    keeper: Keeper,
) -> Judged:
    """One row with some cells replaced. cells: column number from 0 to text."""
    mapping = ColumnMapping.from_json(batch.mapping)
    values = readable_values(row, batch.headers, mapping, keeper)
    values |= {batch.headers[column]: text for column, text in cells.items()}
    letters = dict(zip(batch.headers, batch.layout["letters"], strict=True))
    checked = check_row(
        values, mapping, today, row=row_key(row.number), line=row.line, letters=letters
    )
    checked = hold_back_long(checked, mapping, letters)
    changed = {mapping.fields.get(batch.headers[column]) for column in cells}
    if not keeper.may_keep and not changed.intersection(ABOUT_BIRTH_AND_GENDER):
        checked = _with_warnings(checked, _told_by_number(row, batch))
    person = person_of(checked, keeper.key)
    others = known.in_batch(batch, but=row.line)
    judged = judge_one(checked, keeper.key, others, known.around(actor, person))
    return _with_known_end(judged, known.ends(actor, [judged.of_known]), mapping)


def table_of(
    batch: RegisterBatch, rows: Sequence[RegisterRow], mapping: ColumnMapping, keeper: Keeper
) -> Table:
    """The table of a draft as it stands in the database, to be read with another mapping."""
    return Table(
        sheet=batch.sheet,
        header_line=batch.layout["header_line"],
        headers=tuple(batch.headers),
        letters=tuple(batch.layout["letters"]),
        rows=tuple(_table_rows(batch, rows, mapping, keeper)),
    )


def _table_rows(
    batch: RegisterBatch, rows: Sequence[RegisterRow], mapping: ColumnMapping, keeper: Keeper
) -> Iterator[TableRow]:
    for row in rows:
        values = readable_values(row, batch.headers, mapping, keeper)
        yield TableRow(row_key(row.number), row.line, tuple(values.values()))


def readable_values(
    row: RegisterRow, headers: Sequence[str], mapping: ColumnMapping, keeper: Keeper
) -> dict[str, str]:
    """Heading to text, with the national number where the partnership keeps it."""
    values: dict[str, Any] = dict(zip(headers, row.values, strict=True))
    header = mapping.header_of(Field.NATIONAL_NUMBER)
    if header and values.get(header) == CONCEALED and "number" in row.cleaned:
        values[header] = keeper.open(row.cleaned["number"])
    return values


def _told_by_number(row: RegisterRow, batch: RegisterBatch) -> list[Finding]:
    """What an unkept number told when it was read still holds."""
    return [found for found in checked_row(row, batch).warnings if found.code in FROM_NUMBER]


def _with_warnings(row: CheckedRow, found: Sequence[Finding]) -> CheckedRow:
    return replace(row, warnings=(*row.warnings, *found))
