"""The lists of indicators, of validation rules and of regions, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
REGIMES = ("esfplus", "esf2014")
LANGUAGES = ("nl", "en")

# Not an indicator: everybody, complete or not.
GRAND_TOTAL = "TOTAL"
GRAND_TOTAL_LABELS = {
    "nl": "Algemeen totaal, met onvolledige registraties",
    "en": "Grand total, with incomplete records",
}

UNKNOWN_REGION = "unknown"
UNKNOWN_REGION_LABELS = {"nl": "Onbekende regio", "en": "Unknown region"}


@dataclass(frozen=True)
class Indicator:
    """One indicator of a regulation.

    measured: entry, leaving, six_months or entity.
    counts: name of the expression that says who is counted; None when it is not collected.
    parts: codes of the indicators that a combined one adds up.
    is_special: rests on a special category of personal data, so small cells are hidden.
    status: verified or unverified.
    """

    code: str
    labels: Mapping[str, str]
    regime: str
    measured: str
    definitions: Mapping[str, str]
    source: str
    status: str
    counts: str | None = None
    parts: tuple[str, ...] = ()
    is_special: bool = False

    @property
    def is_counted(self) -> bool:
        return bool(self.counts or self.parts)

    def label(self, language: str) -> str:
        """The label for a language code; English unless it is Dutch."""
        return self.labels[spoken(language)]

    def definition(self, language: str) -> str:
        """Who is counted, in words."""
        return self.definitions[spoken(language)]


@dataclass(frozen=True)
class Rule:
    """One validation rule. message: by language, with {found} and {expected} to fill in."""

    id: str
    level: str
    scope: str
    source: str
    messages: Mapping[str, str]

    def message(self, language: str, **facts: object) -> str:
        """The sentence for one finding, in Dutch or English."""
        return self.messages[spoken(language)].format(**facts)


@cache
def regions() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Provinces by key, each with the first and last postcode of its ranges."""
    return {
        one["key"]: tuple((first, last) for first, last in one["postcodes"])
        for one in _read("regions.yaml")
    }


@cache
def region_labels(language: str) -> Mapping[str, str]:
    """Names of the regions by key, in Dutch or English."""
    chosen = spoken(language)
    names = {one["key"]: one[chosen] for one in _read("regions.yaml")}
    return {**names, UNKNOWN_REGION: UNKNOWN_REGION_LABELS[chosen]}


def spoken(language: str) -> str:
    """The language of the lists for a language code: Dutch, or else English."""
    return "nl" if language.startswith("nl") else "en"


@cache
def indicators(regime: str) -> tuple[Indicator, ...]:
    """The indicators of one regime, in the order of its annex."""
    return tuple(_indicator(regime, entry) for entry in _read("indicators.yaml")[regime])


@cache
def rules() -> Mapping[str, Rule]:
    """Validation rules by their id, V01 to V17."""
    return {
        key: Rule(
            key, entry["level"], entry["scope"], entry["source"],
            {language: entry[language] for language in LANGUAGES},
        )
        for key, entry in _read("rules.yaml").items()
    }  # fmt: skip


def _indicator(regime: str, entry: dict[str, Any]) -> Indicator:
    return Indicator(
        code=entry["code"],
        labels={language: entry[language] for language in LANGUAGES},
        regime=regime,
        measured=entry["measured"],
        definitions={language: entry["who"][language] for language in LANGUAGES},
        source=entry["source"],
        status=entry["status"],
        counts=entry.get("counts"),
        parts=tuple(entry.get("part_of", ())),
        is_special=entry.get("special", False),
    )


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
