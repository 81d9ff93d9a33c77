"""Duplicates that need no weighing: the same national number, or the same name and birthday."""

from collections.abc import Iterable, Sequence
from datetime import date

from tandem.journeys.registers.duplicates.people import (
    Certainty,
    Likeness,
    Match,
    Person,
    letters,
    match,
)

NameAndBirth = tuple[str, str, date]
SAME_NUMBER = Likeness("national_number", "same")
OTHER_NUMBER = Likeness("national_number", "differs")
SAME_NAME = Likeness("name", "same")
SAME_BIRTH = Likeness("birth_date", "same")


class Register:
    """People met so far, found again by national number or by name and birthday."""

    def __init__(self) -> None:
        self.by_number: dict[str, Person] = {}
        self.by_name: dict[NameAndBirth, Person] = {}

    def add(self, person: Person) -> None:
        """Remember a person; the first one with a number or name keeps it."""
        if person.national_number_key:
            self.by_number.setdefault(person.national_number_key, person)
        if name := name_and_birth(person):
            self.by_name.setdefault(name, person)

    def find(self, person: Person, *, known: bool) -> Match | None:
        """The match with somebody met before, None when there is none."""
        same_number = self.by_number.get(person.national_number_key or "")
        if same_number is not None:
            return _by_number(person, same_number, known=known)
        name = name_and_birth(person)
        same_name = self.by_name.get(name) if name else None
        if same_name is not None:
            return _by_name(person, same_name, known=known)
        return None


def name_and_birth(person: Person) -> NameAndBirth | None:
    """What must be equal for two people to be one without further question."""
    last, first = letters(person.last_name), letters(person.first_name)
    if not (last and first and person.birth_date):
        return None
    return last, first, person.birth_date


def find_certain(rows: Sequence[Person], known: Iterable[Person]) -> list[Match]:
    """For each row that repeats somebody: the match, earlier rows before known people.

    The same number under a wholly other name and birthday was typed on the wrong line, and
    the same name and birthday under two numbers may be two people: both are only likely.
    """
    wanted_numbers = {row.national_number_key for row in rows}
    wanted_names = {name_and_birth(row) for row in rows}
    among_known = Register()
    for person in known:
        if person.national_number_key in wanted_numbers or name_and_birth(person) in wanted_names:
            among_known.add(person)
    earlier = Register()
    matches = []
    for row in rows:
        in_file = earlier.find(row, known=False)
        found = _surest(in_file, among_known.find(row, known=True))
        if found:
            matches.append(found)
        if not _is_certain(in_file):
            earlier.add(row)
    return matches


def _surest(in_file: Match | None, among_known: Match | None) -> Match | None:
    """A repeat within the file is told as such, also when the file was imported before."""
    if among_known is None or _is_certain(in_file):
        return in_file
    return among_known if in_file is None or _is_certain(among_known) else in_file


def _is_certain(found: Match | None) -> bool:
    return found is not None and found.certainty == Certainty.CERTAIN


def _by_number(person: Person, other: Person, *, known: bool) -> Match:
    shared = _words(person) & _words(other)
    births = {born for born in (person.birth_date, other.birth_date) if born}
    if not shared and len(births) == 2:
        why = (SAME_NUMBER, Likeness("name", "differs"), Likeness("birth_date", "differs"))
        return match(person, other, Certainty.LIKELY, why, known=known)
    return match(person, other, Certainty.CERTAIN, (SAME_NUMBER,), known=known)


def _by_name(person: Person, other: Person, *, known: bool) -> Match:
    if person.national_number_key and other.national_number_key:
        why = (SAME_NAME, SAME_BIRTH, OTHER_NUMBER)
        return match(person, other, Certainty.LIKELY, why, known=known)
    return match(person, other, Certainty.CERTAIN, (SAME_NAME, SAME_BIRTH), known=known)


def _words(person: Person) -> set[str]:
    return set(letters(f"{person.last_name} {person.first_name}").split())
