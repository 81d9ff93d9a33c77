"""Where an expression is worked out: on DuckDB, or on PostgreSQL inside the wall."""

from collections.abc import Iterator
from typing import Any

import ibis
from django.db import connection
from ibis.expr.types import Table

Row = dict[str, Any]


def on_postgres(expression: Table) -> Iterator[Row]:
    """The rows of an expression over tables of the database.

    Runs on the connection of this transaction, so that the wall stands: a backend of Ibis
    would open one of its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(str(ibis.to_sql(expression, dialect="postgres")))
        names = [column.name for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def on_duckdb(expression: Table, database: Any) -> Iterator[Row]:
    """The rows of an expression over the tables of a DuckDB connection."""
    found = database.execute(str(ibis.to_sql(expression, dialect="duckdb")))
    names = [column[0] for column in found.description]
    for row in found.fetchall():
        yield dict(zip(names, row, strict=True))
