"""From episodes to participations: one row per person and operation, with what follows from it.

Ibis expressions only, so that DuckDB and PostgreSQL give the same answer.
Source of the rules: domain.md 2.3.
"""

from functools import reduce

import ibis
from ibis import Table, _
from ibis.expr.types import BooleanValue, IntegerValue, StringValue

from tandem.rooms.reporting.esf import catalogue
from tandem.rooms.reporting.esf.contract import GENDERS, OF_THE_LAST, SCHEMA, STATUSES, Period

DAYS_ON_LEAVING = 28
MONTHS_LATER = 6
OLDEST = 110
YOUNG = 25
LONG_MONTHS, LONG_MONTHS_YOUNG = 12, 6
KEYS = ("participant", "operation")


def participations(episodes: Table) -> Table:
    """One row per person and operation.

    The first entry stays, with all that was true that day. The exit and the results are
    those of the last exit; who came back and is still there has not left.
    """
    first_order = [_.entry_on, _.trajectory]
    last_order = [
        _.exit_on.isnull().desc(), _.exit_on.desc(), _.entry_on.desc(), _.trajectory.desc(),
    ]  # fmt: skip
    first = _pick(episodes, first_order).drop(*OF_THE_LAST)
    last = _pick(episodes, last_order).select(*KEYS, *OF_THE_LAST)
    joined = first.join(last, KEYS, how="inner")
    return joined.select(*SCHEMA)


def _pick(episodes: Table, order: list) -> Table:
    window = ibis.window(group_by=KEYS, order_by=order)
    return episodes.mutate(place=ibis.row_number().over(window)).filter(_.place == 0).drop("place")


def prepared(rows: Table, *, regime: str, period: Period) -> Table:
    """Participations with age, region, household and completeness, and their place in a period.

    Outputs belong to the period of the first entry, results to the period of the exit.
    """
    aged = rows.mutate(
        age=_age(rows),
        region=_region(rows.postcode),
        entered=rows.entry_on.between(period.first, period.last),
        left=rows.exit_on.between(period.first, period.last).fill_null(False),
    )
    with_home = aged.mutate(**_home(aged))
    missing = _missing(with_home, regime)
    return with_home.mutate(missing=missing, is_complete=missing == "")


def _region(postcode: StringValue) -> StringValue:
    """The province of a postcode, to compare it with the year before (V16)."""
    branches = [
        (postcode.between(first, last), key)
        for key, ranges in catalogue.regions().items()
        for first, last in ranges
    ]
    return ibis.cases(*branches, else_=catalogue.UNKNOWN_REGION)


def _age(rows: Table) -> IntegerValue:
    """Completed years on the first day; null for a birth date that cannot be."""
    entry, birth = _number(rows.entry_on), _number(rows.birth_date)
    years = ((entry - birth) / 10_000).floor().cast("int64")
    return ibis.ifelse(years.between(0, OLDEST) & (entry > birth), years, ibis.null("int64"))


def _number(day):
    """A day as a number, 20260131, so that a difference in ten thousands is an age."""
    return (
        day.year().cast("int64") * 10_000
        + day.month().cast("int64") * 100
        + day.day().cast("int64")
    )


def _home(rows: Table) -> dict[str, BooleanValue]:
    """Jobless, with children, alone: yes, no, or null when it cannot be known.

    An employed person's household is not jobless; one adult without work at home makes
    it jobless; otherwise the work intensity of the household says so.
    """
    jobless = ibis.cases(
        (rows.employment == "employed", False),
        ((rows.adults == 1) & rows.employment.isin(STATUSES), True),
        (rows.work_intensity.notnull(), rows.work_intensity == 0),
        else_=ibis.null("boolean"),
    )
    has_children = rows.children > 0
    return {
        "jobless": jobless,
        "has_children": has_children,
        "is_only_adult": rows.adults == 1,
    }


def _missing(rows: Table, regime: str) -> StringValue:
    """What keeps a participation out of the figures: codes with why, each after a space.

    domain.md 2.1 (article 17(5)) and, for 2014-2020, 2.2: also the household situation.
    """
    told = {
        "gender": (~rows.gender.isin(list(GENDERS)), rows.gender),
        "birth_date": (rows.age.isnull(), _why_no_age(rows)),
        "employment": (~rows.employment.isin(STATUSES), rows.employment),
        "isced": (~rows.isced.between(0, 8).fill_null(False), ibis.literal("not_asked")),
    }
    if regime == "esf2014":
        told["household"] = (~_knows_home(rows), ibis.literal("not_asked"))
    pieces = [
        ibis.ifelse(
            is_missing.fill_null(True), ibis.literal(f" {name}:") + why.fill_null("not_asked"), ""
        )
        for name, (is_missing, why) in told.items()
    ]
    return reduce(lambda one, other: one + other, pieces)


def _why_no_age(rows: Table) -> StringValue:
    return ibis.ifelse(rows.birth_date.isnull(), "not_asked", "impossible")


def _knows_home(rows: Table) -> BooleanValue:
    """Whether CO12, CO13 and CO14 can all be decided."""
    no_children = (rows.children == 0).fill_null(False)
    children_known = rows.has_children.notnull()
    alone_known = no_children | rows.is_only_adult.notnull()
    return rows.jobless.notnull() & children_known & alone_known
