"""A comparison as its pages show it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from tandem.rooms.rights import outcome_words, pictures
from tandem.rooms.rights.models import Comparison
from tandem.rooms.rights.rules.changes import Again, ChangedAmount
from tandem.rooms.rights.rules.outcome import Column, Line, Outcome, Value
from tandem.rooms.rights.working_out import LineTold, in_own_language, line_told

# On the sheet there is room for so many sentences for each way of working.
ON_PAPER = 3


@dataclass(frozen=True)
class Told:
    """One way of working in words."""

    title: str
    headline: str
    sentences: list[str]
    column: Column


def result(row: Comparison, wanted_curve: str) -> dict[str, Any]:
    """Context of the page of the participant. wanted_curve: place of a what-if, as typed."""
    outcome = row.as_outcome
    names = names_of(row)
    return {
        "row": row,
        "titles": titles(outcome),
        "table": _table(outcome, names),
        "told": list(_told(outcome)),
        "beside": _beside(outcome, names),
        "bars": pictures.bars(outcome),
        "assumed": outcome_words.assumed(outcome),
        "survey": _survey(outcome),
        **_curve(outcome, wanted_curve),
    }


def sheet(row: Comparison) -> dict[str, Any]:
    """Context of the page of A4. Long names stand once; tables and bars have numbers."""
    outcome = row.as_outcome
    numbered = _numbered(outcome)
    return {
        "row": row,
        "titles": titles(numbered),
        "table": _table(numbered, names_of(row), is_short=True),
        "may_be_more": any(
            line.code == "perhaps_more" for each in outcome.columns for line in each.lines
        ),
        "told": [
            (number.title, Told(each.title, each.headline, each.sentences[:ON_PAPER], number))
            for each, number in zip(_told(outcome), numbered.whatifs, strict=True)
        ],
        "bars": pictures.bars(numbered),
        "survey": _survey(outcome),
    }


def _numbered(outcome: Outcome) -> Outcome:
    whatifs = (
        replace(column, title=_("Way %(number)s") % {"number": number})
        for number, column in enumerate(outcome.whatifs, 1)
    )
    return replace(outcome, columns=(outcome.today, *whatifs))


def values(row: Comparison) -> dict[str, Any]:
    """Context of the counsellor's page: how each amount is known, and every value."""
    outcome = row.as_outcome
    names = names_of(row)
    columns = [
        {
            "title": pictures.title_of(column),
            "number": number,
            "column": column,
            "lines": _lines(column, names),
        }
        for number, column in enumerate(outcome.columns)
    ]
    return {
        "row": row,
        "columns": columns,
        "values": [
            (value, in_own_language(value.label), _users(outcome, value))
            for value in outcome.values.values()
        ],
        "unverified": sum(not value.is_verified for value in outcome.values.values()),
        "assumed": outcome_words.assumed(outcome),
        "version": outcome.version,
    }


def again(row: Comparison, both: Again) -> dict[str, Any]:
    """Context of then beside now."""
    names = names_of(row)
    totals = [
        {
            "title": pictures.title_of(then),
            "then": outcome_words.euro(then.total_euro),
            "now": outcome_words.euro(now.total_euro),
            "then_month": then.month,
            "now_month": now.month,
        }
        for then, now in zip(both.before.columns, both.after.columns, strict=True)
    ]
    amounts = [
        (pictures.title_of(both.before.columns[each.at]), each, _label(each, names))
        for each in both.amounts
    ]
    changed = [(in_own_language(each.label), each) for each in both.values]
    return {"row": row, "totals": totals, "amounts": amounts, "changed": changed}


def titles(outcome: Outcome) -> list[str]:
    """Heads of the columns, today first."""
    return [pictures.title_of(column) for column in outcome.columns]


def names_of(row: Comparison) -> tuple[str, ...]:
    """First names of the household, the participant first."""
    return tuple(person.name for person in row.snapshot.persons.all())


def _table(
    outcome: Outcome, names: tuple[str, ...], *, is_short: bool = False
) -> list[tuple[outcome_words.Row, list]]:
    """Rows, and their cells with the head of each column."""
    heads = titles(outcome)
    rows = outcome_words.rows(outcome, names, is_short=is_short)
    return [(each, list(zip(heads, each.cells, strict=True))) for each in rows]


def _beside(outcome: Outcome, names: tuple[str, ...]) -> list[tuple[str, list]]:
    """For a phone: of each what-if the rows with something in them, today beside it."""
    rows = outcome_words.rows(outcome, names)
    return [
        (
            column.title,
            [
                (each, each.today, each.cells[at])
                for each in rows
                if not each.today.is_empty or not each.cells[at].is_empty
            ],
        )
        for at, column in enumerate(outcome.whatifs, 1)
    ]


def _told(outcome: Outcome) -> Iterator[Told]:
    for column in outcome.whatifs:
        headline, *rest = outcome_words.sentences(outcome, column)
        yield Told(column.title, headline, rest, column)


def _curve(outcome: Outcome, wanted: str) -> dict[str, Any]:
    places = [curve.of for curve in outcome.curves]
    if not places:
        return {"curve": None}
    at = int(wanted) if wanted.isdecimal() and int(wanted) in places else places[0]
    curve = next(each for each in outcome.curves if each.of == at)
    return {
        "curve": pictures.hours(outcome, curve),
        "curve_told": outcome_words.curve_sentences(curve),
        "curve_title": outcome.whatifs[at].title,
        "is_igu_left_out": "igu" in curve.without,
        "other_curves": [(each, outcome.whatifs[each].title) for each in places if each != at],
    }


def _survey(outcome: Outcome) -> int | None:
    return next((each.poverty.silc_year for each in outcome.columns if each.poverty), None)


def _lines(column: Column, names: tuple[str, ...]) -> list[LineTold]:
    every: tuple[Line, ...] = (*column.lines, *column.costs, *column.yearly)
    return [line_told(line, names) for line in every]


def _users(outcome: Outcome, value: Value) -> str:
    """Which columns a value was used in."""
    used = [pictures.title_of(column) for column in outcome.columns if value.key in column.values]
    return ", ".join(used) if len(used) < len(outcome.columns) else _("everywhere")


def _label(change: ChangedAmount, names: tuple[str, ...]) -> str:
    return outcome_words.label(change.code, change.who, names)
