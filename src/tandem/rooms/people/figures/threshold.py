"""The at-risk-of-poverty threshold of a survey year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from tandem.foundation.errors import Refused
from tandem.rooms.people.figures.answers import Source, parameters, sources

SINGLE, FAMILY = Decimal("1.0"), Decimal("2.1")
_MONTHS = 12
_EURO = Decimal(1)


class NoThreshold(Refused):
    """There is no amount for this year; facts: year, reason, known (the years that have one).

    reason: `not_published` when only rates are known, `no_source` when we know of none.
    """


class Basis(StrEnum):
    """From what an amount was made."""

    PUBLISHED = "published"
    ANNUAL = "annual"
    MONTHLY = "monthly"
    ROUNDED_ANNUAL = "rounded_annual"


@dataclass(frozen=True)
class Published:
    """An amount as it appeared. rounded_to: 1 for an exact one, 100 for "14,200"."""

    value_eur: Decimal
    source: Source
    published_on: date | None = None
    rounded_to: int = 1


@dataclass(frozen=True)
class Threshold:
    """The amount per month under which a household of this size is at risk of poverty.

    amount_eur: whole euro. margin_eur: how far rounding of what was published may have moved
    it; 0 for a published or exactly computed amount. earlier: values revised since.
    """

    year: int
    size: Decimal
    amount_eur: Decimal
    basis: Basis
    used: Published
    margin_eur: Decimal = Decimal(0)
    earlier: tuple[Published, ...] = ()

    @property
    def income_year(self) -> int:
        """The year of the incomes that the survey asked for."""
        return self.year - 1


def known_years() -> tuple[int, ...]:
    """Survey years for which an amount is known, oldest first."""
    return tuple(sorted(parameters("thresholds")["years"]))


def are_comparable(one: int, other: int) -> bool:
    """Whether the amounts of two survey years belong to one series. Source: P11c."""
    first, last = sorted((one, other))
    breaks = parameters("thresholds")["series_breaks"]
    return not any(first <= each["after"] < last for each in breaks)


def threshold(year: int, size: Decimal) -> Threshold:
    """The threshold for a household of an equivalised size, in euro per month.

    A published amount for just this size counts; else the annual amount is divided and
    multiplied first and rounded last; else the published month of a single person is
    multiplied. size: from 1.0. Raises NoThreshold, ValueError on a smaller size.
    Source: parameters/thresholds.yaml.
    """
    if size < SINGLE:
        raise ValueError(f"a household counts for 1.0 at least, not {size}")
    of_year = _of(year)
    exact = [each for each in of_year["annual"] if each.rounded_to == 1]
    for_this_size = {SINGLE: of_year["single"], FAMILY: of_year["family"]}.get(size, [])
    if for_this_size:
        return _made(year, size, for_this_size, Basis.PUBLISHED)
    if exact:
        return _made(year, size, exact, Basis.ANNUAL)
    if of_year["single"]:
        return _made(year, size, of_year["single"], Basis.MONTHLY)
    return _made(year, size, of_year["annual"], Basis.ROUNDED_ANNUAL)


def _made(year: int, size: Decimal, told: Sequence[Published], basis: Basis) -> Threshold:
    *earlier, used = told
    per_month = used.value_eur
    half = Decimal(used.rounded_to) / 2
    if basis in (Basis.ANNUAL, Basis.ROUNDED_ANNUAL):
        per_month, half = per_month / _MONTHS, half / _MONTHS
    is_exact = basis in (Basis.PUBLISHED, Basis.ANNUAL)
    amount = per_month if basis is Basis.PUBLISHED else per_month * size
    return Threshold(
        year=year,
        size=size,
        amount_eur=amount.quantize(_EURO, ROUND_HALF_UP),
        basis=basis,
        used=used,
        margin_eur=Decimal(0) if is_exact else (half * size).quantize(Decimal("0.01")),
        earlier=tuple(earlier),
    )


def _of(year: int) -> Mapping[str, list[Published]]:
    told = parameters("thresholds")
    if year not in told["years"]:
        reason = "not_published" if year in told["not_published"] else "no_source"
        raise NoThreshold(year=year, reason=reason, known=known_years())
    rows = told["years"][year]
    kinds = ("annual", "single", "family")
    return {kind: [_published(row) for row in rows.get(kind, ())] for kind in kinds}


def _published(row: Mapping[str, Any]) -> Published:
    return Published(
        value_eur=Decimal(row["value"]),
        source=sources(row["source"])[0],
        published_on=row.get("published"),
        rounded_to=row.get("rounded_to", 1),
    )
