"""What changed between two texts, word by word, for the eye of a reader."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of text that is `same`, `added` or `removed`."""

    kind: str
    text: str


def words(before: str, after: str) -> list[Piece]:
    """The pieces in reading order: what was removed comes before what took its place.

    Joining the same and removed pieces gives `before`; the same and added ones, `after`.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", "".join(new[c:d])))
    return pieces
