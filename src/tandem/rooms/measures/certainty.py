"""How large a difference has to be before it is called one, with source and status."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tandem.rooms.measures.rules import smallest_sure_step


@dataclass(frozen=True)
class Certainty:
    """One set of figures. step: whole levels, the smallest difference that is called one.

    is_verified: whether the figures were measured on our own scale.
    """

    step: int
    is_verified: bool
    source: str
    rule: str


def five_levels(on: date) -> Certainty:
    """The figures of a day for one question of five levels; the first ones before that.

    Source: parameters/change.yaml.
    """
    parameters = _parameters()
    values = parameters["five_levels"]["values"]
    past = [day for day in values if day <= on] or [min(values)]
    figures = values[max(past)]
    return Certainty(
        step=smallest_sure_step(
            standard_deviation=Decimal(figures["standard_deviation"]),
            reliability=Decimal(figures["reliability"]),
            critical=Decimal(figures["critical"]),
        ),
        is_verified=figures["status"] == "verified",
        source=figures["source"],
        rule=parameters["rule"],
    )


@cache
def _parameters() -> dict[str, Any]:
    text = (files("tandem.rooms.measures") / "parameters" / "change.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
