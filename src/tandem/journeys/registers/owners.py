"""Whose trajectory each row becomes, when rows of one file tell of the same person."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tandem.rooms.people.models import RowOutcome

LEANING = (RowOutcome.READY, RowOutcome.DUPLICATE)
STANDING = (RowOutcome.READY, RowOutcome.CREATED, RowOutcome.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of a row's person: another line, somebody known, or nothing yet.

    person_id: the person when it stands in the database already.
    """

    line: int
    outcome: str
    of_line: int | None = None
    person_id: UUID | None = None


def owners(links: Iterable[Link]) -> dict[int, Link]:
    """For each ready line the row whose person it shares, often itself.

    A line is left out while the row that it leans on is held back, left out or undecided.
    When rows lean on each other in a circle, the first of them is the person.
    """
    by_line = {link.line: link for link in links}
    found: dict[int, Link] = {}
    for link in by_line.values():
        if link.outcome == RowOutcome.READY:
            owner = _follow(link, by_line)
            if owner is not None:
                found[link.line] = owner
    return found


def _follow(link: Link, by_line: dict[int, Link]) -> Link | None:
    passed: list[Link] = []
    while link.of_line is not None and link.person_id is None:
        if link in passed:
            return _first_ready(passed[passed.index(link) :])
        passed.append(link)
        following = by_line.get(link.of_line)
        if following is None or link.outcome not in LEANING:
            return None
        link = following
    is_there = link.outcome in STANDING and link.person_id is not None
    return link if is_there or link.outcome == RowOutcome.READY else None


def _first_ready(circle: list[Link]) -> Link | None:
    ready = [link for link in circle if link.outcome == RowOutcome.READY]
    return min(ready, key=lambda link: link.line, default=None)
