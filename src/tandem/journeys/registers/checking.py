"""Checking every row of a register: cleaned values, what holds it back, what to look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

from tandem.journeys.registers.columns import Mapping as ColumnMapping
from tandem.journeys.registers.fields import Entry, Field
from tandem.journeys.registers.findings import Code, Finding, Reading
from tandem.journeys.registers.plausibility import compare_facts
from tandem.journeys.registers.reading.garbled import is_garbled
from tandem.journeys.registers.table import RowKey, Table
from tandem.journeys.registers.values import dates, identity, names, places, reach, situation
from tandem.journeys.registers.values.formulas import looks_like_formula

Texts = Mapping[Field, str]
UNCHECKED = {Field.IGNORED, Field.ROW_NUMBER}
NAME_FIELDS = (Field.FULL_NAME, Field.LAST_NAME, Field.FIRST_NAME)

# Fields that one cell fills on its own: the attribute of Entry and how it is read.
SINGLE: Mapping[Field, tuple[str, Callable[[str], Reading]]] = {
    Field.GENDER: ("gender", identity.read_gender),
    Field.NATIONAL_NUMBER: ("national_number", identity.read_national_number),
    Field.PHONE: ("phone", reach.read_phone),
    Field.EMAIL: ("email", reach.read_email),
    Field.EMPLOYMENT_STATUS: ("employment", situation.read_employment),
    Field.ISCED: ("isced", situation.read_isced),
    Field.CHILDREN: ("children", situation.read_children),
    Field.EXIT_REASON: ("exit_reason", situation.read_exit_reason),
}
DATED: Mapping[Field, tuple[str, Callable[[str, date], Reading]]] = {
    Field.BIRTH_DATE: ("birth_date", dates.read_birth_date),
    Field.START: ("start", dates.read_start),
    Field.END: ("end", dates.read_end),
}
KEPT: Mapping[Field, str] = {
    Field.EMPLOYMENT_STATUS: "employment_word",
    Field.ISCED: "education_word",
    Field.EXIT_REASON: "exit_word",
    Field.REMARKS: "remarks",
    Field.NATIONALITY: "nationality",
    Field.LANGUAGE: "language",
}
EMPTY_DATE: Mapping[Field, Code | None] = {
    Field.BIRTH_DATE: Code.BIRTH_DATE_MISSING,
    Field.START: Code.START_MISSING,
    Field.END: None,
}


@dataclass(frozen=True)
class CheckedRow:
    """One row of a register after checking.

    row, line: as in `TableRow`. values: header to text, the row as it was. entry: what it
    says after cleaning; only to be written when `is_good`. problems hold the row back,
    warnings do not.
    """

    row: RowKey
    line: int
    values: Mapping[str, str] = dataclass_field(repr=False)
    entry: Entry = dataclass_field(repr=False)
    problems: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing holds the row back."""
        return not self.problems


def check_rows(table: Table, mapping: ColumnMapping, today: date) -> list[CheckedRow]:
    """Every row of a table, checked, in the order of the sheet.

    today: the day of the import; ages, two-digit years and futures are judged by it.
    """
    letters = dict(zip(table.headers, table.letters, strict=True))
    return [
        check_row(
            dict(zip(table.headers, row.cells, strict=True)),
            mapping,
            today,
            row=row.row,
            line=row.line,
            letters=letters,
        )
        for row in table.rows
    ]


def check_row(
    values: Mapping[str, str],
    mapping: ColumnMapping,
    today: date,
    *,
    row: RowKey,
    line: int,
    letters: Mapping[str, str],
) -> CheckedRow:
    """One row, checked; also the way to check it again after a cell was corrected.

    values: header to text. letters: header to the letter of its column in the sheet.
    """
    checker = _RowCheck(values, mapping, today)
    entry = checker.entry()
    findings = [_placed(found, checker, line, letters) for found in checker.findings]
    return CheckedRow(
        row=row,
        line=line,
        values=values,
        entry=entry,
        problems=tuple(found for found in findings if found.holds_back),
        warnings=tuple(found for found in findings if not found.holds_back),
    )


