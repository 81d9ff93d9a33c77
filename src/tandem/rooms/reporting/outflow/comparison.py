"""Individual beside with group: as it is, and between people who were alike at the start.

Loaded only where figures are made.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy

from tandem.rooms.reporting.outflow import effect, matching
from tandem.rooms.reporting.outflow.contract import TRAITS, Outcome
from tandem.rooms.reporting.outflow.effect import Difference, Ends
from tandem.rooms.reporting.outflow.matching import Balance, Matched


@dataclass(frozen=True)
class Comparison:
    """Group less individual, by months.

    people: individual and with group. unmatched: of those, without a counterpart.
    effective: how many people of equal weight the weighed groups are worth.
    waiting: of the smaller form, how many of those compared still wait at each horizon.
    """

    outcome: Outcome
    people: tuple[int, int]
    unmatched: tuple[int, int]
    effective: tuple[float, float]
    balance: Sequence[Balance]
    plain: Mapping[int, Difference]
    alike: Mapping[int, Difference]
    waiting: Mapping[int, int]


def compare(
    rows: Iterable[Mapping[str, Any]], outcome: Outcome, *, with_group: Container
) -> Comparison:
    """Compare both forms in rows of `measures.profiled_events`.

    with_group: the programmes that have a group; all others are individual. With nobody in
    one form nothing can be compared: then `alike` is empty.
    """
    ends, design = _columns([row for row in rows if row["outcome"] == outcome], outcome, with_group)
    matched = matching.match(design)
    one, other = design.people.sum(axis=0)
    return Comparison(
        outcome=outcome,
        people=(int(one), int(other)),
        unmatched=matched.unmatched,
        effective=matched.effective,
        balance=matching.balance(matched),
        plain=effect.as_it_is(ends),
        alike=effect.between_alike(ends, matched) if _is_comparable(matched) else {},
        waiting=effect.waiting(ends, matched.is_in),
    )


def _columns(
    rows: Sequence[Mapping[str, Any]], outcome: Outcome, with_group: Container
) -> tuple[Ends, matching.Design]:
    """Rows as columns, in an order of their own, so that that of the database does not matter."""
    told = sorted(
        (
            tuple(row[trait] for trait in TRAITS),
            int(row["programme"] in with_group),
            int(row["day"]),
            str(row["kind"]),
            int(row["people"]),
        )
        for row in rows
    )
    profiles = sorted({row[0] for row in told})
    place = {profile: at for at, profile in enumerate(profiles)}
    where = numpy.array([place[row[0]] for row in told], dtype=numpy.int64)
    form, day = (numpy.array([row[at] for row in told], dtype=numpy.int64) for at in (1, 2))
    people = numpy.array([row[4] for row in told], dtype=float)
    counts = numpy.zeros((len(profiles), 2))
    numpy.add.at(counts, (where, form), people)
    ends = Ends(where, form, day, effect.codes([row[3] for row in told], outcome), people)
    return ends, matching.design(profiles, TRAITS, counts)


def _is_comparable(matched: Matched) -> bool:
    kept = matched.design.people[matched.is_in].sum(axis=0)
    return bool((kept > 0).all())
