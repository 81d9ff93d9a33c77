"""What Tandem knows already of a household, filled in before anybody is asked."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects

from tandem.foundation.access import Actor
from tandem.journeys.household import reading, rights_told
from tandem.journeys.household.forms.situation import ROWS
from tandem.rooms.people.figures import Occupation, known_years
from tandem.rooms.people.models import HouseholdMember, ItemList, Participant
from tandem.rooms.people.reckoning import Reckoning, answers_in, told_in
from tandem.rooms.rights.rules.home import Home
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import Employment, EntryProfile

_OCCUPATIONS = {
    Employment.EMPLOYED.value: Occupation.WORKING,
    Employment.UNEMPLOYED.value: Occupation.JOBSEEKER,
    Employment.INACTIVE.value: Occupation.INACTIVE,
}
LEAP_SAFE_YEAR = 365.25


def initial(actor: Actor, dossier: Dossier, today: date) -> dict[str, Any]:
    """Field -> value for a new situation: from the newest one, else from file and household.

    Who lives there and what comes in is taken from the room of rights where it was told later
    there. At most five queries.
    """
    file, classes = dossier.trajectory.pk, dossier.seat.readable_classes
    start = {"on": today, "silc_year": str(known_years()[-1])}
    newest = told_in(actor, file, classes).prefetch_related(None).first()
    home = rights_told.newest_home(actor, file, after=newest.on if newest else None)
    if newest is not None:
        whole = () if home else ("persons", "incomes")
        prefetch_related_objects([newest], *whole, answers_in(classes))
        start |= _answers(Reckoning(newest))
    if home is not None:
        return start | _from_rights(home, today)
    if newest is not None:
        return start | _from_before(Reckoning(newest), today)
    return start | _rows([_oneself(actor, dossier, today), *_others(actor, dossier, today)])


def age_on(day: date, born_on: date) -> int:
    """Completed years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _from_before(before: Reckoning, today: date) -> dict[str, Any]:
    """What was told last, with everybody as much older as whole years went by."""
    years = int((today - before.told.on).days / LEAP_SAFE_YEAR)
    people = [
        {
            "name": person.name,
            "age": None if person.age is None else person.age + years,
            "occupation": person.occupation,
            "months": _short(person.months_worked),
            "hours": _short(person.weekly_hours),
        }
        for person in before.persons
    ]
    return {
        **_rows(people),
        **{f"income-{kind}": amount for kind, amount in before.incomes.items()},
        "complete": "yes" if before.told.is_income_complete else "no",
    }


def _from_rights(home: Home, today: date) -> dict[str, Any]:
    """Who and what was told for rights, where wages are gross and so are asked again."""
    incomes = rights_told.incomes_of(home)
    people = [
        person | {"hours": _short(person["hours"])}
        for person in rights_told.people_of(home, today)[:ROWS]
    ]
    return _rows(people) | {f"income-{kind}": amount for kind, amount in incomes.items()}


def _answers(before: Reckoning) -> dict[str, Any]:
    """What was said to lack, in the classes that the writer reads."""
    lacks = before.answers(ItemList.DEPRIVATION)
    weak = before.answers(ItemList.KANSARMOEDE)
    return {
        **{f"lack-{item}": answer for item, answer in lacks.items()},
        **{f"weak-{item}": answer for item, answer in weak.items()},
    }


def _short(number: Decimal | None) -> Decimal | None:
    """Without zeros that nobody typed: 2 for 2.00."""
    if number is None:
        return None
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


def _rows(people: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        f"person-{at}-{name}": value
        for at, person in enumerate(people)
        for name, value in person.items()
    }


def _oneself(actor: Actor, dossier: Dossier, today: date) -> dict[str, Any]:
    profile = EntryProfile.objects.visible_to(actor).filter(trajectory=dossier.trajectory).first()
    occupation = _OCCUPATIONS.get(profile.employment, Occupation.UNKNOWN) if profile else ""
    return _of_participant(dossier.participant, today) | {"occupation": occupation}


def _others(actor: Actor, dossier: Dossier, today: date) -> list[dict[str, Any]]:
    return [_of_member(mate.member, today) for mate in reading.housemates(actor, dossier)]


def _of_member(member: HouseholdMember, today: date) -> dict[str, Any]:
    if member.participant is not None:
        return {"name": member.participant.called}
    age = today.year - member.birth_year if member.birth_year else None
    return {"name": member.first_name, "age": age}


def _of_participant(person: Participant, today: date) -> dict[str, Any]:
    return {
        "name": person.called,
        "age": age_on(today, person.birth_date) if person.birth_date else None,
    }
