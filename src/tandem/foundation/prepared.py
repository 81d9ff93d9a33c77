"""Querysets whose SQL is worked out once.

A UNION of nine kinds of rows costs Django four times as long to write down as it costs the
database to answer. The text is the same every time; only keys differ.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable, get_related_populators

from tandem.foundation.access import Actor

# Marks of days lie so far apart that a day counted from one is not taken for another.
_FAR, _APART = date(4713, 1, 1), timedelta(days=10_000)

Value = UUID | date | str


class NotPrepared(TypeError):
    """A key, a day or an instant would be kept for ever, as it did not come in as a value."""


@dataclass(frozen=True)
class _Slot:
    """Where a value goes: its name and how many days from it, or what always stands there."""

    name: str | None
    fixed: Any = None
    offset: timedelta | None = None

    def filled(self, values: Mapping[str, Value]) -> Any:
        if self.name is None:
            return self.fixed
        value: Any = values[self.name]
        return value + self.offset if self.offset else value


@dataclass(frozen=True)
class _Statement:
    """sql: with placeholders. finish: makes of the rows what the queryset would."""

    sql: str
    slots: tuple[_Slot, ...]
    finish: Callable[[list[tuple]], list[Any]]


class Prepared:
    """Rows of a queryset, whose SQL is kept for each shape that it takes.

    build: makes the queryset from a shape and from values. Whatever changes the text of the
    query (which kinds, how many classes) belongs to the shape; keys and days are values, and
    may only be passed on to the query. What build reads from a clock, or brings along itself,
    would be kept for ever, and is refused.
    """

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self._build = build
        self._kept: dict[Hashable, _Statement | None] = {}

    def rows(self, shape: Hashable, **values: Value) -> list[Any]:
        """What the queryset gives: tuples, or objects with what `select_related` joins.

        One query. Raises NotPrepared.
        """
        return self._answer(shape, values, lambda marks: self._build(shape, **marks))

    def _answer(
        self,
        shape: Hashable,
        values: Mapping[str, Value],
        build: Callable[[Mapping[str, Value]], QuerySet],
    ) -> list[Any]:
        if shape not in self._kept:
            self._kept[shape] = _written(build, values)
        statement = self._kept[shape]
        if statement is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, [slot.filled(values) for slot in statement.slots])
            return statement.finish(cursor.fetchall())


class PreparedFor(Prepared):
    """As `Prepared`, for querysets that begin with `visible_to(actor)`.

    build: takes shape, actor and values. Whose it is and on which day are values; which roles
    the actor has is part of the shape.
    """

    def rows_for(self, actor: Actor, shape: Hashable = (), **values: Value) -> list[Any]:
        """What the queryset gives to this actor. One query. Raises NotPrepared."""
        theirs = _values_of(actor)

        def build(marks: Mapping[str, Value]) -> QuerySet:
            own = {name: mark for name, mark in marks.items() if name not in theirs}
            return self._build(shape, _stand_in(actor, marks), **own)

        whole = (shape, actor.kind, actor.roles, tuple(theirs))
        return self._answer(whole, theirs | values, build)


def _values_of(actor: Actor) -> dict[str, Value]:
    """What differs between actors of one shape, in a fixed order."""
    found: dict[str, Value] = {"actor.today": actor.today}
    if actor.partnership_id:
        found["actor.partnership"] = actor.partnership_id
    if actor.user_id:
        found["actor.user"] = actor.user_id
    organisations = enumerate(sorted(actor.organisation_ids))
    return found | {f"actor.organisation.{number}": key for number, key in organisations}


def _stand_in(actor: Actor, marks: Mapping[str, Any]) -> Actor:
    """The actor with marks for keys and day. A key without a mark is refused when it is met."""
    organisations = sorted(actor.organisation_ids)
    marked = {
        key: marks[f"actor.organisation.{number}"] for number, key in enumerate(organisations)
    }
    return replace(
        actor,
        partnership_id=marks.get("actor.partnership"),
        user_id=marks.get("actor.user"),
        as_of=marks["actor.today"],
        posts=tuple(
            replace(post, id=uuid4(), organisation_id=marked[post.organisation_id])
            for post in actor.posts
        ),
    )


def _written(
    build: Callable[[Mapping[str, Value]], QuerySet], values: Mapping[str, Value]
) -> _Statement | None:
    """None when nothing can fit: a choice among nothing."""
    marks = {name: _mark(value, number) for number, (name, value) in enumerate(values.items())}
    queryset = build(marks)
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    return _Statement(
        sql, tuple(_slot(marks, each) for each in parameters), _finisher(queryset, compiler)
    )


def _mark(value: Value, number: int) -> Value:
    """A value of the same kind that occurs nowhere else."""
    if isinstance(value, UUID):
        return uuid4()
    if type(value) is str:
        return uuid4().hex
    if type(value) is date:
        return _FAR + number * _APART
    raise NotPrepared(type(value).__name__)


def _slot(marks: Mapping[str, Value], parameter: Any) -> _Slot:
    for name, mark in marks.items():
        if parameter == mark:
            return _Slot(name)
        if type(parameter) is type(mark) is date and abs(parameter - mark) < _APART / 2:
            return _Slot(name, offset=parameter - mark)
    if isinstance(parameter, UUID | date):
        raise NotPrepared(type(parameter).__name__)
    return _Slot(None, parameter)


def _finisher(queryset: Any, compiler: Any) -> Callable[[list[tuple]], list[Any]]:
    """How Django itself would go on from the rows, with its preparation done once."""
    if queryset._iterable_class is not ModelIterable:
        return list
    if queryset._prefetch_related_lookups or compiler.annotation_col_map:
        raise NotPrepared("prefetch or annotation")
    info, select = compiler.klass_info, compiler.select
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column[0].target.attname for column in select[first:last]]
    # The stubs tell of a later Django.
    joined = get_related_populators(info, select, queryset.db)  # type: ignore[call-arg]
    converters = compiler.get_converters([each[0] for each in select[: compiler.col_count]])

    def made(row: Any) -> Model:
        found = info["model"].from_db(queryset.db, names, row[first:last])
        for populator in joined:
            populator.populate(row, found)
        return found

    def finish(rows: Iterable[Any]) -> list[Model]:
        return [made(row) for row in compiler.apply_converters(rows, converters)]

    return finish
