"""Databases that come and go, for tests and measurements."""

import re

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

_NAME = re.compile(r"test_[a-z0-9_]{1,58}")


def create_database(owner_url: str, name: str, *, template: str = "template1") -> str:
    """A new database of the owner, copied from a template; gives its address (a conninfo).

    name: `test_` and letters, digits or underscores. template: nobody may be connected
    to it. A copied template brings its tables and rows along, in a fraction of the time.
    Raises ValueError, psycopg.errors.DuplicateDatabase, psycopg.errors.ObjectInUse.
    """
    _require_test_name(name)
    given = conninfo_to_dict(owner_url)
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    with psycopg.connect(make_conninfo("", **{**given, "dbname": "postgres"})) as connection:
        connection.autocommit = True
        connection.execute(statement)
    return make_conninfo("", **{**given, "dbname": name})


def drop_database(owner_url: str, name: str) -> None:
    """Drop such a database, also while somebody is connected to it. Safe to repeat.

    Raises ValueError for any name that `create_database` would not take.
    """
    _require_test_name(name)
    given = conninfo_to_dict(owner_url)
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(
        make_conninfo("", **{**given, "dbname": "postgres"}), autocommit=True
    ) as connection:
        connection.execute(statement)


def _require_test_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not the name of a passing database: {name!r}")
