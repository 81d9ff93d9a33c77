"""What is compared when looking for the same person, and what is found."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tandem.journeys.registers.checking import CheckedRow

MakeKey = Callable[[str], str]


class Certainty(StrEnum):
    """How sure it is that two are one. Nothing finer is kept or shown: people decide."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person to compare: a row of the file, or somebody already known.

    id: the line of a row, or whatever key the caller keeps for a known person.
    national_number_key: a keyed hash; the number itself never comes here.
    starts: first days of the trajectories that are known, to tell a re-entry from a repeat.
    """

    id: Any
    last_name: str = field(repr=False)
    first_name: str = field(repr=False)
    birth_date: date | None = field(default=None, repr=False)
    gender: str | None = None
    postcode: str | None = None
    phone: str = field(default="", repr=False)
    national_number_key: str | None = field(default=None, repr=False)
    starts: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """One compared fact. `how` is a word of `messages`: same, swapped, alike, part, ..."""

    fact: str
    how: str


@dataclass(frozen=True, slots=True)
class Match:
    """A row that seems to be somebody else's row, or a known person.

    line: the row. of_line: the earlier row of the same file, or None; of_known: the id of
    the known person, or None. same_start: whether both tell of the same first day, so that
    the row repeats a trajectory instead of adding a new one; None when that is unknown.
    """

    line: int
    certainty: Certainty
    why: tuple[Likeness, ...]
    of_line: int | None = None
    of_known: Any = None
    same_start: bool | None = None


def person_of(row: CheckedRow, make_key: MakeKey) -> Person:
    """A checked row as a person to compare.

    make_key: turns a national number into a keyed hash, the same way as for known people.
    """
    entry = row.entry
    number = entry.national_number
    return Person(
        id=row.line,
        last_name=entry.last_name,
        first_name=entry.first_name,
        birth_date=entry.birth_date,
        gender=entry.gender,
        postcode=entry.postcode,
        phone=entry.phone if entry.phone.startswith("+") else "",
        national_number_key=make_key(number) if number else None,
        starts=frozenset({entry.start} if entry.start else ()),
    )


def match(
    row: Person, other: Person, certainty: Certainty, why: tuple[Likeness, ...], *, known: bool
) -> Match:
    """A match between a row and an earlier row or a known person."""
    starts = bool(row.starts & other.starts) if row.starts and other.starts else None
    return Match(
        line=row.id,
        certainty=certainty,
        why=why,
        of_line=None if known else other.id,
        of_known=other.id if known else None,
        same_start=starts,
    )


def letters(name: str) -> str:
    """A name without accents, capitals and signs; any script keeps its letters.

    >>> letters("D'Hondt-De Vos"), letters("DANIËL")
    ('d hondt de vos', 'daniel')
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = (sign for sign in folded if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


def joined(name: str) -> str:
    """A name as one word, so that De Vos and Devos are alike."""
    return letters(name).replace(" ", "")
