"""Work, training or neither: what the spells of one person say. Pure: no database, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeVar

OFFICIAL = ("ksz", "vdab")

# Who is believed first when nobody settled a difference: registers of the state, then
# paper, then what people told.
TRUST = ("ksz", "vdab", "payslip", "employer", "participant", "register")

STABLE = ("open_ended", "self_employed")
PRECARIOUS = ("fixed_term", "agency", "social_economy", "article60")
EMPLOYED = "employed"


class Spell(Protocol):
    """What the rules need to know of a spell; `models.LabourSpell` is one."""

    status: str
    starts_on: date
    ends_on: date | None
    source: str
    contract: str
    wants_more_hours: str
    hours_per_week: Decimal | None
    skill_level: int | None

    @property
    def counts(self) -> bool: ...


Told = TypeVar("Told", bound=Spell)


@dataclass(frozen=True)
class Conflict:
    """Two sources that disagree.

    first, last: days on which both speak; last is None while both go on.
    is_official: both are registers of the state, so that neither is believed before the other.
    """

    one: Spell
    other: Spell
    first: date
    last: date | None

    @property
    def is_official(self) -> bool:
        return self.one.source in OFFICIAL and self.other.source in OFFICIAL


def status_on(spells: Iterable[Told], day: date) -> Told | None:
    """The spell that holds on a day, None when no source speaks of it.

    Spells set aside by a person do not count. Where sources speak of the same day the most
    trusted holds (TRUST). Two official sources that disagree cancel each other out until a
    person settles it: then None, never a guess.
    """
    speaking = [spell for spell in spells if spell.counts and _covers(spell, day)]
    official = {spell.status for spell in speaking if spell.source in OFFICIAL}
    if not speaking or len(official) > 1:
        return None
    return min(speaking, key=lambda spell: TRUST.index(spell.source))


def conflicts(spells: Iterable[Spell]) -> list[Conflict]:
    """Pairs of spells of two sources that give another status for the same day, oldest first.

    Spells set aside by a person do not count: that is how a conflict is settled.
    """
    rows = sorted(
        (spell for spell in spells if spell.counts),
        key=lambda spell: (spell.starts_on, TRUST.index(spell.source)),
    )
    return [
        Conflict(one, other, other.starts_on, _first_end(one, other))
        for at, one in enumerate(rows)
        for other in rows[at + 1 :]
        if one.source != other.source and one.status != other.status and _overlap(one, other)
    ]


def overlapping(
    spells: Sequence[Told], *, source: str, first: date, last: date | None
) -> list[Told]:
    """Spells of one source that speak of a day between first and last, both included."""
    return [
        spell
        for spell in spells
        if spell.counts
        and spell.source == source
        and (last is None or spell.starts_on <= last)
        and (spell.ends_on is None or spell.ends_on >= first)
    ]


def improved(at_entry: Spell | None, later: Spell | None) -> bool | None:
    """Whether the situation at work improved (CR07, EECR06); None when that cannot be told.

    Only who was employed at entry and is employed later can improve: from precarious to
    stable, from wanting more hours to enough, or to a job of a higher skill level. More pay
    alone is not looked at. Source: domain.md 2.3 (P8b).
    """
    if at_entry is None or later is None:
        return None
    if at_entry.status != EMPLOYED or later.status != EMPLOYED:
        return False
    told = [
        _compared(_stability(at_entry), _stability(later)),
        _compared(_has_enough_hours(at_entry), _has_enough_hours(later)),
        _compared(at_entry.skill_level, later.skill_level),
    ]
    if True in told:
        return True
    return False if False in told else None


def _compared(before: int | None, after: int | None) -> bool | None:
    return None if before is None or after is None else after > before


def _stability(spell: Spell) -> int | None:
    if spell.contract in STABLE:
        return 1
    return 0 if spell.contract in PRECARIOUS else None


def _has_enough_hours(spell: Spell) -> int | None:
    return {"yes": 0, "no": 1}.get(spell.wants_more_hours)


def _covers(spell: Spell, day: date) -> bool:
    return spell.starts_on <= day and (spell.ends_on is None or day <= spell.ends_on)


def _overlap(earlier: Spell, later: Spell) -> bool:
    return earlier.ends_on is None or later.starts_on <= earlier.ends_on


def _first_end(one: Spell, other: Spell) -> date | None:
    ends = [spell.ends_on for spell in (one, other) if spell.ends_on is not None]
    return min(ends, default=None)
