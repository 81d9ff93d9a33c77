"""Answers to an instrument: which questions show, what is wrong, and how answers are kept."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from graphlib import TopologicalSorter
from typing import Any

from tandem.rooms.measures.conditions import is_met
from tandem.rooms.measures.instrument import Instrument, Kind, Question
from tandem.rooms.measures.xlsform import dependencies

MAX_TEXT_CHARACTERS = 5_000
NO_ANSWER_KEY = "no_answer"
NO_ANSWER_FIELD = "__no_answer"

Answers = Mapping[str, Any]

# Belgians write 7,5 where XLSForm has 7.5.
_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


class NoAnswer(StrEnum):
    """Why there is no answer. Four different facts, none of which is a blank."""

    UNKNOWN = "unknown"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"
    NOT_DISCUSSED = "not_discussed"


class Problem(StrEnum):
    """What is wrong with an answer."""

    REQUIRED = "required"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_WHOLE_NUMBER = "not_a_whole_number"
    NOT_A_DATE = "not_a_date"
    NOT_A_CHOICE = "not_a_choice"
    OUT_OF_RANGE = "out_of_range"
    TOO_LONG = "too_long"
    CONSTRAINT = "constraint"
    UNKNOWN_QUESTION = "unknown_question"


def answers_from_form(instrument: Instrument, getlist: Callable[[str], Sequence[str]]) -> Answers:
    """Answers out of the fields of a submitted page.

    getlist: gives every value of a field. The field of a question has its name; a field
    with `__no_answer` behind it holds one of NoAnswer and wins over it.
    """
    answers: dict[str, Any] = {}
    for question in instrument.questions:
        if not question.is_asked:
            continue
        reason = next(iter(getlist(question.name + NO_ANSWER_FIELD)), "")
        given = [each for each in getlist(question.name) if each.strip()]
        if reason in set(NoAnswer):
            answers[question.name] = NoAnswer(reason)
        elif given:
            answers[question.name] = given if question.kind is Kind.SELECT_MULTIPLE else given[0]
    return answers


def visible_questions(instrument: Instrument, answers: Answers, *, on: date) -> set[str]:
    """Names of the questions, notes and groups that show with these answers.

    A question that does not show counts as blank for the conditions of others.
    on: the day that today() gives.
    """
    visible: set[str] = set()
    known: dict[str, str] = {}
    for name in TopologicalSorter(dependencies(instrument.questions)).static_order():
        question = instrument.by_name[name]
        if question.group and question.group not in visible:
            continue
        if question.relevant and not is_met(question.relevant, known, on=on):
            continue
        visible.add(name)
        known[name] = _as_text(question, answers.get(name))
    return visible


def check_answers(instrument: Instrument, answers: Answers, *, on: date) -> dict[str, Problem]:
    """What is wrong, by name of the question; empty when all is well.

    Only questions that show are checked. Refused, unknown and not discussed satisfy a
    required question; not asked does not.
    """
    visible = visible_questions(instrument, answers, on=on)
    known = {name: _as_text(instrument.by_name[name], answers.get(name)) for name in visible}
    problems: dict[str, Problem] = {
        name: Problem.UNKNOWN_QUESTION for name in answers if name not in instrument.by_name
    }
    for question in instrument.questions:
        if question.name in visible and question.is_asked:
            problem = _problem(question, answers.get(question.name), known, on)
            if problem:
                problems[question.name] = problem
    return problems


def stored_answers(instrument: Instrument, answers: Answers, *, on: date) -> dict[str, Any]:
    """The answers as plain JSON: only what shows and is not blank, each in one form.

    Text for one choice, a text, a number or a day; a list for several choices; and
    `{"no_answer": "refused"}` for a reason. Call `check_answers` first: what it would
    refuse is kept here as it was given.
    """
    visible = visible_questions(instrument, answers, on=on)
    return {
        question.name: kept
        for question in instrument.questions
        if question.name in visible and question.is_asked
        if (kept := _stored(question, answers.get(question.name))) not in ("", [])
    }


def no_answer(answer: Any) -> NoAnswer | None:
    """The reason when an answer is one, in memory or stored, else None."""
    if isinstance(answer, NoAnswer):
        return answer
    if isinstance(answer, Mapping) and answer.get(NO_ANSWER_KEY) in set(NoAnswer):
        return NoAnswer(answer[NO_ANSWER_KEY])
    return None


def _stored(question: Question, answer: Any) -> Any:
    reason = no_answer(answer)
    if reason:
        return {NO_ANSWER_KEY: reason.value}
    text = _as_text(question, answer)
    return text.split() if question.kind is Kind.SELECT_MULTIPLE else text


def _as_text(question: Question, answer: Any) -> str:
    """One text for every way to give the same answer; blank for none and for a reason."""
    if answer is None or no_answer(answer):
        return ""
    if question.kind is Kind.SELECT_MULTIPLE:
        chosen = answer.split() if isinstance(answer, str) else [str(each) for each in answer]
        return " ".join(dict.fromkeys(chosen))
    if isinstance(answer, date):
        return answer.isoformat()
    # A zero character is no text to the database, and no keyboard makes one.
    text = str(answer).replace("\0", "").strip()
    with_comma = question.kind in (Kind.DECIMAL, Kind.RANGE) and _COMMA.fullmatch(text)
    return text.replace(",", ".") if with_comma else text


def _problem(question: Question, answer: Any, known: Mapping[str, str], on: date) -> Problem | None:
    reason = no_answer(answer)
    text = known[question.name]
    if reason is NoAnswer.NOT_ASKED or (not text and not reason):
        return Problem.REQUIRED if question.required else None
    if reason:
        return None
    problem = _KIND_CHECKS[question.kind](question, text)
    if problem:
        return problem
    if question.constraint and not is_met(question.constraint, known, on=on, own=text):
        return Problem.CONSTRAINT
    return None


def _check_choices(question: Question, text: str) -> Problem | None:
    offered = {each.name for each in question.choices}
    chosen = text.split() if question.kind is Kind.SELECT_MULTIPLE else [text]
    return None if offered.issuperset(chosen) else Problem.NOT_A_CHOICE


def _check_text(question: Question, text: str) -> Problem | None:
    return Problem.TOO_LONG if len(text) > MAX_TEXT_CHARACTERS else None


def _check_whole(question: Question, text: str) -> Problem | None:
    return None if re.fullmatch(r"-?[0-9]{1,12}", text) else Problem.NOT_A_WHOLE_NUMBER


def _check_decimal(question: Question, text: str) -> Problem | None:
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", text):
        return Problem.NOT_A_NUMBER
    if question.span and not question.span.holds(Decimal(text)):
        return Problem.OUT_OF_RANGE
    return None


def _check_day(question: Question, text: str) -> Problem | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return Problem.NOT_A_DATE
    try:
        date.fromisoformat(text)
    except ValueError:
        return Problem.NOT_A_DATE
    return None


_KIND_CHECKS: Mapping[Kind, Callable[[Question, str], Problem | None]] = {
    Kind.SELECT_ONE: _check_choices,
    Kind.SELECT_MULTIPLE: _check_choices,
    Kind.TEXT: _check_text,
    Kind.INTEGER: _check_whole,
    Kind.DECIMAL: _check_decimal,
    Kind.RANGE: _check_decimal,
    Kind.DATE: _check_day,
}
