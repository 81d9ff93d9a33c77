"""Looking for duplicates: the certain ones first, then the likely ones among what is left."""

from collections.abc import Callable, Iterable, Sequence

from tandem.journeys.registers.duplicates.certain import find_certain
from tandem.journeys.registers.duplicates.people import Certainty, Match, Person

KnownPeople = Callable[[], Iterable[Person]]


def nobody() -> Iterable[Person]:
    """Nobody is known yet."""
    return ()


def find_duplicates(rows: Sequence[Person], known: KnownPeople = nobody) -> list[Match]:
    """Every match of the rows with each other and with known people.

    rows: the good rows, by `person_of`, in the order of the file. known: called twice, so
    that a hundred thousand people can be streamed from the database instead of held.
    A row that certainly repeats somebody is not weighed again.
    """
    matches = find_certain(rows, known())
    settled = {found.line for found in matches if found.certainty == Certainty.CERTAIN}
    left = [row for row in rows if row.id not in settled]
    asked = {_pair(found) for found in matches}
    if left:
        # Weighing needs a heavy library, which a web worker at rest must not carry.
        from tandem.journeys.registers.duplicates.likely import find_likely

        likely = find_likely(left, known())
        matches += [found for found in likely if _pair(found) not in asked]
    return sorted(matches, key=lambda found: (found.line, found.of_line or 0))


def _pair(found: Match) -> tuple[object, ...]:
    return found.line, found.of_line, found.of_known
