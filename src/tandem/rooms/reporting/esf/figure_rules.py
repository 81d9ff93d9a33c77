"""What is wrong with the totals: rules V02 to V07, V11, V16 and V17, as plain functions.

Source: domain.md 2.4.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tandem.rooms.reporting.esf import catalogue, hiding
from tandem.rooms.reporting.esf.figures import COLUMNS, NONE, Count, Counts
from tandem.rooms.reporting.esf.hiding import Cells

JUMP_SHARE = 0.5

STATUSES = {
    "esfplus": ("EECO02", "EECO04", "EECO05"),
    "esf2014": ("CO01", "CO03", "CO05"),
}
LONG_TERM = {"esfplus": "EECO03", "esf2014": "CO02"}
AGES = {"esfplus": ("EECO06", "EECO07", "EECO08"), "esf2014": ("CO06", "CO07")}
LEVELS = {"esfplus": ("EECO09", "EECO10", "EECO11"), "esf2014": ("CO09", "CO10", "CO11")}
GROUPS = {
    "esfplus": ("EECO12", "EECO13", "EECO14", "EECO15", "EECO16", "EECO17"),
    "esf2014": ("CO12", "CO13", "CO14", "CO15", "CO16", "CO18", "CO19"),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A rule that the figures break. where: an indicator with its column, or a region."""

    rule: str
    where: str
    found: int
    expected: int


def totals(counts: Counts, regime: str) -> Iterator[Doubt]:
    """Rules V02 to V07, per gender and in total."""
    everyone = _sum(counts, STATUSES[regime])
    if regime == "esfplus":
        yield from _differ("V02", "EECO01", counts["EECO01"], everyone)
    long_term, unemployed = LONG_TERM[regime], STATUSES[regime][0]
    yield from _exceed("V03", long_term, counts[long_term], counts[unemployed])
    yield from _exceed("V04", "+".join(AGES[regime]), _sum(counts, AGES[regime]), everyone)
    levels = _sum(counts, LEVELS[regime])
    # Of 2014-2020 no indicator counts who did not finish primary school (ISCED 0).
    compare = _differ if regime == "esfplus" else _exceed
    yield from compare("V05", "+".join(LEVELS[regime]), levels, everyone)
    for one in catalogue.indicators(regime):
        if one.parts and one.code != "EECO01":
            yield from _differ("V06", one.code, counts[one.code], _sum(counts, one.parts))
    for code in GROUPS[regime]:
        yield from _exceed("V07", code, counts[code], everyone)


def jumps(now: Mapping[str, int], before: Mapping[str, int]) -> Iterator[Doubt]:
    """V16: regions with over half more or fewer starters than a year before.

    Silent when nobody at all started a year before: there is nothing to compare with.
    """
    if not sum(before.values()):
        return
    for region in sorted({*now, *before}):
        found, expected = now.get(region, 0), before.get(region, 0)
        if abs(found - expected) > JUMP_SHARE * expected:
            yield Doubt("V16", region, found, expected)


def shown(cells: Mapping[str, Cells], regime: str) -> Iterator[Doubt]:
    """V17: indicators of special categories whose cells show a small group."""
    for one in catalogue.indicators(regime):
        if one.is_special and one.is_counted and not hiding.is_safe(cells[one.code]):
            yield Doubt("V17", one.code, 0, 0)


def _sum(counts: Counts, codes: tuple[str, ...]) -> Count:
    return sum((counts[code] or NONE for code in codes), NONE)


def _differ(rule: str, where: str, found: Count | None, expected: Count) -> Iterator[Doubt]:
    return _compared(rule, where, found, expected, lambda one, other: one != other)


def _exceed(rule: str, where: str, found: Count | None, most: Count | None) -> Iterator[Doubt]:
    return _compared(rule, where, found, most, lambda one, other: one > other)


def _compared(rule, where, found, expected, is_wrong) -> Iterator[Doubt]:
    pairs = zip(COLUMNS, (found or NONE).values(), (expected or NONE).values(), strict=True)
    for column, one, other in pairs:
        if is_wrong(one, other):
            yield Doubt(rule, f"{where} {column}", one, other)
