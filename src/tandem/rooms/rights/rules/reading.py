"""A right as plain JSON with the same keys as in its file."""

import dataclasses
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Nested dataclasses as JSON; what holds its default is left out, as in a file."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if dataclasses.is_dataclass(value):
        return {
            field.name: plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    return value
