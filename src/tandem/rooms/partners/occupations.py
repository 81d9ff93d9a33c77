"""Occupations of ISCO-08, found by the words that people use for their work."""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

UNIT_GROUP_DIGITS = 4
MAX_WORDS = 8

# How well two words match. Below LIKENESS (0 to 100, shares of letters in order) they are
# different words rather than a typing error.
LIKENESS = 78
WHOLE_NAME, SAME, BEGINS, CONTAINS, MISTYPED = 120.0, 100.0, 95.0, 85.0, 60.0


@dataclass(frozen=True)
class Occupation:
    """A group of ISCO-08: one digit for a major group up to four for a unit group.

    words: everyday Flemish names that lead here. None of the texts is an official title.
    """

    code: str
    nl: str
    en: str
    words: tuple[str, ...]

    def in_language(self, language: str) -> str:
        """The label for a language code; Dutch for every language but English."""
        return self.en if language.lower().startswith("en") else self.nl


def occupation(code: str) -> Occupation | None:
    """The group with this code of one to four digits, or None."""
    return _all().get(code.strip())


def find_occupations(words: str, limit: int = 10) -> tuple[Occupation, ...]:
    """Unit groups for what somebody types, best first.

    words: a job name in Dutch or English, with or without accents and typing errors, or
    the first digits of a code. limit: at most so many answers, none when 0.
    """
    typed = _tokens(words)[:MAX_WORDS]
    asked = [word for word in typed if len(word) > 2 or word.isdecimal()] or typed
    if not asked or limit < 1:
        return ()
    scored = [(_score(asked, each), each.code) for each in _all().values() if _is_unit(each)]
    best = sorted((-score, code) for score, code in scored if score > 0)
    return tuple(_all()[code] for _, code in best[:limit])


def _is_unit(item: Occupation) -> bool:
    return len(item.code) == UNIT_GROUP_DIGITS


def _score(asked: list[str], item: Occupation) -> float:
    """Mean match of the asked words; 0 when one of them is found nowhere."""
    if len(asked) == 1 and asked[0].isdecimal():
        return SAME if item.code.startswith(asked[0]) else 0.0
    names, found = _index()[item.code]
    if " ".join(asked) in names:
        return WHOLE_NAME
    matches = [max(_match(word, other) for other in found) for word in asked]
    if min(matches) == 0:
        return 0.0
    # Of two equal finds, the shorter description is the plainer one.
    return sum(matches) / len(matches) - len(found) / 100


def _match(asked: str, other: str) -> float:
    if asked == other:
        return SAME
    if len(asked) >= 3 and other.startswith(asked):
        return BEGINS
    if len(asked) < 4:
        return 0.0
    if asked in other:
        return CONTAINS
    # The beginning of a long compound may be all that was typed.
    likeness = max(fuzz.ratio(asked, other), fuzz.ratio(asked, other[: len(asked) + 1]))
    return MISTYPED + likeness / 10 if likeness >= LIKENESS else 0.0


def _tokens(text: str) -> list[str]:
    """Lower-case words without accents."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(each if each.isalnum() else " " for each in flat if not _is_accent(each))
    return kept.split()


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0


@cache
def _index() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """For each code its whole names and the separate words in them, without accents."""
    index = {}
    for each in _all().values():
        names = [" ".join(_tokens(name)) for name in (each.nl, each.en, *each.words)]
        found = dict.fromkeys(word for name in names for word in name.split())
        index[each.code] = (frozenset(names), tuple(found))
    return index


@cache
def _all() -> dict[str, Occupation]:
    return {each.code: each for each in _read()}


def _read() -> Iterator[Occupation]:
    text = (files("tandem.rooms.partners") / "isco08.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter=";"):
        words = tuple(each.strip() for each in row["words"].split(",") if each.strip())
        yield Occupation(row["code"], row["nl"], row["en"], words)
