"""What Tandem knows already of a household, filled in before anybody is asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Subquery

from tandem.foundation.access import Actor
from tandem.rooms.people.figures import Occupation
from tandem.rooms.people.models import (
    HouseholdMember,
    HouseholdRelation,
    HouseholdSituation,
    Participant,
    SituationIncome,
    SituationPerson,
)
from tandem.rooms.people.models import IncomeKind as ToldKind
from tandem.rooms.rights.forms.sheet import PersonSheet, Sheet, Values, new_person
from tandem.rooms.rights.models import HomeSnapshot, home_of
from tandem.rooms.rights.rules.home import (
    Every,
    Home,
    Housing,
    IncomeKind,
    Person,
    Relation,
    Seen,
    Work,
)
from tandem.rooms.rights.rules.soundness import age_on
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.labour import status_on
from tandem.rooms.trajectories.models import (
    Employment,
    EntryProfile,
    LabourSpell,
    LabourStatus,
    Told,
)

GROWN_UP = 18
_RELATIONS: Mapping[str, Relation] = {
    HouseholdRelation.PARTNER: Relation.PARTNER,
    HouseholdRelation.CHILD: Relation.CHILD,
    HouseholdRelation.PARENT: Relation.PARENT,
}
_OCCUPATIONS: Mapping[str, Work] = {
    Occupation.WORKING: Work.EMPLOYEE,
    Occupation.JOBSEEKER: Work.JOBSEEKER,
    Occupation.STUDENT: Work.STUDENT,
    Occupation.PENSION: Work.PENSIONER,
}
_EMPLOYMENT: Mapping[str, Work] = {
    Employment.EMPLOYED: Work.EMPLOYEE,
    Employment.UNEMPLOYED: Work.JOBSEEKER,
}
_STATUS: Mapping[str, Work] = {
    LabourStatus.EMPLOYED: Work.EMPLOYEE,
    LabourStatus.UNEMPLOYED: Work.JOBSEEKER,
}
# Wages were told net there and are asked gross here. Which benefit it was nobody noted: its
# amount is filled in, and what it is has to be chosen.
_KINDS: Mapping[str, str] = {
    ToldKind.BENEFIT: "",
    ToldKind.PENSION: IncomeKind.PENSION,
    ToldKind.SURVIVOR: IncomeKind.PENSION,
    ToldKind.CHILD: IncomeKind.CHILD_BENEFIT,
    ToldKind.MAINTENANCE: IncomeKind.MAINTENANCE,
    ToldKind.OTHER: IncomeKind.OTHER,
}


def sheet(actor: Actor, dossier: Dossier, today: date) -> Sheet:
    """The form as it starts: from the newest snapshot, else from all that is known elsewhere.

    For who writes of income in this file. At most five queries.
    """
    newest = (
        HomeSnapshot.objects.visible_to(actor)
        .of_file(dossier.trajectory.pk)
        .prefetch_related("persons__incomes")
        .first()
    )
    if newest is not None:
        return of_home(home_of(newest), today)
    told, incomes = _told(actor, dossier)
    members = _members(actor, dossier)
    profile = None if told else _profile(actor, dossier)
    persons = [_of_told(row, members, told[0].situation.on, today) for row in told[1:]]
    if not told:
        persons = [_of_member(member, today) for member in members]
    own = _oneself(dossier.participant, _work(told, profile) | _job(actor, dossier, today))
    alone = not any(each.values.get("relation") != Relation.CHILD for each in persons)
    return Sheet(
        persons=(replace(own, incomes=_incomes(incomes, alone=alone)), *persons),
        rest={"on": today, "housing": _housing(profile)},
    )


def of_home(home: Home, today: date) -> Sheet:
    """The same household looked at again on another day; ages are of that day."""
    rest = {
        "couple": _raw(home.couple),
        "housing": _raw(home.housing),
        "housing_euro": home.housing_euro,
        "health_insurance": _raw(home.health_insurance),
    }
    return Sheet(tuple(_of_person(each, today) for each in home.persons), {"on": today, **rest})


def _of_person(person: Person, today: date) -> PersonSheet:
    benefit = {True: "yes", False: "no", None: ""}[person.has_child_benefit]
    values = {
        "relation": person.relation.value,
        "name": person.name,
        "birth": born_text(person.birth_date, today),
        "work": _raw(person.work),
        "hours": person.weekly_hours,
        "full_time": person.full_time_hours if person.weekly_hours is not None else None,
        "collar": _raw(person.collar),
        "child_benefit": benefit,
        "complete": person.are_incomes_complete,
    }
    incomes = tuple(
        {"kind": i.kind.value, "euro": i.euro, "every": i.every.value, "seen": i.seen.value}
        for i in person.incomes
    )
    return PersonSheet(values, incomes or new_person(person.relation).incomes)


def born_text(birth_date: date | None, today: date) -> str:
    """A birth day as people write it; the age where the day was only reckoned from an age."""
    if birth_date is None:
        return ""
    if (birth_date.month, birth_date.day) == (7, 1):
        return str(age_on(today, birth_date))
    return f"{birth_date.day}/{birth_date.month}/{birth_date.year}"


def _raw(known: Any) -> str:
    return "" if known.value == "unknown" else str(known.value)


def _told(actor: Actor, dossier: Dossier) -> tuple[list[SituationPerson], list[SituationIncome]]:
    """Persons and incomes of the newest situation of the household. Two queries."""
    newest = Subquery(
        HouseholdSituation.objects.visible_to(actor)
        .filter(told_in=dossier.trajectory.pk)
        .order_by("-on", "-id")
        .values("pk")[:1]
    )
    persons = SituationPerson.objects.visible_to(actor).filter(situation=newest)
    told = list(persons.select_related("situation"))
    incomes = SituationIncome.objects.visible_to(actor).filter(situation=newest) if told else []
    return told, list(incomes)


def _members(actor: Actor, dossier: Dossier) -> list[HouseholdMember]:
    """Who lives with this participant now. One query."""
    members = HouseholdMember.objects.visible_to(actor)
    return list(
        members.living_with(dossier.trajectory.participant_id).select_related("participant")
    )


def _profile(actor: Actor, dossier: Dossier) -> EntryProfile | None:
    return EntryProfile.objects.visible_to(actor).filter(trajectory=dossier.trajectory).first()


def _work(told: list[SituationPerson], profile: EntryProfile | None) -> dict[str, Any]:
    if told:
        return {
            "work": _OCCUPATIONS.get(told[0].occupation, ""),
            "hours": told[0].weekly_hours,
        }
    return {"work": _EMPLOYMENT.get(profile.employment, "")} if profile else {}


def _job(actor: Actor, dossier: Dossier, today: date) -> dict[str, Any]:
    """What the period of work that runs today says, newer than what was told. One query."""
    spells = LabourSpell.objects.visible_to(actor).filter(
        participant_id=dossier.trajectory.participant_id
    )
    running = status_on(spells, today)
    if running is None or running.status not in _STATUS:
        return {}
    return {"work": _STATUS[running.status], "hours": running.hours_per_week}


def _oneself(participant: Participant, work: dict[str, Any]) -> PersonSheet:
    is_employee = work.get("work") == Work.EMPLOYEE
    values = {
        "name": participant.called,
        "birth": _birth(participant),
        **work,
        "hours": work.get("hours") if is_employee else None,
    }
    return PersonSheet(values, ({},))


def _of_told(
    row: SituationPerson, members: list[HouseholdMember], told_on: date, today: date
) -> PersonSheet:
    """Somebody told before, as much older; what they are to the participant by their name."""
    same = [each for each in members if row.name and _name(each).casefold() == row.name.casefold()]
    relation = _RELATIONS.get(same[0].relation) if same else None
    years = today.year - told_on.year - ((today.month, today.day) < (told_on.month, told_on.day))
    age = None if row.age is None else row.age + years
    if relation is None and age is not None and age < GROWN_UP:
        relation = Relation.CHILD
    is_employee = row.occupation == Occupation.WORKING
    start = new_person(relation or Relation.OTHER)
    told = {
        "name": row.name,
        "birth": "" if age is None else str(age),
        "work": _OCCUPATIONS.get(row.occupation, ""),
        "hours": row.weekly_hours if is_employee else None,
    }
    return replace(start, values={**start.values, **told})


def _of_member(member: HouseholdMember, today: date) -> PersonSheet:
    start = new_person(_RELATIONS.get(member.relation, Relation.OTHER))
    born = str(member.birth_year or "")
    if member.participant is not None:
        born = _birth(member.participant) or born
    known = {"name": _name(member), "birth": born}
    return replace(start, values={**start.values, **known})


def _name(member: HouseholdMember) -> str:
    return member.participant.called if member.participant else member.first_name


def _birth(participant: Participant) -> str:
    born = participant.birth_date
    return f"{born.day}/{born.month}/{born.year}" if born else ""


def _incomes(told: list[SituationIncome], *, alone: bool) -> tuple[Values, ...]:
    """What came in for the household; whose it was is only sure of the only grown-up."""
    found = tuple(
        {
            "kind": _KINDS[row.kind],
            "euro": row.amount_eur,
            "every": Every.MONTH,
            "seen": Seen.TANDEM,
        }
        for row in told
        if row.kind in _KINDS and (alone or row.kind == ToldKind.CHILD)
    )
    return found or ({},)


def _housing(profile: EntryProfile | None) -> str:
    is_homeless = profile is not None and profile.homeless == Told.YES
    return Housing.HOMELESS if is_homeless else ""
