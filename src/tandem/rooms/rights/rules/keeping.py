"""An outcome as JSON, and back: kept beside a comparison as it was on the day."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from tandem.rooms.rights.rules.outcome import (
    Column,
    Curve,
    How,
    Line,
    Outcome,
    Poverty,
    Value,
    Why,
)


def freeze(outcome: Outcome) -> dict[str, Any]:
    """Only text, numbers, lists and mappings; amounts and days as text."""
    return _plain(asdict(outcome))


def thaw(kept: dict[str, Any]) -> Outcome:
    """The outcome that was frozen. Raises KeyError when it is no such mapping."""
    return Outcome(
        columns=tuple(_column(column) for column in kept["columns"]),
        values={key: Value(**value) for key, value in kept["values"].items()},
        version=kept["version"],
        assumed=tuple(kept["assumed"]),
        curves=tuple(_curve(each) for each in kept["curves"]),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _column(kept: dict[str, Any]) -> Column:
    poverty = kept["poverty"]
    parts = {name: tuple(_line(each) for each in kept[name]) for name in _PARTS}
    return Column(
        title=kept["title"],
        month=date.fromisoformat(kept["month"]),
        weekly_hours=Decimal(kept["weekly_hours"]),
        poverty=_poverty(poverty) if poverty else None,
        gross_euro=_euro(kept["gross_euro"]),
        values=tuple(kept["values"]),
        **parts,
    )


_PARTS = ("lines", "costs", "yearly")


def _line(kept: dict[str, Any]) -> Line:
    typed = {
        "euro": _euro(kept["euro"]),
        "how": How(kept["how"]),
        "why": Why(kept["why"]),
        "values": tuple(kept["values"]),
    }
    return Line(**kept | typed)


def _poverty(kept: dict[str, Any]) -> Poverty:
    amounts = ("income_euro", "line_euro", "gap_euro", "size")
    return Poverty(**kept | {name: Decimal(kept[name]) for name in amounts})


def _curve(kept: dict[str, Any]) -> Curve:
    points = tuple((hours, Decimal(euro)) for hours, euro in kept["points"])
    return Curve(of=kept["of"], points=points, without=tuple(kept["without"]))


def _euro(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
