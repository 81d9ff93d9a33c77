"""Saying beside a field why the room refused."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise

from tandem.foundation.errors import Refused

Sentences = Mapping[type[Refused], tuple[str | None, Promise]]


def explain(form: forms.Form, refusal: Refused, sentences: Sentences) -> None:
    """Put the sentence for this refusal on its field, with its facts filled in.

    sentences: kind of refusal to field (None for the whole form) and sentence. A field that
    the form does not have is the whole form. Raises the refusal when there is no sentence.
    """
    if type(refusal) not in sentences:
        raise refusal
    field, sentence = sentences[type(refusal)]
    facts = {name: _in_words(value) for name, value in refusal.facts.items()}
    form.add_error(field if field in form.fields else None, str(sentence) % facts)


def _in_words(value: object) -> str:
    if value is None:
        return "…"
    return date_format(value) if isinstance(value, date) else str(value)
