"""Column names of XLSForm: which part of a question they hold, and in which language."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tandem.rooms.measures.xlsform_sheets import InstrumentError, Row, Sheet

TRANSLATED = ("label", "hint", "constraint_message")
USED: Mapping[str, tuple[str, ...]] = {
    "survey": (
        *("type", "name", "label", "hint", "required", "relevant", "constraint"),
        *("constraint_message", "appearance", "parameters"),
        *("bind::tandem:domain", "bind::tandem:scale"),
    ),
    "choices": ("list_name", "name", "label"),
    "settings": ("form_id", "form_title", "version", "default_language"),
}
# Columns that change what is asked: leaving them out quietly would change the questionnaire.
NOT_OFFERED = (
    *("calculation", "choice_filter", "default", "read_only", "readonly", "repeat_count"),
    *("trigger", "save_to", "entity", "list_name_filter"),
)
_SAME = {
    "relevance": "relevant",
    "caption": "label",
    "value": "name",
    "list name": "list_name",
    "calculate": "calculation",
    "constraint message": "constraint_message",
    "constraining message": "constraint_message",
}
_LANGUAGES = {"nederlands": "nl", "dutch": "nl", "english": "en", "engels": "en"}
_LANGUAGES |= {"français": "fr", "french": "fr", "frans": "fr"}
# XLSForm has one title only; a column such as title_fr holds it in another language.
_TITLE = re.compile(r"title_([a-z]{2,3})")
_CODE = re.compile(r"\(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")


@dataclass(frozen=True)
class Cells:
    """One row by part. texts: the translated parts, by language code."""

    number: int
    parts: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def get(self, part: str) -> str:
        """The text of a part that has no languages; empty when it is not filled in."""
        return self.parts.get(part, "")


def read_rows(sheet: Sheet, default_language: str) -> list[Cells]:
    """Every row with its columns understood. Raises InstrumentError.

    A column that resembles a known one is refused as a slip of the pen; another unknown
    column is a note of its maker and is left out.
    """
    meaning = {each: _meaning(sheet, each, default_language) for each in sheet.columns}
    return [_cells(sheet, row, meaning) for row in sheet.rows]


def languages_of(sheets: Mapping[str, Sheet], default_language: str) -> tuple[str, ...]:
    """Every language in which the file has labels, the default one first."""
    found = [
        language
        for sheet in sheets.values()
        for part, language in (_meaning(sheet, each, default_language) for each in sheet.columns)
        if part == "label"
    ]
    return tuple(dict.fromkeys((default_language, *sorted(set(found)))))


def language_code(text: str, place: InstrumentError) -> str:
    """The code in `Nederlands (nl)`, `nl` or `Nederlands`; raises the given error otherwise."""
    in_brackets = _CODE.search(text.strip())
    if in_brackets:
        return in_brackets[1]
    plain = text.strip().lower()
    if re.fullmatch(r"[a-z]{2,3}", plain):
        return plain
    if plain in _LANGUAGES:
        return _LANGUAGES[plain]
    raise place


def _meaning(sheet: Sheet, column: str, default_language: str) -> tuple[str, str]:
    """The part and the language of a column; no part when it is left out."""
    base, divider, rest = (each.strip() for each in column.partition("::"))
    part = base.lower().replace("-", "_")
    part = _SAME.get(part.replace("_", " "), part)
    if part in TRANSLATED:
        place = InstrumentError(
            "language_without_code", sheet=sheet.name, row=1, column=column, found=rest
        )
        return part, language_code(rest, place) if divider else default_language
    if sheet.name == "settings" and _TITLE.fullmatch(part):
        return "title", part.removeprefix("title_")
    if divider:
        part = f"{part}::{rest.lower()}"
    if part in (*USED[sheet.name], *NOT_OFFERED):
        return part, ""
    _refuse_slip(sheet, column, part)
    return "", ""


def _refuse_slip(sheet: Sheet, column: str, part: str) -> None:
    known = USED[sheet.name]
    if difflib.get_close_matches(part, known, n=1, cutoff=0.8):
        raise InstrumentError(
            "unknown_column", sheet=sheet.name, row=1, column=column, found=part, expected=known
        )


def _cells(sheet: Sheet, row: Row, meaning: Mapping[str, tuple[str, str]]) -> Cells:
    parts: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for column, value in row.cells.items():
        part, language = meaning.get(column, ("", ""))
        if part in NOT_OFFERED:
            raise InstrumentError(
                "column_not_offered", sheet=sheet.name, row=row.number, column=column, found=value
            )
        if language:
            texts.setdefault(part, {})[language] = value
        elif part:
            parts[part] = value
    return Cells(row.number, parts, texts)
