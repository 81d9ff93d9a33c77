"""Where an expression is worked out: on DuckDB, or on PostgreSQL inside the wall."""

from typing import Any

import ibis
from django.db import connection
from ibis.expr.types import Table

Row = dict[str, Any]
HASHED, AS_USUAL = (
    f"SELECT set_config('enable_nestloop', '{value}', true)" for value in ("off", "on")
)


def on_postgres(expression: Table) -> list[Row]:
    """The rows of an expression over tables of the database.

    Runs on the connection of this transaction, so that the wall stands: a backend of Ibis
    would open one of its own.
    """
    # Every join here is of whole tables on a key. Of tables inside an expression the planner
    # knows nothing, takes them for a row or two, and would go through them again and again.
    statement = str(ibis.to_sql(expression, dialect="postgres"))
    with connection.cursor() as cursor:
        cursor.execute(HASHED)
        cursor.execute(statement)
        names = [column.name for column in cursor.description]
        found = cursor.fetchall()
        cursor.execute(AS_USUAL)
    return [dict(zip(names, row, strict=True)) for row in found]


def on_duckdb(expression: Table, database: Any) -> list[Row]:
    """The rows of an expression over the tables of a DuckDB connection."""
    found = database.execute(str(ibis.to_sql(expression, dialect="duckdb")))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
