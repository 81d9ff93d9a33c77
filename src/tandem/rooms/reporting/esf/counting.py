"""Counting participations by indicator and gender, in one pass."""

from collections.abc import Iterable, Mapping

from ibis import Table, literal
from ibis.expr.types import BooleanValue

from tandem.rooms.reporting.esf import catalogue, measures
from tandem.rooms.reporting.esf.catalogue import GRAND_TOTAL, Indicator
from tandem.rooms.reporting.esf.contract import GENDERS
from tandem.rooms.reporting.esf.figures import Count


def tallies(prepared: Table, regime: str) -> Table:
    """One row per gender, one column per counted indicator, as one query.

    Complete records only, except the grand total (V11).
    """
    counted = {
        _column(one): prepared.count(where=applies(prepared, one))
        for one in catalogue.indicators(regime)
        if one.is_counted
    }
    everybody = prepared.count(where=prepared.entered)
    return prepared.group_by("gender").aggregate(**counted, **{GRAND_TOTAL: everybody})


def counts(rows: Iterable[Mapping[str, object]], regime: str) -> dict[str, Count | None]:
    """The rows of `tallies` as counts by code; None for what is not collected."""
    by_gender = {row["gender"]: row for row in rows}
    found: dict[str, Count | None] = {
        one.code: _count(by_gender, _column(one)) if one.is_counted else None
        for one in catalogue.indicators(regime)
    }
    return {**found, GRAND_TOTAL: _count(by_gender, GRAND_TOTAL)}


def _count(by_gender: Mapping[object, Mapping[str, object]], column: str) -> Count:
    found = {gender: int(str(row[column])) for gender, row in by_gender.items()}
    women, men, non_binary = (found.get(gender, 0) for gender in GENDERS)
    return Count(women, men, non_binary, sum(found.values()))


def applies(prepared: Table, indicator: Indicator) -> BooleanValue:
    """Whether each participation counts in an indicator of this period (V11)."""
    in_period = prepared.entered if indicator.measured == "entry" else prepared.left
    return prepared.is_complete & in_period & counted_in(prepared, indicator)


def counted_in(prepared: Table, indicator: Indicator) -> BooleanValue:
    """Whether each participation is one of those that an indicator counts, whenever."""
    if indicator.counts:
        return measures.BY_NAME[indicator.counts](prepared)
    parts = {one.code: one for one in catalogue.indicators(indicator.regime)}
    found: BooleanValue = literal(False)
    for code in indicator.parts:
        found = found | counted_in(prepared, parts[code])
    return found


def _column(indicator: Indicator) -> str:
    return indicator.code.replace("+", "_")
