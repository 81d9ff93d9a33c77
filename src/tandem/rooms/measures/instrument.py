"""A questionnaire as a value: what is asked, of whom it is a label, and when it shows."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

Labels = Mapping[str, str]


class Kind(StrEnum):
    """How a question is answered. A note and a group ask nothing."""

    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    RANGE = "range"
    NOTE = "note"
    GROUP = "begin_group"


@dataclass(frozen=True)
class Choice:
    """One possible answer of a select question."""

    name: str
    labels: Labels


@dataclass(frozen=True)
class Span:
    """Lowest value, highest value and step of a range question."""

    start: Decimal
    end: Decimal
    step: Decimal

    def holds(self, value: Decimal) -> bool:
        """True for a value on one of the steps."""
        return self.start <= value <= self.end and (value - self.start) % self.step == 0


@dataclass(frozen=True)
class Question:
    """One row of the survey sheet.

    group: name of the group around it. relevant, constraint: conditions in XLSForm words,
    empty when there is none. domain: code of a life domain, a label only. scale: which
    scale of the instrument an answer counts for, such as `state` or `signal`.
    """

    name: str
    kind: Kind
    labels: Labels
    hints: Labels = dataclasses.field(default_factory=dict)
    group: str = ""
    required: bool = False
    relevant: str = ""
    constraint: str = ""
    constraint_messages: Labels = dataclasses.field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    span: Span | None = None
    domain: str = ""
    scale: str = ""
    appearance: str = ""

    @property
    def is_asked(self) -> bool:
        """True when there is something to answer."""
        return self.kind not in (Kind.NOTE, Kind.GROUP)


@dataclass(frozen=True)
class Instrument:
    """One version of a questionnaire. languages: codes, the default one first."""

    key: str
    version: str
    title: Labels
    languages: tuple[str, ...]
    questions: tuple[Question, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Question]:
        """Every question, note and group by its name."""
        return {each.name: each for each in self.questions}

    def text(self, labels: Labels, language: str) -> str:
        """A label in a language such as `fr-be`, else in the default language, else any."""
        for code in (language, language.split("-")[0], *self.languages):
            if labels.get(code):
                return labels[code]
        return ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON, to be stored as an immutable version."""
        return {
            "key": self.key,
            "version": self.version,
            "title": dict(self.title),
            "languages": list(self.languages),
            "questions": [_question_to_json(each) for each in self.questions],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Instrument":
        """The instrument that `to_json` made. Raises KeyError when something else is given."""
        return cls(
            key=stored["key"],
            version=stored["version"],
            title=stored["title"],
            languages=tuple(stored["languages"]),
            questions=tuple(_question_from_json(each) for each in stored["questions"]),
        )

    def digest(self) -> str:
        """SHA-256 over the content: equal exactly when every word and rule is equal."""
        text = json.dumps(self.to_json(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def _question_to_json(question: Question) -> dict[str, Any]:
    plain: dict[str, Any] = {"name": question.name, "kind": question.kind.value}
    plain["labels"] = dict(question.labels)
    for name in ("hints", "constraint_messages"):
        if getattr(question, name):
            plain[name] = dict(getattr(question, name))
    for name in ("group", "required", "relevant", "constraint", "domain", "scale", "appearance"):
        if getattr(question, name):
            plain[name] = getattr(question, name)
    if question.choices:
        plain["choices"] = [
            {"name": each.name, "labels": dict(each.labels)} for each in question.choices
        ]
    if question.span:
        plain["span"] = [str(question.span.start), str(question.span.end), str(question.span.step)]
    return plain


def _question_from_json(stored: Mapping[str, Any]) -> Question:
    fields = dict(stored)
    fields["kind"] = Kind(stored["kind"])
    fields["choices"] = tuple(Choice(**each) for each in stored.get("choices", ()))
    if "span" in stored:
        fields["span"] = Span(*(Decimal(each) for each in stored["span"]))
    return Question(**fields)
