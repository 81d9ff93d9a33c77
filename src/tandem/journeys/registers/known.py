"""People whom the partnership knows already, to compare rows with."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q, QuerySet

from tandem.foundation.access import Actor
from tandem.journeys.registers.duplicates.people import Person
from tandem.rooms.people.models import Participant, RegisterBatch, RowOutcome, SearchToken
from tandem.rooms.people.rules import plain
from tandem.rooms.trajectories.models import Trajectory

CHUNK = 5_000
Ends = dict[tuple[UUID, date], date | None]
GENDERS = ("M", "F", "X")
COMPARED = (
    "pk", "last_name", "first_name", "birth_date", "gender", "postcode", "phone",
    "national_number_key", "starts",
)  # fmt: skip
IN_ROW = (
    "line", "cleaned__last_name", "cleaned__first_name", "cleaned__birth_date", "cleaned__gender",
    "cleaned__postcode", "cleaned__phone", "cleaned__number_key", "cleaned__start",
)  # fmt: skip


def everyone(actor: Actor) -> Iterator[Person]:
    """All people of the partnership, streamed from the database."""
    return _people(Participant.objects.visible_to(actor))


def added_since(actor: Actor, instant: datetime) -> Iterator[Person]:
    """People who were added to the partnership after an instant."""
    return _people(Participant.objects.visible_to(actor).filter(added_at__gte=instant))


def around(actor: Actor, person: Person) -> Iterator[Person]:
    """People who could be this one: by number, birthday, phone, both names, or name and place."""
    last, first = (Exists(_named(word)) for word in (person.last_name, person.first_name))
    alike = Q(last & first)
    if person.birth_date:
        alike |= Q(birth_date=person.birth_date)
    if person.phone:
        alike |= Q(phone=person.phone)
    if person.postcode:
        alike |= Q(last, postcode=person.postcode)
    if person.national_number_key:
        alike |= Q(national_number_key=bytes.fromhex(person.national_number_key))
    return _people(Participant.objects.visible_to(actor).filter(alike))


def in_batch(batch: RegisterBatch, *, but: int) -> Iterator[Person]:
    """People of the rows that are still to be written, with the line as id; not of line `but`."""
    rows = batch.rows.filter(outcome__in=(RowOutcome.READY, RowOutcome.LIKELY)).exclude(line=but)
    for line, last, first, birth, gender, postcode, phone, key, start in rows.values_list(*IN_ROW):
        yield Person(
            id=line,
            last_name=last,
            first_name=first,
            birth_date=_day(birth),
            gender=gender,
            postcode=postcode,
            phone=phone if phone.startswith("+") else "",
            national_number_key=key,
            starts=frozenset(filter(None, [_day(start)])),
        )


def ends(actor: Actor, people: Sequence[UUID | None]) -> Ends:
    """The last day of each trajectory of these people, by person and first day."""
    found = Trajectory.objects.visible_to(actor).filter(
        participant__in=[key for key in people if key], entry_on__isnull=False
    )
    rows = found.values_list("participant", "entry_on", "exit_on")
    return {(person, first): last for person, first, last in rows}


def _people(participants: QuerySet[Participant]) -> Iterator[Person]:
    with_starts = participants.annotate(
        starts=ArrayAgg("trajectories__entry_on", filter=Q(trajectories__entry_on__isnull=False))
    )
    for row in with_starts.values_list(*COMPARED).iterator(chunk_size=CHUNK):
        yield _person(*row)


def _person(
    key: Any, last: str, first: str, birth: date | None, gender: str, postcode: str, phone: str,
    number_key: bytes | None, starts: list[date] | None,
) -> Person:  # fmt: skip
    return Person(
        id=key,
        last_name=last,
        first_name=first,
        birth_date=birth,
        gender=gender if gender in GENDERS else None,
        postcode=postcode or None,
        phone=phone if phone.startswith("+") else "",
        national_number_key=bytes(number_key).hex() if number_key else None,
        starts=frozenset(starts or ()),
    )


def _named(name: str) -> QuerySet[SearchToken]:
    return SearchToken.objects.filter(
        partnership_id=OuterRef("partnership_id"),
        participant_id=OuterRef("pk"),
        token=plain(name)[:40],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
