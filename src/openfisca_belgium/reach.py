"""Until when a value may be used, and what is said when it may not.

A value holds from its day. Nobody promises until when, so it is used for fourteen months
after the newest value of its parameter, or after the day on which its source was seen to
still hold (`metadata.confirmed_on`). Before the first value and after that there is nothing:
OpenFisca then raises `ParameterNotFoundError`, here told as `OutOfReach`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from openfisca_core.errors import ParameterNotFoundError
from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.periods import DateUnit, Instant

from openfisca_belgium.values import MONTHS_AFTER_NEWEST


@dataclass(frozen=True)
class OutOfReach(Exception):
    """No value of this parameter covers that day.

    first: from when there are values. last: the day after which the newest is too old, or,
    in a gap between two values, the last day before the gap.
    """

    parameter: str
    label: str
    day: date
    first: date
    last: date

    def __str__(self) -> str:
        return (
            f"{self.label} ({self.parameter}): known from {self.first} until {self.last},"
            f" asked for {self.day}"
        )


def leaves(node: ParameterNode) -> Iterator[Parameter]:
    """Every parameter under a node."""
    for child in node.children.values():
        if isinstance(child, Parameter):
            yield child
        else:
            yield from leaves(child)


def bound(parameter: Parameter) -> None:
    """End a parameter fourteen months after it was last known to hold.

    A parameter whose newest value is null has been ended by law and stays as it is.
    """
    newest = parameter.values_list[0]
    if newest.value is None:
        return
    known = max(newest.instant_str, str(parameter.metadata.get("confirmed_on", "")))
    too_old = _instant(known).offset(MONTHS_AFTER_NEWEST, DateUnit.MONTH)
    parameter.update(start=too_old.offset(1, DateUnit.DAY), value=None)


def out_of_reach(missing: ParameterNotFoundError, parameters: ParameterNode) -> OutOfReach:
    """The refusal that belongs to OpenFisca's own error. Raises KeyError for a wrong name."""
    # Python overwrites the error's own `name` with the last part: only the message is whole.
    parameter = find(parameters, str(missing).split("'")[1])
    known = [value.instant_str for value in parameter.values_list if value.value is not None]
    ended = [value.instant_str for value in parameter.values_list if value.value is None]
    before = [day for day in ended if day <= missing.instant_str] or ended
    last = date.fromisoformat(max(before)) - timedelta(days=1)
    return OutOfReach(
        parameter=parameter.name,
        label=parameter.description or parameter.name,
        day=date.fromisoformat(missing.instant_str),
        first=date.fromisoformat(min(known)),
        last=last,
    )


def find(node: ParameterNode, name: str) -> Parameter:
    """The parameter of a dotted name; OpenFisca's errors write some parts between brackets."""
    for part in re.split(r"[.\[\]]+", name.rstrip("]")):
        node = node.children[part]
    return node


def _instant(day: str) -> Instant:
    return Instant(tuple(int(part) for part in day.split("-")))
