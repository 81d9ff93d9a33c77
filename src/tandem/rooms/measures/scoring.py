"""What one voice says of one life domain, and how a form knows that it read the newest."""

import hashlib
import json
from dataclasses import asdict, dataclass

SCORED, NOT_DISCUSSED, PREFERS_NOT = "scored", "not_discussed", "prefers_not"
NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Score:
    """One voice on one life domain.

    state: "1" to "5", not_discussed or prefers_not. wish: yes, later, no or not_asked.
    hinders: yes, no, unclear or not_asked. arrange: what to arrange for work, in words
    that the work side reads too.
    """

    state: str
    words: str = ""
    wish: str = NOT_ASKED
    hinders: str = NOT_ASKED
    arrange: str = ""

    @property
    def kind(self) -> str:
        return SCORED if self.state.isdecimal() else self.state

    @property
    def level(self) -> int | None:
        return int(self.state) if self.state.isdecimal() else None


@dataclass(frozen=True)
class Given:
    """A score as a form sends it. seen: the mark of the score that the form showed."""

    score: Score
    seen: str = ""


def mark(score: Score | None) -> str:
    """A short digest of a score; empty for none. Two scores are equal when their marks are.

    A form carries the mark of what it showed, so that a later save tells apart what its
    writer changed, what somebody else changed meanwhile, and what nobody touched.
    """
    if score is None:
        return ""
    text = json.dumps(asdict(score), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def is_untouched(given: Given) -> bool:
    """Whether the form sends back what it showed."""
    return mark(given.score) == given.seen


def clashes(given: Given, stored: Score | None) -> bool:
    """Whether writer and stored score both moved away from what the form showed, apart."""
    return mark(stored) not in (given.seen, mark(given.score))
