"""Querysets whose SQL is worked out once.

A UNION of nine kinds of rows costs Django four times as long to write down as it costs the
database to answer. The text is the same every time; only keys differ.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

_FAR = date(4713, 1, 1)


class NotPrepared(TypeError):
    """A key, a day or an instant would be kept for ever, as it did not come in as a value."""


@dataclass(frozen=True)
class _Statement:
    """sql: with placeholders. slots: for each of them a value's name, or the fixed value."""

    sql: str
    slots: tuple[tuple[str | None, Any], ...]


class Prepared:
    """Rows of a queryset of tuples, whose SQL is kept for each shape that it takes.

    build: makes the queryset from a shape and from values. Whatever changes the text of the
    query (which kinds, how many classes) belongs to the shape; keys and days are values, and
    may only be passed on to the query. What build reads from a clock, or brings along itself,
    would be kept for ever, and is refused.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self._build = build
        self._kept: dict[Hashable, _Statement | None] = {}

    def rows(self, shape: Hashable, **values: UUID | date) -> list[tuple]:
        """One query; columns as the queryset has them, in the order of `values_list`.

        Raises NotPrepared.
        """
        if shape not in self._kept:
            self._kept[shape] = self._write(shape, values)
        statement = self._kept[shape]
        if statement is None:
            return []
        parameters = [fixed if name is None else values[name] for name, fixed in statement.slots]
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, parameters)
            return cursor.fetchall()

    def _write(self, shape: Hashable, values: Mapping[str, UUID | date]) -> _Statement | None:
        """None when nothing can fit: a choice among nothing."""
        marks = {name: _mark(value, number) for number, (name, value) in enumerate(values.items())}
        try:
            sql, parameters = self._build(shape, **marks).query.sql_with_params()
        except EmptyResultSet:
            return None
        names = {mark: name for name, mark in marks.items()}
        return _Statement(sql, tuple((_named(names, each), each) for each in parameters))


def _mark(value: UUID | date, number: int) -> UUID | date:
    """A value of the same kind that occurs nowhere else."""
    if isinstance(value, UUID):
        return uuid4()
    if type(value) is date:
        return _FAR + timedelta(days=number)
    raise NotPrepared(type(value).__name__)


def _named(names: Mapping[UUID | date, str], parameter: object) -> str | None:
    if not isinstance(parameter, UUID | date):
        return None
    if parameter not in names:
        raise NotPrepared(type(parameter).__name__)
    return names[parameter]
