"""Whose row it is: people and their files in this partnership, loaded once for a whole list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.journeys.registers.words import plain
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import LabourSpell, Trajectory

NameAndBirth = tuple[tuple[str, ...], date]


@dataclass(frozen=True)
class Person:
    """Somebody of this partnership, with files and with what this source told before."""

    id: UUID
    birth_date: date | None
    files: list[tuple[date | None, UUID]] = field(default_factory=list)
    spells: list[LabourSpell] = field(default_factory=list)

    def file_of(self, day: date) -> UUID | None:
        """The trajectory that had begun last by that day, else the first; None without any."""
        begun = [(on, key) for on, key in self.files if on is not None and on <= day]
        if begun:
            return max(begun)[1]
        return min(self.files, key=lambda each: each[1])[1] if self.files else None


@dataclass(frozen=True)
class Known:
    """The people that a list may be about."""

    by_key: dict[str, Person]
    by_name: dict[NameAndBirth, list[Person]]


def name_key(names: str, birth_date: date) -> NameAndBirth:
    """A name whatever the order of its words, accents and capitals, with a birth date.

    >>> name_key("De Wït Ann", date(1990, 1, 1)) == name_key("ann de wit", date(1990, 1, 1))
    True
    """
    return tuple(sorted(plain(names).split())), birth_date


def known_people(
    actor: Actor, *, keys: Iterable[UUID], births: Iterable[date], source: str
) -> Known:
    """People by key or birth date, held so that nobody else notes their work meanwhile.

    Four queries whatever the length of the list. Another partnership's people are behind
    the wall: to this list they do not exist.
    """
    rows = Participant.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    by_key = {row.pk: row for row in rows.filter(pk__in=list(keys)).order_by("pk")}
    by_birth = {row.pk: row for row in rows.filter(birth_date__in=list(births)).order_by("pk")}
    people = {key: Person(key, row.birth_date) for key, row in (by_key | by_birth).items()}
    _add_files(actor, people)
    _add_spells(actor, people, source)
    named: dict[NameAndBirth, list[Person]] = defaultdict(list)
    for row in by_birth.values():
        if row.birth_date is not None:
            named[name_key(row.full_name, row.birth_date)].append(people[row.pk])
    return Known({str(key): people[key] for key in by_key}, named)


def _add_files(actor: Actor, people: dict[UUID, Person]) -> None:
    files = Trajectory.objects.visible_to(actor).filter(participant_id__in=list(people))
    for key, person_id, entry_on in files.values_list("pk", "participant_id", "entry_on"):
        people[person_id].files.append((entry_on, key))


def _add_spells(actor: Actor, people: dict[UUID, Person], source: str) -> None:
    spells = LabourSpell.objects.visible_to(actor).filter(source=source)
    for spell in spells.filter(participant_id__in=list(people)).order_by("starts_on", "pk"):
        people[spell.participant_id].spells.append(spell)
