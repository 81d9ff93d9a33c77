"""Between a row in memory and a row in the database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import UUID

from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.columns import Mapping as ColumnMapping
from tandem.journeys.registers.duplicates.people import Certainty, Likeness, Match
from tandem.journeys.registers.fields import Entry, Field
from tandem.journeys.registers.findings import Code, Finding
from tandem.journeys.registers.judging import Judged
from tandem.journeys.registers.numbers import CONCEALED, Keeper, conceal
from tandem.journeys.registers.table import RowKey, Table
from tandem.rooms.people.models import RegisterBatch, RegisterRow

DATES = ("birth_date", "start", "end")
WHOLE_NUMBER = re.compile(r"\d{1,9}")
LONGEST_KEY = 40


def storable(table: Table) -> Table:
    """The table without the few signs that a database cannot hold."""
    return replace(
        table,
        headers=tuple(map(_storable, table.headers)),
        rows=tuple(
            replace(row, row=_storable_key(row.row), cells=tuple(map(_storable, row.cells)))
            for row in table.rows
        ),
    )


def layout_of(table: Table) -> dict[str, Any]:
    """Where the table stood, for naming places and for telling what was left aside."""
    return {
        "letters": list(table.letters),
        "header_line": table.header_line,
        "skipped": [{"line": row.line, "why": row.why} for row in table.skipped],
    }


def to_row(
    judged: Judged, headers: Sequence[str], mapping: ColumnMapping, keeper: Keeper
) -> RegisterRow:
    """An unsaved row; numbers are sealed or left out, and shown only to be corrected."""
    checked = judged.checked
    return RegisterRow(
        line=checked.line,
        number=str(checked.row),
        values=list(kept_values(checked, headers, mapping).values()),
        cleaned=_entry_json(checked.entry, keeper),
        problems=[_finding_json(found) for found in checked.problems],
        warnings=[_finding_json(found) for found in checked.warnings],
        **verdict(judged),
    )


def kept_values(
    checked: CheckedRow, headers: Sequence[str], mapping: ColumnMapping
) -> dict[str, str]:
    """Heading to text as it may be kept and shown: a number only while it must be corrected."""
    return {header: _kept_cell(checked, header, mapping) for header in headers}


def verdict(judged: Judged) -> dict[str, Any]:
    """The fields of a row that say what becomes of it."""
    return {
        "outcome": judged.outcome,
        "duplicate_of": "" if judged.of_line is None else str(judged.of_line),
        "known_participant_id": judged.of_known,
        "duplicate_why": [_match_json(found) for found in judged.matches],
    }


def checked_row(row: RegisterRow, batch: RegisterBatch) -> CheckedRow:
    """The row as it was checked last."""
    return CheckedRow(
        row=row_key(row.number),
        line=row.line,
        values=dict(zip(batch.headers, row.values, strict=True)),
        entry=entry_of(row.cleaned),
        problems=tuple(finding(found) for found in row.problems),
        warnings=tuple(finding(found) for found in row.warnings),
    )


def entry_of(cleaned: Mapping[str, Any]) -> Entry:
    """What a row says, without its national number."""
    facts = {name: value for name, value in cleaned.items() if name in Entry.__slots__}
    return Entry(**facts | {name: _day(facts.get(name)) for name in DATES})


def finding(stored: Mapping[str, Any]) -> Finding:
    """A problem or a warning as `messages` reads it."""
    facts = dict(stored["facts"])
    if "start" in facts:
        facts["start"] = date.fromisoformat(facts["start"])
    return Finding(
        code=Code(stored["code"]),
        field=Field(stored["field"]),
        column=stored["column"],
        cell=stored["cell"],
        text=stored["text"],
        facts=facts,
    )


def matches_of(row: RegisterRow) -> list[Match]:
    """Everyone whom a row may be."""
    return [
        Match(
            line=row.line,
            certainty=Certainty(stored["certainty"]),
            why=tuple(Likeness(fact, how) for fact, how in stored["why"]),
            of_line=stored["line"],
            of_known=UUID(stored["known"]) if stored["known"] else None,
            same_start=stored["same_start"],
        )
        for stored in row.duplicate_why
    ]


def row_key(number: str) -> RowKey:
    """What the register itself calls a row, as reports name it.

    >>> row_key("28"), row_key("28b")
    (28, '28b')
    """
    return int(number) if WHOLE_NUMBER.fullmatch(number) else number


def _kept_cell(checked: CheckedRow, header: str, mapping: ColumnMapping) -> str:
    text = checked.values.get(header, "")
    field = mapping.fields.get(header, Field.IGNORED)
    if field == Field.NATIONAL_NUMBER:
        return CONCEALED if checked.entry.national_number else text
    return conceal(text) if field in (Field.IGNORED, Field.REMARKS) else text


def _entry_json(entry: Entry, keeper: Keeper) -> dict[str, Any]:
    facts = asdict(entry)
    number = facts.pop("national_number")
    facts["remarks"] = conceal(entry.remarks)
    for name in DATES:
        facts[name] = facts[name].isoformat() if facts[name] else None
    if number and keeper.may_keep:
        facts |= {"number": keeper.seal(number), "number_key": keeper.key(number)}
    return facts


def _finding_json(found: Finding) -> dict[str, Any]:
    facts = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in found.facts.items()
    }
    return {
        "code": found.code,
        "field": found.field,
        "column": found.column,
        "cell": found.cell,
        # No sentence shows a national number, so none is kept here.
        "text": "" if found.field == Field.NATIONAL_NUMBER else conceal(found.text),
        "facts": facts,
    }


def _match_json(found: Match) -> dict[str, Any]:
    return {
        "line": found.of_line,
        "known": str(found.of_known) if found.of_known else None,
        "certainty": found.certainty,
        "same_start": found.same_start,
        "why": [[likeness.fact, likeness.how] for likeness in found.why],
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _storable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _storable_key(key: RowKey) -> RowKey:
    return key if isinstance(key, int) else _storable(key)[:LONGEST_KEY]
