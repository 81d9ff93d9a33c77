"""The two tables of the contract from rows written by hand, on either engine."""

from datetime import date, timedelta
from uuid import UUID

import duckdb
import ibis
from django.db import connection

from tandem.rooms.reporting.outflow import engines
from tandem.rooms.reporting.outflow.contract import SPELLS, WALKS

ENTRY = date(2024, 1, 1)
TODAY = date(2026, 6, 1)
PROGRAMME = UUID(int=900)
TYPES = {"uuid": "uuid", "date": "date", "string": "text", "int16": "smallint"}


def key(number):
    return UUID(int=number)


def on(day):
    """The day that many days after the first day of everybody here."""
    return ENTRY + timedelta(days=day)


def walk(number, **changes):
    row = dict.fromkeys(WALKS) | {
        "walk": key(number), "person": key(number), "programme": PROGRAMME, "entry_on": ENTRY,
        "exit_reason": "", "status_at_entry": "unemployed", "gender": "F",
    }  # fmt: skip
    return row | changes


def spell(number, status, starts, ends=None):
    return {
        "person": key(number), "status": status, "starts_on": on(starts),
        "ends_on": None if ends is None else on(ends),
    }  # fmt: skip


class DuckDb:
    """The tables in a DuckDB of its own."""

    temporary = ""

    def __init__(self):
        self.database = duckdb.connect()

    def write(self, statement, rows=None):
        statement = statement.replace("%s", "?")
        if rows is None:
            self.database.execute(statement)
        elif rows:
            self.database.executemany(statement, rows)

    def read(self, expression):
        return list(engines.on_duckdb(expression, self.database))


class Postgres:
    """The tables as temporary ones of the test's transaction."""

    temporary = "TEMPORARY"

    def write(self, statement, rows=None):
        with connection.cursor() as cursor:
            if rows is None:
                cursor.execute(statement)
            else:
                cursor.executemany(statement, rows)

    def read(self, expression):
        return list(engines.on_postgres(expression))


ENGINES = {"duckdb": DuckDb, "postgres": Postgres}


def laid(engine, walks, spells):
    """The two tables as Ibis sees them, filled."""
    for name, columns, rows in (("walks", WALKS, walks), ("spells", SPELLS, spells)):
        described = ", ".join(f"{column} {TYPES[kind]}" for column, kind in columns.items())
        engine.write(f"CREATE {engine.temporary} TABLE {name} ({described})")
        places = ", ".join("%s" for _ in columns)
        engine.write(
            f"INSERT INTO {name} VALUES ({places})",
            [[row[column] for column in columns] for row in rows],
        )
    return ibis.table(dict(WALKS), name="walks"), ibis.table(dict(SPELLS), name="spells")
