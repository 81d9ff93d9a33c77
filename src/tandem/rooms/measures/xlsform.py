"""XLSForm, the questionnaire standard of the field, read into an `Instrument`."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from pathlib import PurePath

from tandem.rooms.measures.conditions import ConditionError, check_condition, names_in
from tandem.rooms.measures.instrument import Choice, Instrument, Kind, Question, Span
from tandem.rooms.measures.xlsform_columns import Cells, language_code, languages_of, read_rows
from tandem.rooms.measures.xlsform_sheets import InstrumentError, Sheet, read_sheets
from tandem.rooms.partners.domains import Domain

MAX_QUESTIONS = 500
MAX_STEPS = 100
DEFAULT_LANGUAGE = "nl"
DOMAIN, SCALE = "bind::tandem:domain", "bind::tandem:scale"

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")
_CHOICE_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_SPAN = re.compile(r"(start|end|step)\s*=\s*(-?[0-9.]+)")
_KINDS: Mapping[str, Kind] = {
    **{each.value: each for each in Kind},
    "string": Kind.TEXT,
    "int": Kind.INTEGER,
    "begin group": Kind.GROUP,
    "select one": Kind.SELECT_ONE,
    "select multiple": Kind.SELECT_MULTIPLE,
}
_END_OF_GROUP = ("end_group", "end group")
# What a phone notes by itself asks nothing of a person.
_METADATA = ("start", "end", "today", "username", "deviceid", "audit")
_YES_NO = {"": False, "no": False, "false": False, "false()": False}
_YES_NO |= {"yes": True, "true": True, "true()": True}


def parse_instrument(data: bytes | str, filename: str) -> Instrument:
    """Read and check a whole XLSForm file.

    data: Markdown tables or the bytes of an .xlsx file; filename tells which.
    Bounds: 2 MB, 500 questions. Raises InstrumentError with sheet, row and column.
    """
    sheets = read_sheets(data, filename)
    settings = _settings(sheets["settings"])
    language = settings.get("default_language") or DEFAULT_LANGUAGE
    place = InstrumentError(
        "language_without_code", sheet="settings", row=2, column="default_language", found=language
    )
    language = language_code(language, place)
    questions = _questions(sheets, language)
    key = settings.get("form_id") or PurePath(filename).stem
    title = settings.get("form_title") or key
    return Instrument(
        key=key[:60],
        version=(settings.get("version") or "1")[:40],
        title={language: title, **settings.texts.get("title", {})},
        languages=languages_of(sheets, language),
        questions=questions,
    )


@cache
def shipped_instruments() -> Mapping[str, Instrument]:
    """Every instrument in this package by key."""
    folder = files("tandem.rooms.measures") / "instruments"
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(".md"))
    found = [parse_instrument((folder / name).read_bytes(), name) for name in names]
    return {each.key: each for each in found}


def dependencies(questions: Iterable[Question]) -> dict[str, set[str]]:
    """For each question, note and group what must be known before it can show."""
    return {
        each.name: {*(names_in(each.relevant) if each.relevant else ()), each.group} - {""}
        for each in questions
    }


def _settings(sheet: Sheet) -> Cells:
    rows = read_rows(sheet, DEFAULT_LANGUAGE)
    return rows[0] if rows else Cells(2, {})


def _questions(sheets: Mapping[str, Sheet], language: str) -> tuple[Question, ...]:
    survey = sheets["survey"]
    for column in ("type", "name"):
        if column not in (each.lower() for each in survey.columns):
            raise InstrumentError(
                "missing_column", sheet="survey", row=1, found=column, expected=survey.columns
            )
    choices = _choices(sheets["choices"], language)
    rows = read_rows(survey, language)
    if len(rows) > MAX_QUESTIONS:
        raise InstrumentError("too_large", sheet="survey", expected=(str(MAX_QUESTIONS),))
    placed = _Survey(choices, language).read(rows)
    if not any(question.is_asked for question in placed.values()):
        raise InstrumentError("not_an_instrument", sheet="survey")
    return _checked(placed)


def _choices(sheet: Sheet, language: str) -> dict[str, dict[str, Choice]]:
    lists: dict[str, dict[str, Choice]] = {}
    for row in read_rows(sheet, language):
        name, found = row.get("name"), lists.setdefault(row.get("list_name"), {})
        if not row.get("list_name") or not _CHOICE_NAME.fullmatch(name):
            column = "name" if row.get("list_name") else "list_name"
            raise InstrumentError(
                "bad_name", sheet="choices", row=row.number, column=column, found=name
            )
        if name in found:
            raise InstrumentError(
                "duplicate_name", sheet="choices", row=row.number, column="name", found=name
            )
        found[name] = Choice(name, _label(row, "choices", language))
    return lists


def _label(row: Cells, sheet: str, language: str) -> Mapping[str, str]:
    labels = row.texts.get("label", {})
    if not labels.get(language):
        raise InstrumentError("missing_label", sheet=sheet, row=row.number, column="label")
    return labels


class _Survey:
    """Walks down the survey sheet, remembering which groups are open."""

    def __init__(self, choices: Mapping[str, Mapping[str, Choice]], language: str) -> None:
        self.choices, self.language = choices, language
        self.groups: list[tuple[str, int]] = []
        self.placed: dict[int, Question] = {}

    def read(self, rows: Iterable[Cells]) -> dict[int, Question]:
        """Every question by the number of its row."""
        seen: set[str] = set()
        for row in rows:
            kind = " ".join(row.get("type").split())
            if kind in _END_OF_GROUP:
                self._close_group(row)
            elif kind not in _METADATA:
                question = self._question(row, kind)
                if question.name in seen:
                    raise self._error("duplicate_name", row, "name", question.name)
                seen.add(question.name)
                self.placed[row.number] = question
                if question.kind is Kind.GROUP:
                    self.groups.append((question.name, row.number))
        if self.groups:
            name, number = self.groups[-1]
            raise InstrumentError(
                "group_not_closed", sheet="survey", row=number, column="type", found=name
            )
        return self.placed

    def _close_group(self, row: Cells) -> None:
        if not self.groups:
            raise self._error("group_not_open", row, "type", row.get("type"))
        self.groups.pop()

    def _question(self, row: Cells, type_words: str) -> Question:
        kind, list_name = self._kind(row, type_words)
        name = row.get("name")
        if not _NAME.fullmatch(name):
            raise self._error("bad_name", row, "name", name)
        required = row.get("required").lower()
        if required not in _YES_NO:
            raise self._error("bad_required", row, "required", required, ("yes", "no"))
        return Question(
            name=name,
            kind=kind,
            labels=self._labels(row, kind),
            hints=row.texts.get("hint", {}),
            group=self.groups[-1][0] if self.groups else "",
            required=_YES_NO[required],
            relevant=row.get("relevant"),
            constraint=row.get("constraint"),
            constraint_messages=row.texts.get("constraint_message", {}),
            choices=self._choice_list(row, list_name) if list_name is not None else (),
            span=self._span(row) if kind is Kind.RANGE else None,
            domain=self._domain(row),
            scale=row.get(SCALE),
            appearance=row.get("appearance"),
        )

    def _kind(self, row: Cells, type_words: str) -> tuple[Kind, str | None]:
        """The kind, and the name of its list of choices when it has one."""
        if type_words in _KINDS and not type_words.startswith("select"):
            return _KINDS[type_words], None
        first, _, list_name = type_words.replace("select ", "select_", 1).partition(" ")
        if first in (Kind.SELECT_ONE, Kind.SELECT_MULTIPLE):
            return Kind(first), list_name
        raise self._error("unknown_type", row, "type", type_words, tuple(Kind))

    def _labels(self, row: Cells, kind: Kind) -> Mapping[str, str]:
        if kind is Kind.GROUP:
            return row.texts.get("label", {})
        return _label(row, "survey", self.language)

    def _choice_list(self, row: Cells, list_name: str) -> tuple[Choice, ...]:
        if list_name not in self.choices:
            raise self._error("missing_choices", row, "type", list_name, tuple(self.choices))
        return tuple(self.choices[list_name].values())

    def _domain(self, row: Cells) -> str:
        code = row.get(DOMAIN).upper()
        if code and code not in Domain.values:
            raise self._error("unknown_domain", row, DOMAIN, code, tuple(Domain.values))
        return code

    def _span(self, row: Cells) -> Span:
        given = dict(_SPAN.findall(row.get("parameters").lower()))
        try:
            start, end, step = (
                Decimal(given.get(key, usual))
                for key, usual in (("start", "1"), ("end", "10"), ("step", "1"))
            )
        except InvalidOperation as error:
            raise self._error("bad_range", row, "parameters", row.get("parameters")) from error
        if step <= 0 or end <= start or (end - start) / step > MAX_STEPS:
            raise self._error("bad_range", row, "parameters", row.get("parameters"))
        return Span(start, end, step)

    def _error(
        self, code: str, row: Cells, column: str, found: str, expected: tuple[str, ...] = ()
    ) -> InstrumentError:
        return InstrumentError(
            code, sheet="survey", row=row.number, column=column, found=found, expected=expected
        )


def _checked(placed: Mapping[int, Question]) -> tuple[Question, ...]:
    """The questions, once every condition can be evaluated and none waits for itself."""
    asked = {each.name for each in placed.values() if each.is_asked}
    for number, question in placed.items():
        _check_conditions(number, question, asked)
    questions = tuple(placed.values())
    try:
        TopologicalSorter(dependencies(questions)).prepare()
    except CycleError as error:
        names = error.args[1]
        numbers = {question.name: number for number, question in placed.items()}
        raise InstrumentError(
            "cycle",
            sheet="survey",
            row=min(numbers[name] for name in names),
            column="relevant",
            found=" → ".join(reversed(names)),
        ) from error
    return questions


def _check_conditions(number: int, question: Question, asked: set[str]) -> None:
    conditions = {"relevant": question.relevant, "constraint": question.constraint}
    for column, expression in conditions.items():
        if not expression:
            continue
        try:
            check_condition(expression, may_use_self=column == "constraint")
        except ConditionError as error:
            raise InstrumentError(
                f"condition_{error.reason}",
                sheet="survey",
                row=number,
                column=column,
                found=error.found,
            ) from error
        for name in sorted(names_in(expression) - asked):
            raise InstrumentError(
                "unknown_question",
                sheet="survey",
                row=number,
                column=column,
                found=name,
                expected=tuple(sorted(asked)),
            )
