"""Where an expression is worked out: on DuckDB, or on PostgreSQL inside the wall."""

from typing import Any

import ibis
from django.db import connection
from ibis.expr.types import Table

Row = dict[str, Any]


def on_postgres(expression: Table) -> list[Row]:
    """The rows of an expression over tables of the database.

    Runs on the connection of this transaction, so that the wall stands: a backend of Ibis
    would open one of its own.
    """
    with connection.cursor() as cursor:
        # Every join here is of whole tables on a key. Of tables inside an expression the planner
        # knows nothing, takes them for a row or two, and would go through them again and again.
        cursor.execute("SELECT set_config('enable_nestloop', 'off', true)")
        cursor.execute(str(ibis.to_sql(expression, dialect="postgres")))
        names = [column.name for column in cursor.description]
        found = cursor.fetchall()
        cursor.execute("SELECT set_config('enable_nestloop', 'on', true)")
    return [dict(zip(names, row, strict=True)) for row in found]


def on_duckdb(expression: Table, database: Any) -> list[Row]:
    """The rows of an expression over the tables of a DuckDB connection."""
    found = database.execute(str(ibis.to_sql(expression, dialect="duckdb")))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