def _placed(found: Finding, checker: "_RowCheck", line: int, letters: Mapping[str, str]) -> Finding:
    """A finding with the column, the place and the text that it is about."""
    column = checker.header_of.get(found.field, "")
    return Finding(
        code=found.code,
        field=found.field,
        column=column,
        cell=f"{letters[column]}{line}" if column in letters else "",
        text=checker.texts.get(found.field, ""),
        facts=found.facts,
    )


class _RowCheck:
    """The reading of one row, collecting findings on the way."""

    def __init__(self, values: Mapping[str, str], mapping: ColumnMapping, today: date) -> None:
        self.today = today
        self.name_order = mapping.name_order
        self.header_of = {found: header for header, found in mapping.fields.items()}
        self.texts: dict[Field, str] = {
            found: " ".join(values.get(header, "").split())
            for found, header in self.header_of.items()
            if found not in UNCHECKED
        }
        self.findings: list[Finding] = []

    def entry(self) -> Entry:
        """All cleaned values; a cell with a formula counts as empty."""
        formulas = [found for found, text in self.texts.items() if looks_like_formula(text)]
        for found in formulas:
            self.note(Code.FORMULA, found)
        readable = {found: text for found, text in self.texts.items() if found not in formulas}
        facts: dict[str, Any] = {KEPT[found]: readable.get(found, "") for found in KEPT}
        facts |= dict(self._single(readable))
        facts |= dict(self._dates(readable, formulas))
        facts |= self._names(readable, formulas)
        facts |= self._place(readable)
        entry = Entry(**facts)
        self.findings += compare_facts(entry, self.today)
        for found, text in readable.items():
            if is_garbled(text):
                self.note(Code.GARBLED_TEXT, found)
        return entry

    def note(self, code: Code, found: Field, **facts: object) -> None:
        """Remember a finding about a field."""
        self.findings.append(Finding(code=code, field=found, facts=facts))

    def _single(self, texts: Texts) -> Iterator[tuple[str, Any]]:
        for found, (attribute, read) in SINGLE.items():
            if found in texts:
                reading = read(texts[found])
                if reading.code:
                    self.note(reading.code, found)
                yield attribute, reading.value

    def _dates(self, texts: Texts, formulas: list[Field]) -> Iterator[tuple[str, date | None]]:
        for found, (attribute, read) in DATED.items():
            if found in formulas:
                continue
            text = texts.get(found, "")
            reading = read(text, self.today) if text else Reading(code=EMPTY_DATE[found])
            if reading.code and (found in texts or found == Field.START):
                self.note(reading.code, found)
            yield attribute, reading.value

    def _names(self, texts: Texts, formulas: list[Field]) -> dict[str, str]:
        sure = True
        if Field.FULL_NAME in texts:
            last, first, sure = names.split_full_name(texts[Field.FULL_NAME], self.name_order)
        else:
            last = names.tidy_name(texts.get(Field.LAST_NAME, ""))
            first = names.tidy_name(texts.get(Field.FIRST_NAME, ""))
        about = next((found for found in NAME_FIELDS if found in self.texts), Field.LAST_NAME)
        if not last and not first:
            if about not in formulas:
                self.note(Code.NO_NAME, about)
        elif not last or not first:
            self.note(Code.ONE_NAME_ONLY, about)
        elif not sure:
            self.note(Code.NAME_ORDER_UNSURE, about, last=last, first=first)
        if names.looks_odd(last + first):
            self.note(Code.NAME_ODD, about)
        return {"last_name": last, "first_name": first}

    def _place(self, texts: Texts) -> dict[str, Any]:
        street = " ".join(texts.get(found, "") for found in (Field.STREET, Field.HOUSE_NUMBER))
        box = texts.get(Field.BOX, "")
        facts: dict[str, Any] = {"street": f"{street.strip()}{' bus ' + box if box else ''}"}
        about = Field.POSTCODE
        postcode, place = texts.get(Field.POSTCODE, ""), texts.get(Field.MUNICIPALITY, "")
        if Field.POSTCODE_AND_PLACE in texts:
            about = Field.POSTCODE_AND_PLACE
            postcode, place = places.split_postcode_and_place(texts[about])
        home = places.read_place(postcode, place)
        if home.code and about in texts:
            self.note(home.code, about, official=home.official, place=home.municipality)
        return facts | {
            "postcode": home.postcode,
            "municipality": home.municipality,
            "nis": home.nis,
        }
