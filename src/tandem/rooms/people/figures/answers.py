"""What a figure says, and where it comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml


class Verdict(StrEnum):
    """Not applicable is no zero, and unknown is no no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Source:
    """A page or document. is_verified: the text was read there, not only known of."""

    key: str
    title: str
    is_verified: bool


@dataclass(frozen=True)
class Figure:
    """One figure about one household: an indication, never an official statistic.

    value: the number behind the verdict, None when there is none. year: of the survey whose
    figures were used, None where a definition has no year. reason: code of why the verdict is
    unknown or not applicable. facts: what it was computed from, to be told in words.
    """

    code: str
    verdict: Verdict
    value: Decimal | None = None
    year: int | None = None
    sources: tuple[Source, ...] = ()
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_verified(self) -> bool:
        """Whether every source of this figure was read."""
        return bool(self.sources) and all(source.is_verified for source in self.sources)


@cache
def parameters(name: str) -> Mapping[str, Any]:
    """The content of parameters/NAME.yaml."""
    text = files(__package__).joinpath("parameters", f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.safe_load(text))


def sources(*keys: str) -> tuple[Source, ...]:
    """The named sources, each once. Raises KeyError on an unknown one."""
    listed = parameters("sources")
    return tuple(
        Source(key, listed[key]["title"], listed[key]["verified"]) for key in dict.fromkeys(keys)
    )


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Yes when one says yes; unknown when it could still be; not applicable when none applies."""
    said = set(verdicts)
    for verdict in (Verdict.YES, Verdict.UNKNOWN, Verdict.NO):
        if verdict in said:
            return verdict
    return Verdict.NOT_APPLICABLE
