"""Counting no further than anybody reads."""

from collections.abc import Sequence

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


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
    parts, parameters = [], []
    for values in groups:
        narrowed = f" WHERE {name} = ANY(%s)" if values else ""
        parts.append(
            f"(SELECT count(*) FROM"
            f" (SELECT 1 FROM ({inner}) AS found{narrowed} LIMIT %s) AS counted)"
        )
        parameters += [*given, *([list(map(str, values))] if values else []), at_most + 1]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        return list(cursor.fetchone())
