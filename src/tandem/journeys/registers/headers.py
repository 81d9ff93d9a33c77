"""What the words above a column say about what stands under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz import fuzz

from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.words import header_words, plain

ANY_NAME = "any_name"
EXACT, PART, HINT, ALIKE = 1.0, 0.8, 0.7, 0.6
ALIKE_FROM_LENGTH = 6
ALIKE_FROM_RATIO = 88
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True)
class HeaderGuess:
    """A field, or `any_name` when a name column may hold a last or a full name.

    confidence: 0 to 1. how: "exact", "part" (a known word among others), "hint"
    (a word with several meanings),
    "alike" (a typing error away); "stranger" when it speaks of somebody else and is ignored.
    """

    field: str
    confidence: float
    how: str


@lru_cache(maxsize=512)
def recognise(header: str) -> HeaderGuess | None:
    """The field that a header names, None when it names nothing known.

    >>> recognise("Geb.datum").field, recognise("Naam begeleider").field.value, recognise("Kleur")
    ('birth_date', 'ignored', None)
    """
    whole = plain(header)
    text = plain(IN_BRACKETS.sub(" ", header)) or whole
    if not text:
        return None
    names, hints = _lists()
    for wanted in (whole, text):
        if wanted in names:
            return HeaderGuess(names[wanted], EXACT, "exact")
    if set(text.split()) & _strangers():
        return HeaderGuess(Field.IGNORED, EXACT, "stranger")
    if text in hints:
        return HeaderGuess(hints[text], HINT, "hint")
    return _part(text, names) or _alike(text, names)


def recognise_row(headers: Sequence[str]) -> list[HeaderGuess | None]:
    """The fields that a row of headers names; "Nr" right after a street is a house number."""
    guesses: list[HeaderGuess | None] = []
    for header in headers:
        guess = recognise(header)
        before = guesses[-1].field if guesses and guesses[-1] else None
        if guess and guess.field == Field.ROW_NUMBER and before == Field.STREET:
            guess = replace(guess, field=Field.HOUSE_NUMBER)
        guesses.append(guess)
    return guesses


def _part(text: str, names: dict[str, str]) -> HeaderGuess | None:
    """The longest known name of at least four letters that stands in the header as whole words."""
    found = [name for name in names if len(name) >= 4 and f" {name} " in f" {text} "]
    if not found:
        return None
    return HeaderGuess(names[max(found, key=len)], PART, "part")


def _alike(text: str, names: dict[str, str]) -> HeaderGuess | None:
    if len(text) < ALIKE_FROM_LENGTH:
        return None
    best = max(names, key=lambda name: fuzz.ratio(text, name))
    if fuzz.ratio(text, best) < ALIKE_FROM_RATIO:
        return None
    return HeaderGuess(names[best], ALIKE, "alike")


@cache
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    fields = header_words()["fields"]
    names = {name: field for field, lists in fields.items() for name in lists["names"]}
    hints = {hint: field for field, lists in fields.items() for hint in lists.get("hints", [])}
    return names, hints


@cache
def _strangers() -> frozenset[str]:
    return frozenset(header_words()["strangers"])
