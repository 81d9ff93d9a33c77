"""What is wrong with single participations: rules V01, V08 to V10 and V12 to V15 as expressions.

Each gives a table of the same five columns, so that all findings are one list.
Source: domain.md 2.4.
"""

from datetime import date
from functools import reduce

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue, StringValue, Value

from tandem.rooms.reporting.esf import measures
from tandem.rooms.reporting.esf.contract import ANSWERS, ON_LEAVING, STATUSES, TOLD
from tandem.rooms.reporting.esf.participations import DAYS_ON_LEAVING, MONTHS_LATER
from tandem.rooms.trajectories import moments

COLUMNS = ("rule", "operation", "trajectory", "found", "expected")
GENDERS = ("F", "M", "X", "unknown", "refused")


def tolerance_days() -> int:
    """How far the six-month answer may lie from its day (V09): the same as where it is asked."""
    some_day = date(2020, 1, 1)
    window = moments.window(some_day, MONTHS_LATER)
    return (window.last - moments.due_on(some_day, MONTHS_LATER)).days


def findings(prepared: Table) -> Table:
    """All findings on participations that began or ended in the period."""
    rows = prepared.filter(prepared.entered | prepared.left)
    tables = (
        several_statuses(rows),
        told_out_of_time(rows),
        told_far_from_six_months(rows, tolerance_days()),
        improved_without_work(rows),
        *unknown_answers(rows),
        impossible_days(rows),
        unemployed_since_when(rows),
        same_person(prepared),
    )
    return ibis.union(*tables)


def incomplete(prepared: Table) -> Table:
    """Participations of the period that count nowhere, with what is missing (V11)."""
    rows = prepared.filter((prepared.entered | prepared.left) & ~prepared.is_complete)
    return rows.select("trajectory", "participant", "operation", "entry_on", "exit_on", "missing")


def several_statuses(rows: Table) -> Table:
    """V01: profile and labour spells name more than one status for the first day."""
    wrong = rows.statuses_at_entry > 1
    return _found("V01", rows, wrong, rows.statuses_at_entry.cast("string"), ibis.literal("1"))


def told_out_of_time(rows: Table) -> Table:
    """V08: results on leaving without an exit, or of a day outside the four weeks after it."""
    told = reduce(
        lambda one, other: one | other,
        [rows[name] == "yes" for name in ON_LEAVING],
        rows.leaving_employment.isin(STATUSES).fill_null(False),
    )
    wrong = told & ~measures.told_in_time(rows).fill_null(False)
    last = (rows.exit_on + ibis.interval(days=DAYS_ON_LEAVING)).cast("date")
    expected = _day(rows.exit_on) + " - " + _day(last)
    return _found("V08", rows, wrong, _day(rows.leaving_on), expected)


def told_far_from_six_months(rows: Table, tolerance: int) -> Table:
    """V09: the answer about six months later is of a day too far from it."""
    due = (rows.exit_on + ibis.interval(months=MONTHS_LATER)).cast("date")
    margin = ibis.interval(days=tolerance)
    near = rows.later_on.between((due - margin).cast("date"), (due + margin).cast("date"))
    told = rows.later_employment.isin(STATUSES).fill_null(False) | (rows.later_improved == "yes")
    return _found("V09", rows, told & ~near.fill_null(False), _day(rows.later_on), _day(due))


def improved_without_work(rows: Table) -> Table:
    """V10: improved, for who was not employed on the first day."""
    wrong = (rows.later_improved == "yes") & ~measures.employed(rows)
    return _found("V10", rows, wrong, rows.employment, ibis.literal("employed"))


def unknown_answers(rows: Table) -> list[Table]:
    """V12: an answer that is none of those that exist."""
    allowed = {**dict.fromkeys(TOLD, ANSWERS), "gender": GENDERS}
    allowed["employment"] = (*STATUSES, "unknown", "not_asked")
    return [
        _found(
            "V12", rows, (~rows[name].isin(values)).fill_null(True),
            ibis.literal(f"{name}=") + rows[name].fill_null(""), ibis.literal(", ".join(values)),
        )
        for name, values in allowed.items()
    ]  # fmt: skip


def impossible_days(rows: Table) -> Table:
    """V13: an exit before the entry, a birth that is not before it, an age over 110."""
    born = rows.birth_date.notnull() & rows.age.isnull()
    wrong = born | (rows.exit_on < rows.entry_on).fill_null(False)
    found = _day(rows.birth_date) + " / " + _day(rows.entry_on) + " / " + _day(rows.exit_on)
    return _found("V13", rows, wrong, found, ibis.literal("birth < entry <= exit, age 0-110"))


def unemployed_since_when(rows: Table) -> Table:
    """V14: unemployed, without a day from which the duration can be told."""
    since = rows.unemployed_since
    wrong = measures.unemployed(rows) & (since.isnull() | (since > rows.entry_on))
    return _found("V14", rows, wrong, _day(since), _day(rows.entry_on))


def same_person(prepared: Table) -> Table:
    """V15: two participants of one operation with the same name and birth date."""
    known = prepared.filter(prepared.identity.notnull())
    window = ibis.window(group_by=["operation", "identity"])
    counted = known.mutate(times=known.participant.count().over(window))
    wrong = (counted.entered | counted.left) & (counted.times > 1)
    return _found("V15", counted, wrong, counted.times.cast("string"), ibis.literal("1"))


def _found(
    rule: str, rows: Table, wrong: BooleanValue, found: Value, expected: StringValue
) -> Table:
    return rows.filter(wrong).select(
        rule=ibis.literal(rule),
        operation=rows.operation,
        trajectory=rows.trajectory,
        found=found.fill_null("-"),
        expected=expected.fill_null("-"),
    )


def _day(day: Value) -> StringValue:
    """A day as 2026-01-31, on every engine; a dash when there is none."""
    number = day.year().cast("int64") * 10_000 + day.month().cast("int64") * 100 + day.day()
    text = number.cast("string")
    return (text[0:4] + "-" + text[4:6] + "-" + text[6:8]).fill_null("-")
