"""What becomes of each row: ready, held back, a repeat, known already, or a question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.duplicates.people import Certainty, MakeKey, Match, Person, person_of
from tandem.journeys.registers.duplicates.search import KnownPeople, find_duplicates, nobody
from tandem.rooms.people.models import RowOutcome


@dataclass(frozen=True)
class Judged:
    """A checked row with what is proposed for it.

    matches: everyone it may be. of_line, of_known: whom it certainly repeats; such a row
    adds nothing and is not written.
    """

    checked: CheckedRow
    outcome: RowOutcome
    matches: tuple[Match, ...] = ()
    of_line: int | None = None
    of_known: Any = None


def judge(
    rows: Sequence[CheckedRow], make_key: MakeKey, known: KnownPeople = nobody
) -> list[Judged]:
    """All rows of a file, in its order.

    Rows that are held back are compared too, for when they are corrected, but never count
    as the earlier row that a good one repeats.
    """
    good = [row for row in rows if row.is_good]
    held_back = [row for row in rows if not row.is_good]
    people = [person_of(row, make_key) for row in (*good, *held_back)]
    matches: dict[int, list[Match]] = defaultdict(list)
    for found in find_duplicates(people, known):
        matches[found.line].append(found)
    return [settle(row, matches.get(row.line, ())) for row in rows]


def judge_one(
    row: CheckedRow, make_key: MakeKey, others: Iterable[Person], known: Iterable[Person]
) -> Judged:
    """One row after a correction.

    others: people of the other rows of the file, with their line as id. known: people of
    the partnership among whom its person could be.
    """
    around = [*others, *known]
    lines = {person.id for person in around if isinstance(person.id, int)}
    matches = [
        _of_line(found) if found.of_known in lines else found
        for found in find_duplicates([person_of(row, make_key)], lambda: around)
    ]
    return settle(row, matches)


def settle(row: CheckedRow, matches: Iterable[Match]) -> Judged:
    """Only who certainly repeats the same first day is left out without a question.

    The same person with another first day came back: that is asked, not assumed.
    """
    found = tuple(matches)
    if not row.is_good:
        return Judged(row, RowOutcome.HELD_BACK, found)
    for match in found:
        if match.certainty == Certainty.CERTAIN and match.same_start:
            outcome = RowOutcome.UNCHANGED if match.of_line is None else RowOutcome.DUPLICATE
            return Judged(row, outcome, found, of_line=match.of_line, of_known=match.of_known)
    return Judged(row, RowOutcome.LIKELY if found else RowOutcome.READY, found)


def _of_line(found: Match) -> Match:
    return Match(
        line=found.line,
        certainty=found.certainty,
        why=found.why,
        of_line=found.of_known,
        same_start=found.same_start,
    )
