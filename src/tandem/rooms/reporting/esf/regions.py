"""Provinces by postcode, to compare a region with the year before."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import ibis
import yaml
from ibis.expr.types import StringValue

from tandem.rooms.reporting.esf import catalogue

UNKNOWN = "unknown"
UNKNOWN_LABELS = {"nl": "Onbekende regio", "en": "Unknown region"}


def of(postcode: StringValue) -> StringValue:
    """The key of the region of a postcode; `unknown` for one that lies in none."""
    branches = [
        (postcode.between(first, last), region["key"])
        for region in _regions()
        for first, last in region["postcodes"]
    ]
    return ibis.cases(*branches, else_=UNKNOWN)


@cache
def labels(language: str) -> Mapping[str, str]:
    """Names of the regions by key, in Dutch or English."""
    chosen = catalogue.spoken(language)
    names = {region["key"]: region[chosen] for region in _regions()}
    return {**names, UNKNOWN: UNKNOWN_LABELS[chosen]}


@cache
def _regions() -> list[dict]:
    path = Path(__file__).parent / "regions.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))
