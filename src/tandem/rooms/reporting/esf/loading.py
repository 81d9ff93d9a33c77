"""Reading episodes out of PostgreSQL: one query, streamed, never an object per row.

Plain SQL, because a million rows through the ORM cost more than the whole report. The
partnership is a condition of its own besides the wall, and who may read is asked first.
"""

from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path

import pyarrow as pa
from django.db import connection
from django.db.models import Count, Q
from psycopg import sql
from pyarrow import csv

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Programme
from tandem.rooms.reporting import access
from tandem.rooms.reporting.esf.choosing import Operation
from tandem.rooms.reporting.esf.contract import SCHEMA, Period
from tandem.rooms.reporting.esf.engine import ARROW_SCHEMA
from tandem.rooms.trajectories.models import Trajectory

QUERY = Path(__file__).parent / "episodes.sql"
PIECE_BYTES = 8_000_000
NO_REGIME = "none"


def operations(actor: Actor, period: Period) -> list[Operation]:
    """Programmes of the partnership, with how many began or ended in the period; two queries.

    Of a programme with several versions the newest one tells its name and indicators.
    Raises Denied.
    """
    foundation_access.require(access.can_report(actor))
    days = (period.first, period.last)
    moving = dict(
        Trajectory.objects.visible_to(actor)
        .filter(Q(entry_on__range=days) | Q(exit_on__range=days))
        .values_list("programme__key")
        .annotate(moving=Count("pk"))
        .order_by()
    )
    newest = (
        Programme.objects.visible_to(actor)
        .order_by("key", "-version")
        .distinct("key")
        .values_list("key", "name", "definition__indicator_regime__value")
    )
    found = [
        Operation(key, name, regime or NO_REGIME, moving.get(key, 0))
        for key, name, regime in newest
    ]
    without = moving.get(None, 0)
    return [*found, Operation("", "", NO_REGIME, without)] if without else found


def episodes(actor: Actor, programmes: Collection[str]) -> Iterator[pa.Table]:
    """Every started episode of these programmes, in pieces of a few thousand. Raises Denied."""
    foundation_access.require(access.can_report(actor))
    query = sql.SQL(QUERY.read_text(encoding="utf-8")).format(
        partnership=sql.Literal(actor.partnership_id), programmes=sql.Literal(list(programmes))
    )
    statement = sql.SQL("COPY ({}) TO STDOUT (FORMAT csv)").format(query)
    with (
        connection.cursor() as cursor,
        cursor.copy(statement.as_string(connection.connection)) as rows,
    ):
        for piece in _pieces(rows):
            yield _table(piece)


def _pieces(rows) -> Iterator[bytes]:
    piece = bytearray()
    for row in rows:
        piece += row
        if len(piece) >= PIECE_BYTES:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def _table(piece: bytes) -> pa.Table:
    return csv.read_csv(
        BytesIO(piece),
        read_options=csv.ReadOptions(column_names=list(SCHEMA)),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            column_types=ARROW_SCHEMA,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
