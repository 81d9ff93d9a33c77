"""From the bytes of a status list to its rows, as texts under the columns that are asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reading.sheets import Sheet, read_tables
from tandem.journeys.registers.words import plain

PARAMETERS = Path(__file__).parent / "parameters" / "words.yaml"
LOOK_AT_ROWS = 30
NEEDED = ("status", "starts_on")


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row. line: in the sheet, from 1. cells: column of ours to text, "" when empty."""

    line: int
    cells: dict[str, str] = field(repr=False)


@dataclass(frozen=True)
class StatusList:
    """The rows of a list, and what each of our columns is called in it."""

    rows: tuple[ListRow, ...]
    headers: dict[str, str]


def open_list(data: bytes, file_name: str) -> StatusList:
    """The status list in a file: the first visible sheet whose headers name one.

    It needs a status, a first day, and who it is about: `participant`, or a last name and a
    birth date. Raises Unreadable: what `read_tables` raises, and no_table, no_rows.
    """
    sheets = [sheet for sheet in read_tables(data, file_name) if sheet.visible]
    for sheet in sheets:
        found = _in_sheet(sheet)
        if found is None:
            continue
        if not found.rows:
            raise Unreadable(Refusal.NO_ROWS, sheet=sheet.name)
        return found
    raise Unreadable(Refusal.NO_TABLE, sheets=[sheet.name for sheet in sheets])


def _in_sheet(sheet: Sheet) -> StatusList | None:
    for line, texts in enumerate(sheet.rows[:LOOK_AT_ROWS], start=1):
        places = _places(texts)
        if _is_enough(places):
            rows = tuple(_rows(sheet, line, places))
            return StatusList(rows, {name: texts[place] for name, place in places.items()})
    return None


def _rows(sheet: Sheet, header_line: int, places: dict[str, int]):
    for line, texts in enumerate(sheet.rows[header_line:], start=header_line + 1):
        cells = {
            name: texts[place].strip() if place < len(texts) else ""
            for name, place in places.items()
        }
        if any(cells.values()):
            yield ListRow(line, cells)


def _places(texts: Sequence[str]) -> dict[str, int]:
    """Column of ours to its place; of two with the same meaning the first."""
    places: dict[str, int] = {}
    for place, text in enumerate(texts):
        name = _meanings("columns").get(plain(text))
        if name is not None:
            places.setdefault(name, place)
    return places


def _is_enough(places: dict[str, int]) -> bool:
    tells_who = "participant" in places or {"last_name", "birth_date"} <= set(places)
    return tells_who and all(name in places for name in NEEDED)


def contract_of(text: str) -> str | None:
    """A value of Contract, None when the word is not known."""
    return _meanings("contract").get(plain(text))


def says_training(text: str) -> bool:
    """Whether a status means education or training."""
    return plain(text) in {plain(word) for word in _words()["training"]}


@cache
def _meanings(name: str) -> dict[str, str]:
    return {plain(word): value for value, words in _words()[name].items() for word in words}


@cache
def _words() -> dict[str, Any]:
    return yaml.safe_load(PARAMETERS.read_text(encoding="utf-8"))
