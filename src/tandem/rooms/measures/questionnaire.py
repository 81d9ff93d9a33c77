"""A form for any instrument: its questions, groups and conditions, with or without scripts.

Journeys use this module too (see README): `instrument_form` builds, checks and asks on;
`templates/measures/questions.html` shows it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tandem.foundation.ui.widgets import CheckboxTiles, DateInput, RadioTiles, ScaleTiles
from tandem.rooms.measures.answers import (
    NO_ANSWER_FIELD,
    NoAnswer,
    answers_from_form,
    check_answers,
    no_answer,
    stored_answers,
    visible_questions,
)
from tandem.rooms.measures.instrument import Instrument, Kind, Question
from tandem.rooms.measures.instrument_wording import ANSWER_PROBLEMS

# No question can have a name with a dot.
SAVE, SHOWN, EDITION = "tandem.save", "tandem.shown", "tandem.edition"
TILES_AT_MOST = 11
REASONS = (
    ("", _("Answered above")),
    (NoAnswer.UNKNOWN, _("Not known")),
    (NoAnswer.REFUSED, _("Prefers not to say")),
    (NoAnswer.NOT_ASKED, _("Not asked")),
    (NoAnswer.NOT_DISCUSSED, _("Not discussed")),
)
# A list of choices says itself how not to answer; these kinds cannot.
_WITH_REASONS = (Kind.INTEGER, Kind.DECIMAL, Kind.DATE, Kind.RANGE)


class _AnswerField(forms.Field):
    """Takes what was typed as it is: the instrument's own rules check the answers together."""

    def validate(self, value: Any) -> None:
        return


@dataclass(frozen=True)
class Item:
    """One thing to show: a heading, a note, or a question with its field.

    reason: the field for why there is no answer, where a question has one. earlier: what
    was answered the time before, in words.
    """

    kind: Kind
    name: str
    label: str
    hint: str
    field: forms.BoundField | None = None
    reason: forms.BoundField | None = None
    earlier: str = ""


