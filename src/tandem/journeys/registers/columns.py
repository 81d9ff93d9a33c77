"""Which column holds what: a proposal that people check, and that is remembered per source."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import Any

from tandem.journeys.registers.content import agrees, sniff
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.headers import ANY_NAME, HeaderGuess, recognise_row
from tandem.journeys.registers.table import Table
from tandem.journeys.registers.values.names import NameOrder, order_of
from tandem.journeys.registers.words import plain

SAMPLE_ROWS = 60
SHOWN_SAMPLES = 3
REASONS_HEADER = "Waarom"
FIRST_NAME_WORDS = {"voornaam", "voornamen", "prenom", "first"}
LAST_NAME_WORDS = {"naam", "achternaam", "familienaam", "nom", "last"}
PLACES = {Field.POSTCODE, Field.MUNICIPALITY, Field.POSTCODE_AND_PLACE}
NAMES = {Field.LAST_NAME, Field.FIRST_NAME, Field.FULL_NAME}
CONTENT_CONFIDENCE = 0.5
CONTRADICTED_CONFIDENCE = 0.4

# A second column of these is usual ("GSM" and "Telefoon"); the first one counts.
SECOND_IS_LEFT_OUT = {Field.PHONE, Field.EMAIL, Field.REMARKS, Field.ROW_NUMBER}


class MappingCode(StrEnum):
    """Why a mapping cannot be used."""

    MISSING_NAME = "missing_name"
    MISSING_START = "missing_start"
    TWO_COLUMNS_ONE_FIELD = "two_columns_one_field"
    FULL_AND_PARTS = "full_and_parts"


@dataclass(frozen=True)
class MappingProblem:
    """One reason, with the field and the headers that it is about."""

    code: MappingCode
    field: Field | None = None
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """What each header holds. Headers that are not in `fields` are ignored."""

    fields: MappingOf[str, Field]
    name_order: NameOrder | None = None

    def header_of(self, wanted: Field) -> str | None:
        """The header of the column that holds a field, None when no column does."""
        return next((header for header, found in self.fields.items() if found == wanted), None)

    def as_json(self) -> dict[str, Any]:
        """For keeping with the source."""
        return {"fields": dict(self.fields), "name_order": self.name_order}

    @classmethod
    def from_json(cls, stored: MappingOf[str, Any]) -> "Mapping":
        """What `as_json` gave."""
        order = stored.get("name_order")
        return cls(
            fields={header: Field(found) for header, found in stored["fields"].items()},
            name_order=NameOrder(order) if order else None,
        )


@dataclass(frozen=True)
class ColumnGuess:
    """What one column seems to hold.

    confidence: 0 to 1; 1 for a known header whose cells agree. how: "exact", "part", "hint",
    "alike" or "stranger" (the header), "content" (the cells), "remembered" or "none".
    content: what the cells look like, None when they could be many things.
    """

    header: str
    field: Field
    confidence: float
    how: str
    content: Field | None = None
    samples: tuple[str, ...] = dataclass_field(default=(), repr=False)


@dataclass(frozen=True)
class Proposal:
    """A mapping to show to whoever imports, with doubts and problems.

    signature: the same for every file of one source, whatever the order of its columns.
    """

    columns: tuple[ColumnGuess, ...]
    name_order: NameOrder | None
    signature: str

    @property
    def problems(self) -> list[MappingProblem]:
        """Why the proposal cannot be used as it is; empty when it can."""
        return mapping_problems(self.mapping)

    @property
    def mapping(self) -> Mapping:
        """The proposal as a mapping."""
        fields = {guess.header: guess.field for guess in self.columns}
        used = {header: found for header, found in fields.items() if found != Field.IGNORED}
        return Mapping(fields=used, name_order=self.name_order)


def propose(table: Table, remembered: Mapping | None = None) -> Proposal:
    """The likeliest mapping of a table.

    remembered: the mapping that was used for an earlier file of the same `signature`; it
    wins from every guess for the headers that it knows.
    """
    samples = _samples(table)
    known = recognise_row(table.headers)
    any_name = _meaning_of_any_name(known)
    guesses = _settle(
        [
            _guess(header, guess, samples[header], any_name)
            for header, guess in zip(table.headers, known, strict=True)
        ]
    )
    order = _name_order(guesses, samples)
    if remembered is not None:
        guesses = [_recall(guess, remembered) for guess in guesses]
        order = remembered.name_order or order
    return Proposal(columns=tuple(guesses), name_order=order, signature=signature(table.headers))


def signature(headers: Sequence[str]) -> str:
    """A stable name for a source: its headers, in any order, without the column of reasons."""
    known = sorted(" ".join(header.casefold().split()) for header in headers)
    kept = [header for header in known if not _is_reasons(header)]
    return hashlib.sha256("\n".join(kept).encode()).hexdigest()


def mapping_problems(mapping: Mapping) -> list[MappingProblem]:
    """Why a mapping cannot be used; empty when it can."""
    headers_of: dict[Field, list[str]] = defaultdict(list)
    for header, found in mapping.fields.items():
        headers_of[found].append(header)
    problems = [
        MappingProblem(MappingCode.TWO_COLUMNS_ONE_FIELD, found, tuple(headers))
        for found, headers in headers_of.items()
        if len(headers) > 1 and found != Field.IGNORED
    ]
    if not NAMES & set(headers_of):
        problems.append(MappingProblem(MappingCode.MISSING_NAME))
    if Field.FULL_NAME in headers_of and NAMES & set(headers_of) != {Field.FULL_NAME}:
        clashing = tuple(header for found in NAMES for header in headers_of.get(found, ()))
        problems.append(MappingProblem(MappingCode.FULL_AND_PARTS, Field.FULL_NAME, clashing))
    if Field.START not in headers_of:
        problems.append(MappingProblem(MappingCode.MISSING_START, Field.START))
    return problems


def _samples(table: Table) -> dict[str, list[str]]:
    rows = table.rows[:SAMPLE_ROWS]
    return {
        header: [row.cells[column] for row in rows if row.cells[column]]
        for column, header in enumerate(table.headers)
    }


def _meaning_of_any_name(known: Sequence[HeaderGuess | None]) -> Field:
    """ "Naam" is a last name beside "Voornaam", and a full name when it stands alone."""
    found = {guess.field for guess in known if guess}
    return Field.LAST_NAME if Field.FIRST_NAME in found else Field.FULL_NAME


def _guess(
    header: str, known: HeaderGuess | None, samples: list[str], any_name: Field
) -> ColumnGuess:
    content = sniff(samples)
    if known is None:
        seen, sure, how = content, CONTENT_CONFIDENCE, "content"
    else:
        seen = any_name if known.field == ANY_NAME else Field(known.field)
        sure, how = known.confidence, known.how
        if seen in PLACES and content in PLACES:
            seen = content
        elif not agrees(seen, samples):
            seen, sure = (None, 0) if how == "hint" else (seen, CONTRADICTED_CONFIDENCE)
    return ColumnGuess(
        header=header,
        field=seen or Field.IGNORED,
        confidence=sure if seen else 0,
        how=how if seen else "none",
        content=content,
        samples=tuple(samples[:SHOWN_SAMPLES]),
    )


def _settle(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Let the surest column of a field have it; equally sure ones are left to people."""
    best: dict[Field, ColumnGuess] = {}
    for guess in guesses:
        if guess.field not in best or guess.confidence > best[guess.field].confidence:
            best[guess.field] = guess
    return [
        replace(guess, field=Field.IGNORED, confidence=0, how="none")
        if _gives_way(guess, best[guess.field])
        else guess
        for guess in guesses
    ]


