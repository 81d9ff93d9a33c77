"""Goals and steps to start a talk from. Nobody has to choose one of them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tandem.rooms.partners.domains import Domain


@dataclass(frozen=True)
class Idea:
    """A goal or a step in plain words, with the life domain that it is about."""

    key: str
    domain: Domain
    nl: str
    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """The words for a language code such as `fr` or `nl-be`; Dutch when there are none."""
        return {"en": self.en, "fr": self.fr}.get(language.split("-")[0], self.nl)


def goals(classes: Collection[int]) -> tuple[Idea, ...]:
    """Ideas for goals in life domains of these sensitivity classes, 0 to 3."""
    return _in_classes("goals", classes)


def steps(classes: Collection[int]) -> tuple[Idea, ...]:
    """Ideas for steps in life domains of these sensitivity classes, 0 to 3."""
    return _in_classes("steps", classes)


def step(key: str) -> Idea | None:
    """The idea for a step with this key, or None."""
    return next((idea for idea in _all()["steps"] if idea.key == key), None)


def _in_classes(kind: str, classes: Collection[int]) -> tuple[Idea, ...]:
    return tuple(idea for idea in _all()[kind] if idea.domain.sensitivity in classes)


@cache
def _all() -> dict[str, tuple[Idea, ...]]:
    """Every idea, in the order in which life domains are shown."""
    text = (files("tandem.rooms.plans") / "actions.yaml").read_text(encoding="utf-8")
    order = list(Domain)
    return {
        kind: tuple(sorted((_idea(row) for row in rows), key=lambda idea: order.index(idea.domain)))
        for kind, rows in yaml.safe_load(text).items()
    }


def _idea(row: dict[str, Any]) -> Idea:
    return Idea(**(row | {"domain": Domain(row["domain"])}))
