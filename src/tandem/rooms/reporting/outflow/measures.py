"""Outflow as named expressions, the same on DuckDB and on PostgreSQL.

Each function takes tables and gives a table or a column; nothing is computed before a
backend is asked. Loaded only where figures are made: Ibis is heavy.
"""

from datetime import date

import ibis
from ibis.expr.types import BooleanColumn, DateColumn, IntegerColumn, StringColumn, Table

from tandem.rooms.reporting.outflow.contract import (
    LAST_DAY,
    LASTING_EXITS,
    TRAITS,
    Clock,
    Kind,
    Outcome,
)

UNKNOWN, LEFT_OUT = "unknown", "left_out"
# Days as numbers like 20240131: a year is ten thousand, a birthday later counts one less.
A_YEAR = 10_000


def is_possible(walks: Table) -> BooleanColumn:
    """Whether the days of a walk can be true: it does not end before it begins."""
    return walks.exit_on.isnull() | (walks.exit_on >= walks.entry_on)


def is_followed(walks: Table, *, clock: Clock, today: date) -> BooleanColumn:
    """Whether a walk has reached the day from which this clock counts."""
    begun = walks.entry_on.notnull() & (walks.entry_on <= ibis.literal(today))
    if clock == Clock.END:
        begun = begun & walks.exit_on.notnull() & (walks.exit_on <= ibis.literal(today))
    return begun & is_possible(walks)


def is_counted(walks: Table, *, clock: Clock, today: date) -> BooleanColumn:
    """Whether somebody can leave unemployment: who had work on the first day cannot."""
    return is_followed(walks, clock=clock, today=today) & (walks.status_at_entry == "unemployed")


def day_zero(walks: Table, *, clock: Clock) -> DateColumn:
    """The day from which time is counted."""
    return walks.entry_on if clock == Clock.ENTRY else walks.exit_on


def firsts(walks: Table, spells: Table, *, today: date) -> Table:
    """Of each walk its first days of work and training, and its last of anything else.

    Only spells that begin on the first day of support or later, and not in the future.
    """
    after = walks.join(
        spells,
        [
            walks.person == spells.person,
            spells.starts_on >= walks.entry_on,
            spells.starts_on <= ibis.literal(today),
        ],
    ).select(walk=walks.walk, status=spells.status, starts_on=spells.starts_on)
    return after.group_by("walk").aggregate(
        work_on=after.starts_on.min(where=after.status == "employed"),
        training_on=after.starts_on.min(where=after.status == "training"),
        inactive_on=after.starts_on.max(where=after.status == "inactive"),
        unemployed_on=after.starts_on.max(where=after.status == "unemployed"),
    )


def waits(walks: Table, spells: Table, *, clock: Clock, today: date) -> Table:
    """Of each counted walk the days that decide when its waiting ends, and how.

    inactive_on: only when it is the last that is known; who came back was not gone.
    left_on: the last day, when its reason means that no work is to be expected.
    """
    counted = walks.filter(is_counted(walks, clock=clock, today=today))
    first = firsts(counted, spells, today=today)
    rows = counted.left_join(first, "walk").drop("walk_right")
    is_last = rows.unemployed_on.isnull() | (rows.inactive_on > rows.unemployed_on)
    known = ibis.coalesce(rows.known_until, rows.exit_on, ibis.literal(today))
    never = ibis.null("date")
    return rows.mutate(
        zero_on=day_zero(rows, clock=clock),
        inactive_on=is_last.ifelse(rows.inactive_on, never),
        left_on=rows.exit_reason.isin(LASTING_EXITS).ifelse(rows.exit_on, never),
        known_on=ibis.least(ibis.greatest(known, rows.entry_on), ibis.literal(today)),
    )


def reached_on(rows: Table, outcome: Outcome) -> DateColumn:
    """The first day of what is waited for."""
    if outcome == Outcome.WORK:
        return rows.work_on
    return ibis.coalesce(ibis.least(rows.work_on, rows.training_on), rows.work_on, rows.training_on)


def competing_on(rows: Table) -> DateColumn:
    """The day from which it is no longer to be expected."""
    return ibis.coalesce(ibis.least(rows.inactive_on, rows.left_on), rows.inactive_on, rows.left_on)


def kind(rows: Table, outcome: Outcome) -> StringColumn:
    """How waiting ended. What was waited for wins: it was known to come after all."""
    reached, competing = reached_on(rows, outcome), competing_on(rows)
    return ibis.cases(
        (reached.notnull() & (rows.work_on == reached), Kind.WORK.value),
        (reached.notnull(), Kind.TRAINING.value),
        (competing.notnull() & (rows.left_on == competing), Kind.LEFT.value),
        (competing.notnull(), Kind.INACTIVE.value),
        else_=Kind.CENSORED.value,
    )


