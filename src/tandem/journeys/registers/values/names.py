"""Names of people: tidy spelling, one or two columns."""

import re
import unicodedata
from enum import StrEnum

from tandem.journeys.registers.words import plain, vocabulary

CURLED = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}"
APOSTROPHES = str.maketrans(dict.fromkeys(CURLED, "'"))
PARTS = re.compile(r"([\s\-'.()]+)")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\Z")
NOT_IN_NAME = re.compile(r"[\d@?*#/\\_=<>]")
SPACES_AROUND_HYPHEN = re.compile(r"\s*-\s*")
SHORTEST_SHOUT_AMONG_OTHERS = 3


class NameOrder(StrEnum):
    """In which order one column holds both names."""

    LAST_FIRST = "last_first"
    FIRST_LAST = "first_last"


def tidy_name(text: str) -> str:
    """A name in proper spelling; what was already in mixed case keeps its capitals.

    "" for signs and words that stand for no name.

    >>> tidy_name(" VAN DER AUWERA "), tidy_name("D'HONDT"), tidy_name("jean-pierre")
    ('Van der Auwera', "D'Hondt", 'Jean-Pierre')
    """
    name = unicodedata.normalize("NFC", text).translate(APOSTROPHES)
    name = SPACES_AROUND_HYPHEN.sub("-", " ".join(name.split())).strip("-, ;")
    if plain(name) in vocabulary("no_names") or not any(sign.isalpha() for sign in name):
        return ""
    one_case = name.isupper() or name.islower()
    parts = PARTS.split(name)
    return "".join(
        _proper(
            part,
            before="".join(parts[:place]),
            joint=_at(parts, place - 1),
            after=parts[place + 1 :],
        )
        if place % 2 == 0 and _wrong_case(part, name, one_case)
        else part
        for place, part in enumerate(parts)
    )


def _at(parts: list[str], place: int) -> str:
    return parts[place] if place >= 0 else ""


def _wrong_case(part: str, name: str, one_case: bool) -> bool:
    if INITIALS.match(name):
        return False
    if one_case:
        return True
    return len(part) >= SHORTEST_SHOUT_AMONG_OTHERS and all(map(str.isupper, part))


def _proper(part: str, *, before: str, joint: str, after: list[str]) -> str:
    lowered = part.lower()
    inside = bool(before.strip()) and "-" not in joint
    if inside and _is_particle(lowered, joint, after):
        return lowered
    if lowered.startswith("mc") and len(lowered) > 3:
        return f"Mc{lowered[2:].capitalize()}"
    if lowered.startswith("ij"):
        return f"IJ{lowered[2:]}"
    return _capitalised(lowered)


def _capitalised(word: str) -> str:
    for place, sign in enumerate(word):
        if sign.isalpha():
            return word[:place] + sign.title() + word[place + 1 :]
    return word


def _is_particle(lowered: str, joint: str, after: list[str]) -> bool:
    """Whether a word inside a name stays small: "der" in "Van der Auwera", "t" in "Van 't Hof"."""
    more_follows = any(part.strip(" -'.") for part in after)
    if "'" in joint:
        return lowered in ("t", "s") and joint.startswith(" ")
    return more_follows and lowered in vocabulary("name_particles")


def looks_odd(name: str) -> bool:
    """Whether a name holds signs that no name has, such as digits.

    >>> looks_odd("Pe3ters"), looks_odd("D'Hondt")
    (True, False)
    """
    return bool(NOT_IN_NAME.search(name))


def split_full_name(text: str, order: NameOrder | None = None) -> tuple[str, str, bool]:
    """Last name, first name and whether that was certain, from one cell with both.

    A comma, one part in capitals, or a particle ("van den") tell the order themselves.
    Otherwise `order` says what the column does; without it the last name is taken to
    stand first, as in most Flemish lists, and the answer is not certain.

    >>> split_full_name("Van den Bergh, Sarah")
    ('Van den Bergh', 'Sarah', True)
    """
    if "," in text:
        last, _, first = text.partition(",")
        return tidy_name(last), tidy_name(first), True
    words = text.split()
    if len(words) < 2:
        return tidy_name(text), "", True
    sure, cut, last_first = _cut(words)
    if not sure and order is not None:
        sure, last_first = True, order == NameOrder.LAST_FIRST
        cut = cut if last_first else 1
    before, after = " ".join(words[:cut]), " ".join(words[cut:])
    last, first = (before, after) if last_first else (after, before)
    return tidy_name(last), tidy_name(first), sure


def order_of(text: str) -> NameOrder | None:
    """The order that a cell with both names shows by itself, None when it could be either."""
    if "," in text:
        return NameOrder.LAST_FIRST
    words = text.split()
    if len(words) < 2:
        return None
    sure, _, last_first = _cut(words)
    if not sure:
        return None
    return NameOrder.LAST_FIRST if last_first else NameOrder.FIRST_LAST


def _cut(words: list[str]) -> tuple[bool, int, bool]:
    """Sure or not, where to cut, and whether the last name stands first."""
    shouted = [word.isupper() and len(word) > 1 for word in words]
    if shouted[0] and not shouted[-1]:
        return True, shouted.index(False), True
    if shouted[-1] and not shouted[0]:
        return True, shouted.index(True), False
    particles = [plain(word) in vocabulary("name_particles") or word == "'t" for word in words]
    if particles[0]:
        cut = particles.index(False) + 1 if False in particles else len(words) - 1
        return cut < len(words), min(cut, len(words) - 1), True
    if True in particles[:-1]:
        return True, particles.index(True), False
    return False, len(words) - 1, True
