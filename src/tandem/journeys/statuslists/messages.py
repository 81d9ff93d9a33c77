"""Why a row is held back, and what to do about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tandem.journeys.statuslists.judging import Code, HeldBack

SENTENCES: Mapping[Code, Any] = {
    Code.NOBODY: _("It is not clear who this is about. Fill in the key, or name and birth date."),
    Code.UNKNOWN_PERSON: _("“%(text)s” is no participant of this partnership. Check the list."),
    Code.AMBIGUOUS_PERSON: _(
        "More than one participant is called “%(text)s” and was born that day. Use the key of"
        " our export."
    ),
    Code.NO_TRAJECTORY: _("This person has no trajectory here. Begin one first."),
    Code.BIRTH_DATE_UNREADABLE: _(
        "“%(text)s” is no birth date. Write day, month and year, as in 31/01/1985."
    ),
    Code.UNKNOWN_STATUS: _(
        "“%(text)s” is no status that we know. Write unemployed, inactive, employed or training."
    ),
    Code.FROM_MISSING: _("The first day is missing."),
    Code.FROM_UNREADABLE: _(
        "“%(text)s” is no day in the calendar. Write the first day as in 31/01/2026."
    ),
    Code.UNTIL_UNREADABLE: _(
        "“%(text)s” is no day in the calendar. Write the last day as in 31/01/2026, or leave it"
        " empty while it lasts."
    ),
    Code.UNTIL_BEFORE_FROM: _(
        "The last day “%(text)s” comes before the first, %(first)s. Correct one of the two."
    ),
    Code.BEFORE_BIRTH: _("This person was born on %(born)s. Correct the first day."),
    Code.UNKNOWN_CONTRACT: _(
        "“%(text)s” is no contract that we know. Write for example bepaalde duur, onbepaalde"
        " duur or interim, or leave it empty."
    ),
    Code.HOURS_UNREADABLE: _("“%(text)s” is no number of hours a week from 0 to 100."),
    Code.NOT_A_JOB: _(
        "With status “%(text)s” there is no contract and there are no hours. Correct one of them."
    ),
    Code.OVERLAPS: _(
        "This source told something else of %(first)s to %(last)s already. Correct it in the"
        " file of the person, or in the list."
    ),
    Code.OVERLAPS_IN_LIST: _(
        "Row %(line)s of this list tells of the same days. Keep the one that is right."
    ),
}


def sentence(why: HeldBack) -> str:
    """What is wrong with a row, and the way out."""
    facts = {name: _in_words(value) for name, value in why.facts.items()}
    return str(SENTENCES[why.code]) % facts


def _in_words(value: object) -> str:
    if value is None:
        return "…"
    return date_format(value) if isinstance(value, date) else str(value)