class QuestionnaireForm(forms.Form):
    """The questions of an instrument. Build it with `instrument_form`."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        instrument: Instrument,
        language: str,
        on: date,
        answers: Mapping[str, Any],
        closed: Collection[str] = (),
        earlier: Mapping[str, str] | None = None,
        asks_more: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instrument, self.language, self.on = instrument, language, on
        self.answers = {name: each for name, each in answers.items() if name not in closed}
        self.earlier = earlier or {}
        self.asks_more = asks_more
        self.visible = visible_questions(instrument, self.answers, on=on)
        self.has_required = any(each.required for each in instrument.questions)
        self.open = [each for each in instrument.questions if each.name not in closed]
        for question in self.open:
            if question.is_asked:
                self._add(question)

    def clean(self) -> dict[str, Any]:
        problems = check_answers(self.instrument, self.answers, on=self.on)
        for name, problem in problems.items():
            if name in self.fields:
                own = self.instrument.by_name[name].constraint_messages
                words = self._text(own) if problem == "constraint" else ""
                self.add_error(name, words or str(ANSWER_PROBLEMS[problem]))
        return self.cleaned_data

    @property
    def stored(self) -> dict[str, Any]:
        """The answers as they are kept."""
        return stored_answers(self.instrument, self.answers, on=self.on)

    @property
    def has_conditions(self) -> bool:
        """Whether an answer can make other questions appear."""
        return any(question.relevant for question in self.open)

    @property
    def names_shown(self) -> list[str]:
        """Names of the questions that show now; the page sends them back."""
        return [each.name for each in self.open if each.is_asked and each.name in self.visible]

    def listed_items(self) -> Iterator[Item]:
        """What to show, in order; a group without questions for this reader is left out."""
        groups = {each.group for each in self.open if each.name in self.visible}
        for question in self.open:
            is_empty = question.kind is Kind.GROUP and question.name not in groups
            if question.name in self.visible and not is_empty:
                yield self._item(question)

    def kept_aside(self) -> Iterator[forms.BoundField]:
        """Answers to questions that do not show now, so that they are there again later."""
        for question in self.open:
            if question.is_asked and question.name not in self.visible:
                for name in (question.name, question.name + NO_ANSWER_FIELD):
                    if name in self.fields and self[name].value():
                        yield self[name]

    def label_of(self, question: Question) -> str:
        return self._text(question.labels)

    def words_of(self, question: Question, answer: Any) -> str:
        """One stored answer as a person says it."""
        reason = no_answer(answer)
        if reason:
            return str(dict(REASONS)[reason])
        labels = {each.name: self._text(each.labels) for each in question.choices}
        chosen = answer if isinstance(answer, list) else [answer]
        return ", ".join(labels.get(str(each), str(each)) for each in chosen)

    def _add(self, question: Question) -> None:
        given = self.answers.get(question.name)
        reason = no_answer(given)
        field = _AnswerField(
            label=self._text(question.labels),
            help_text=self._text(question.hints),
            # Where all may stay empty, the page says so once.
            required=question.required or not self.has_required,
            initial=None if reason else given,
            widget=self._widget(question),
        )
        if question.kind is Kind.SELECT_MULTIPLE:
            field.hidden_widget = forms.MultipleHiddenInput
        self.fields[question.name] = field
        if question.kind in _WITH_REASONS:
            self.fields[question.name + NO_ANSWER_FIELD] = forms.ChoiceField(
                label=_("No answer, because"), choices=REASONS, initial=reason, required=False
            )

    def _widget(self, question: Question) -> forms.Widget:
        choices = [(each.name, self._text(each.labels)) for each in question.choices]
        if question.kind is Kind.SELECT_MULTIPLE:
            return CheckboxTiles(choices=choices)
        if question.kind is Kind.SELECT_ONE:
            if question.appearance == "likert":
                return ScaleTiles(choices=choices)
            if len(choices) > TILES_AT_MOST:
                return forms.Select(choices=[("", _("Choose")), *choices])
            return RadioTiles(choices=choices)
        steps = _steps(question)
        if 0 < len(steps) <= TILES_AT_MOST:
            return RadioTiles(choices=[(each, each) for each in steps])
        return _typed_widget(question)

    def _item(self, question: Question) -> Item:
        name = question.name
        return Item(
            kind=question.kind,
            name=name,
            label=self._text(question.labels),
            hint=self._text(question.hints),
            field=self[name] if name in self.fields else None,
            reason=self[name + NO_ANSWER_FIELD] if name + NO_ANSWER_FIELD in self.fields else None,
            earlier=self.earlier.get(name, ""),
        )

    def _text(self, labels: Mapping[str, str]) -> str:
        return self.instrument.text(labels, self.language)


def instrument_form(
    instrument: Instrument,
    *,
    language: str,
    on: date,
    data: QueryDict | None = None,
    answers: Mapping[str, Any] | None = None,
    closed: Collection[str] = (),
    earlier: Mapping[str, str] | None = None,
) -> QuestionnaireForm:
    """The form of an instrument at this point of a talk.

    data: what a page sent. With its button `tandem.save` the form is bound and `is_valid()` checks
    it, unless answers brought up questions that the page did not show: then it comes back
    unbound with `asks_more`, everything kept, nothing called wrong. Without it (a field
    changed) it comes back unbound too, with the questions that show now.
    answers: stored ones, to begin with. closed: questions that this reader may not see.
    earlier: what was answered the time before, in words, by the name of the question.
    """
    given: dict[str, Any] = {
        "instrument": instrument,
        "language": language,
        "on": on,
        "closed": closed,
        "earlier": earlier,
    }
    if data is None:
        return QuestionnaireForm(answers=answers or {}, **given)
    typed = answers_from_form(instrument, data.getlist)
    look = QuestionnaireForm(answers=typed, **given)
    if SAVE not in data:
        return look
    if set(look.names_shown) - set(data.getlist(SHOWN)):
        look.asks_more = True
        return look
    return QuestionnaireForm(data, answers=typed, **given)


def _steps(question: Question) -> list[str]:
    if question.kind is not Kind.RANGE or question.span is None:
        return []
    span = question.span
    count = int((span.end - span.start) / span.step) + 1
    if count > TILES_AT_MOST:
        return []
    return [_plain(span.start + span.step * place) for place in range(count)]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _typed_widget(question: Question) -> forms.Widget:
    if question.kind is Kind.DATE:
        return DateInput()
    if question.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.RANGE):
        whole = question.kind is Kind.INTEGER
        return forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal"})
    if question.appearance == "multiline":
        return forms.Textarea(attrs={"rows": 3})
    return forms.TextInput()


def said(form: QuestionnaireForm, answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Stored answers in words, question by question, as far as the form's reader may see."""
    words = said_by_name(form, answers)
    return [(form.label_of(each), words[each.name]) for each in form.open if each.name in words]


def said_by_name(form: QuestionnaireForm, answers: Mapping[str, Any]) -> dict[str, str]:
    """Stored answers in words by the name of the question, as far as the reader may see."""
    return {
        question.name: form.words_of(question, answers[question.name])
        for question in form.open
        if question.is_asked and question.name in answers
    }