def ended_on(rows: Table, outcome: Outcome) -> DateColumn:
    """The day on which waiting ended, or until which it is known to have gone on."""
    return ibis.coalesce(reached_on(rows, outcome), competing_on(rows), rows.known_on)


def day(rows: Table, outcome: Outcome) -> IntegerColumn:
    """Days from zero; what came before zero counts on day zero."""
    days = ended_on(rows, outcome).delta(rows.zero_on, unit="day")
    return ibis.greatest(days, 0)


def timed(rows: Table, outcome: Outcome) -> Table:
    """Each walk with `day` and `kind`; what comes after the last horizon is not looked at."""
    found = rows.mutate(day=day(rows, outcome), kind=kind(rows, outcome))
    is_late = found.day > LAST_DAY
    return found.mutate(
        day=is_late.ifelse(LAST_DAY + 1, found.day).cast("int64"),
        kind=is_late.ifelse(Kind.CENSORED.value, found.kind),
    )


def events(walks: Table, spells: Table, *, clock: Clock, today: date) -> Table:
    """How many walks of each programme ended how on which day, for both outcomes.

    Columns: programme, outcome, day, kind, people. With outcome `left_out`: how many are not
    counted, with their status on the first day as kind.
    """
    rows = waits(walks, spells, clock=clock, today=today)
    each = [
        timed(rows, outcome)
        .group_by("programme", "day", "kind")
        .aggregate(people=ibis._.count())
        .mutate(outcome=ibis.literal(outcome.value))
        .select("programme", "outcome", "day", "kind", "people")
        for outcome in Outcome
    ]
    return each[0].union(each[1]).union(left_out(walks, clock=clock, today=today))


def profiled_events(walks: Table, spells: Table, *, clock: Clock, today: date) -> Table:
    """As `events`, apart for each profile on the first day: the columns of `TRAITS`."""
    rows = profiles(waits(walks, spells, clock=clock, today=today))
    each = [
        timed(rows, outcome)
        .group_by("programme", *TRAITS, "day", "kind")
        .aggregate(people=ibis._.count())
        .mutate(outcome=ibis.literal(outcome.value))
        .select("programme", *TRAITS, "outcome", "day", "kind", "people")
        for outcome in Outcome
    ]
    return each[0].union(each[1])


def left_out(walks: Table, *, clock: Clock, today: date) -> Table:
    """How many followed walks of each programme are not counted, by status on the first day."""
    followed = walks.filter(is_followed(walks, clock=clock, today=today))
    others = followed.filter(followed.status_at_entry != "unemployed")
    found = others.group_by("programme", "status_at_entry").aggregate(people=others.count())
    return found.select(
        programme="programme",
        outcome=ibis.literal(LEFT_OUT),
        day=ibis.literal(0, "int64"),
        kind="status_at_entry",
        people="people",
    )


def profiles(rows: Table) -> Table:
    """Each walk with its profile on the first day, in few classes; not known is one of them."""
    return rows.mutate(
        age=age(rows),
        gender=rows.gender.isin(("F", "M", "X")).ifelse(rows.gender, UNKNOWN),
        schooling=schooling(rows),
        unemployed_for=unemployed_for(rows),
        disability=_told(rows.disability),
        foreign_background=_told(rows.foreign_background),
        homeless=_told(rows.homeless),
    )


def age(rows: Table) -> StringColumn:
    """Completed years on the first day, in four classes."""
    years = _as_number(rows.entry_on) - _as_number(rows.born_on)
    return ibis.cases(
        (years.isnull(), UNKNOWN),
        (years < 25 * A_YEAR, "under_25"),
        (years < 40 * A_YEAR, "25_to_39"),
        (years < 55 * A_YEAR, "40_to_54"),
        else_="over_54",
    )


def schooling(rows: Table) -> StringColumn:
    """Highest diploma in three classes: ISCED 0-2, 3-4, 5-8."""
    return ibis.cases(
        (rows.isced.isnull(), UNKNOWN),
        (rows.isced <= 2, "low"),
        (rows.isced <= 4, "middle"),
        else_="high",
    )


def unemployed_for(rows: Table) -> StringColumn:
    """How long somebody was unemployed on the first day."""
    days = rows.entry_on.delta(rows.unemployed_since, unit="day")
    return ibis.cases(
        (days.isnull(), UNKNOWN),
        (days < 365, "under_1_year"),
        (days < 730, "1_to_2_years"),
        else_="over_2_years",
    )


def _told(answer: StringColumn) -> StringColumn:
    return answer.isin(("yes", "no")).ifelse(answer, UNKNOWN)


def _as_number(on: DateColumn) -> IntegerColumn:
    return on.year() * A_YEAR + on.month() * 100 + on.day()
