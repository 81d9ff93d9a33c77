"""The words of the field: what is written in cells and above columns, and what it means."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PARAMETERS = Path(__file__).parent / "parameters"
PIECES = re.compile(r"[()\[\]/,;:+]")
NOT_WORD = re.compile(r"[^a-z0-9#]+")


def plain(text: str) -> str:
    """Letters and digits without accents or capitals, single spaces between words.

    >>> plain("  Rijksregister-nr.: "), plain("Née LE")
    ('rijksregister nr', 'nee le')
    """
    folded = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return NOT_WORD.sub(" ", bare).strip()


@cache
def vocabulary(name: str) -> Any:
    """One list of words of parameters/words.yaml, as written there."""
    return _load("words.yaml")[name]


@cache
def meanings(name: str) -> dict[str, Any]:
    """Plain word or phrase to meaning, for one vocabulary that maps meanings to words."""
    return {plain(word): meaning for meaning, words in vocabulary(name).items() for word in words}


def meaning_of(name: str, text: str) -> Any:
    """What a cell means in a vocabulary, None when unknown or when its phrases disagree.

    >>> meaning_of("employment", "Ziekte-uitkering"), meaning_of("employment", "leefloon (OCMW)")
    ('inactive', 'unemployed')
    """
    words = meanings(name)
    wanted = plain(text)
    if wanted in words:
        return words[wanted]
    if set(wanted.split()) & set(vocabulary("denials")):
        return None
    pieces = [plain(piece) for piece in PIECES.split(text)]
    found = {words[piece] for piece in pieces if piece in words}
    found |= {
        meaning
        for phrase, meaning in words.items()
        if " " in phrase and any(f" {phrase} " in f" {piece} " for piece in pieces)
    }
    return found.pop() if len(found) == 1 else None


def says_unknown(text: str) -> bool:
    """Whether a cell says in words or signs that nothing is known: "?", "-", "onbekend"."""
    wanted = plain(text)
    return not wanted or wanted in vocabulary("unknown")


@cache
def _load(name: str) -> Any:
    return yaml.safe_load((PARAMETERS / name).read_text(encoding="utf-8"))


def header_words() -> Any:
    """The words above columns, as written in parameters/headers.yaml."""
    return _load("headers.yaml")