def _gives_way(guess: ColumnGuess, best: ColumnGuess) -> bool:
    if guess is best or guess.field == Field.IGNORED:
        return False
    return guess.confidence < best.confidence or guess.field in SECOND_IS_LEFT_OUT


def _name_order(guesses: list[ColumnGuess], samples: dict[str, list[str]]) -> NameOrder | None:
    """How the column with full names writes them, by its header or by cells that tell."""
    header = next((guess.header for guess in guesses if guess.field == Field.FULL_NAME), None)
    if header is None:
        return None
    words = plain(header).split()
    firsts = [word for word in words if word in FIRST_NAME_WORDS]
    lasts = [word for word in words if word in LAST_NAME_WORDS]
    if firsts and lasts:
        first_leads = words.index(firsts[0]) < words.index(lasts[0])
        return NameOrder.FIRST_LAST if first_leads else NameOrder.LAST_FIRST
    told = {order for text in samples[header] if (order := order_of(text))}
    return told.pop() if len(told) == 1 else None


def _recall(guess: ColumnGuess, remembered: Mapping) -> ColumnGuess:
    found = remembered.fields.get(guess.header, Field.IGNORED)
    return replace(guess, field=found, confidence=1.0, how="remembered")


def _is_reasons(header: str) -> bool:
    return plain(header) == plain(REASONS_HEADER)
