"""Counting no further than anybody reads."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Part = tuple[str, Sequence[Any]]


def capped_counts(
    found: QuerySet, column: str, groups: Sequence[Sequence[str]], *, at_most: int
) -> list[int]:
    """How many rows have one of each group's values in the column; one query.

    An empty group counts every row. No count goes further than at_most + 1, so that a list of
    a hundred thousand costs what a list of a thousand costs.
    """
    try:
        inner, given = found.order_by().values_list(column).query.sql_with_params()
    except EmptyResultSet:
        return [0] * len(groups)
    name = connection.ops.quote_name(column)
    parts: list[Part] = []
    for values in groups:
        narrowed = f" WHERE {name} = ANY(%s)" if values else ""
        chosen = [list(map(str, values))] if values else []
        parts.append((f"SELECT 1 FROM ({inner}) AS found{narrowed}", [*given, *chosen]))
    return _counted(parts, at_most)


def capped_counts_of(found: Sequence[QuerySet], *, at_most: int) -> list[int]:
    """How many rows each queryset has, none counted further than at_most + 1; one query."""
    return _counted([_part(one) for one in found], at_most)


def _part(found: QuerySet) -> Part:
    try:
        return found.order_by().values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 1 WHERE false", ()


def _counted(parts: Sequence[Part], at_most: int) -> list[int]:
    counts = [f"(SELECT count(*) FROM ({sql} LIMIT %s) AS counted)" for sql, _given in parts]
    parameters = [value for _sql, given in parts for value in (*given, at_most + 1)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", parameters)
        return list(cursor.fetchone())
