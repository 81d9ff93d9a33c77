"""Copying rows by the thousand inside the database, as the application's role.

A copy of a row gets a key made of its own and of the number of the copy, so that rows that
pointed at each other still do: the last 74 bits stay, the first 48, a moment in UUIDv7,
tell the copies apart and spread them over time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, models
from psycopg import sql

from tandem.rooms.accounts.models import User

# The first 48 bits of keys of copied staff: far before any real moment.
STAFF_PREFIX = 1 << 32


@dataclass(frozen=True)
class Copies:
    """How often, and between which moments, rows are copied.

    copied: models whose rows are copied. staff: logins that are copied once for so many
    copies (`copies_per_pair`), the first pair for fewer (`first_pair`).
    """

    count: int
    begins: datetime
    ends: datetime
    copied: Collection[type[models.Model]]
    staff: Collection[UUID]
    copies_per_pair: int
    first_pair: int

    @property
    def pairs(self) -> int:
        """How many times the staff is copied."""
        rest = max(0, self.count - self.first_pair)
        return (1 if self.count else 0) + -(-rest // self.copies_per_pair)

    def insert(
        self,
        model: type[models.Model],
        *,
        instead: Mapping[str, sql.Composable] | None = None,
        only: Collection[UUID] | None = None,
    ) -> int:
        """Copy the rows of one model; returns how many rows that made.

        instead: column -> SQL, where a copy differs; `t` is the row, `c.k` the number of
        the copy. only: keys of the rows to copy; all that the wall shows when left out.
        """
        instead = instead or {}
        fields = model._meta.concrete_fields
        statement = sql.SQL(
            "INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t CROSS JOIN ({copies}) c"
            " WHERE {rows} ORDER BY c.k"
        ).format(
            table=sql.Identifier(model._meta.db_table),
            columns=sql.SQL(", ").join(sql.Identifier(field.column) for field in fields),
            values=sql.SQL(", ").join(
                instead.get(field.column) or self._value(field) for field in fields
            ),
            copies=self._copies,
            rows=_chosen(only),
        )
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount

    @property
    def _copies(self) -> sql.Composable:
        """Each copy with its number, the head of its keys, and of the keys of its staff."""
        first, last = (int(moment.timestamp() * 1000) for moment in (self.begins, self.ends))
        return sql.SQL(
            "SELECT k, k % 10 AS days, left(h, 8) || '-' || right(h, 4) AS head,"
            " left(s, 8) || '-' || right(s, 4) AS staff_head"
            " FROM (SELECT k, lpad(to_hex({first} + k * {step}), 12, '0') AS h,"
            " lpad(to_hex({staff} + CASE WHEN k <= {first_pair} THEN 1"
            " ELSE 2 + (k - {first_pair} - 1) / {per_pair} END), 12, '0') AS s"
            " FROM generate_series(1::bigint, {count}) AS k) AS numbered"
        ).format(
            first=sql.Literal(first),
            step=sql.Literal(max(1, (last - first) // max(1, self.count))),
            staff=sql.Literal(STAFF_PREFIX),
            first_pair=sql.Literal(self.first_pair),
            per_pair=sql.Literal(self.copies_per_pair),
            count=sql.Literal(self.count),
        )

    def _value(self, field: models.Field) -> sql.Composable:
        column = sql.SQL("t.{}").format(sql.Identifier(field.column))
        if field.is_relation and field.related_model is User:
            return self.staff_key(column)
        if field.primary_key or (field.is_relation and field.related_model in self.copied):
            return row_key(column)
        if isinstance(field, models.DateTimeField):
            return sql.SQL("{} - c.days * interval '1 day'").format(column)
        if isinstance(field, models.DateField):
            return sql.SQL("{} - c.days::int").format(column)
        return column

    def staff_key(self, column: sql.Composable) -> sql.Composable:
        """The login that a copy has where the row has this one."""
        return sql.SQL(
            "CASE WHEN {column} = ANY({staff}::uuid[])"
            " THEN (c.staff_head || right({column}::text, 23))::uuid ELSE {column} END"
        ).format(column=column, staff=sql.Literal([str(key) for key in self.staff]))


def _chosen(only: Collection[UUID] | None) -> sql.Composable:
    if only is None:
        return sql.SQL("true")
    keys = sql.Literal([str(key) for key in only])
    return sql.SQL("t.id = ANY({}::uuid[])").format(keys)


def row_key(column: sql.Composable) -> sql.Composable:
    """The key that a copy has where the row has this one."""
    return sql.SQL("(c.head || right({}::text, 23))::uuid").format(column)


def staff_key(key: UUID, pair: int) -> UUID:
    """The key of the copy of a login for one pair, as the database makes it."""
    head = f"{STAFF_PREFIX + pair:012x}"
    return UUID(head[:8] + "-" + head[8:] + str(key)[13:])
