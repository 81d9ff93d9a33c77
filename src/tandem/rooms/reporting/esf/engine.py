"""An embedded DuckDB that holds the episodes of one report, in a folder of its own while it lasts.

Everything here is heavy to import: only what makes a report does.
"""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import ibis
import pyarrow as pa
from ibis.backends.duckdb import Backend

from tandem.rooms.reporting.esf.contract import SCHEMA

MEMORY_LIMIT = "1GB"
THREADS = 2
EPISODES = "episodes"

_ARROW = {
    "string": pa.string(),
    "date": pa.date32(),
    "int16": pa.int16(),
    "boolean": pa.bool_(),
    "float64": pa.float64(),
}
ARROW_SCHEMA = pa.schema([(name, _ARROW[kind]) for name, kind in SCHEMA.items()])


@contextmanager
def holding(episodes: Iterable[pa.Table]) -> Iterator[Backend]:
    """A database with one table, `episodes`, filled a piece at a time; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="tandem-") as folder:
        database = ibis.duckdb.connect(
            memory_limit=MEMORY_LIMIT, threads=THREADS, temp_directory=folder
        )
        try:
            database.create_table(EPISODES, schema=ibis.schema(SCHEMA))
            for piece in episodes:
                database.con.register("piece", piece)
                database.raw_sql(f"INSERT INTO {EPISODES} SELECT * FROM piece")
                database.con.unregister("piece")
            yield database
        finally:
            database.disconnect()
