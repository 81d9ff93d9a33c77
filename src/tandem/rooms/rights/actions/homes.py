"""Noting a household on a day."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.rooms.rights import access, events
from tandem.rooms.rights.models import HomeIncome, HomePerson, HomeSnapshot
from tandem.rooms.rights.rules.home import Home, Person
from tandem.rooms.rights.rules.soundness import ASKED, flaws
from tandem.rooms.trajectories.models import Trajectory


class NotYet(Refused):
    """The day has still to come; facts: on."""


class Unsound(Refused):
    """This cannot be true; facts: flaws, a list of rules.soundness.Found."""


@transaction.atomic
def note_home(*, actor: Actor, trajectory_id: UUID, home: Home, at: datetime) -> HomeSnapshot:
    """Keep a household as it was told; it is not changed afterwards.

    What only asks for a second look is kept: the form asked. Raises Trajectory.DoesNotExist,
    Denied, NotYet, Unsound. Records rights:home-noted with the number of persons.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    _require_sound(home, at.astimezone(BRUSSELS).date())
    snapshot = HomeSnapshot.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        sensitivity=access.SENSITIVITY,
        on=home.on,
        couple=home.couple,
        housing=home.housing,
        housing_euro=home.housing_euro,
        health_insurance=home.health_insurance,
        noted_by_id=actor.user_id,
        noted_at=at,
    )
    _write_parts(snapshot, home)
    record(
        events.HOME_NOTED,
        actor=actor,
        subject=snapshot,
        participant_id=trajectory.participant_id,
        persons=len(home.persons),
    )
    return snapshot


def _require_sound(home: Home, today: date) -> None:
    if home.on > today:
        raise NotYet(on=home.on)
    wrong = [found for found in flaws(home) if found.flaw not in ASKED]
    if wrong:
        raise Unsound(flaws=wrong)


def _write_parts(snapshot: HomeSnapshot, home: Home) -> None:
    rows = [_person(snapshot, at, person) for at, person in enumerate(home.persons)]
    HomePerson.objects.bulk_create(rows)
    HomeIncome.objects.bulk_create(
        HomeIncome(
            partnership_id=snapshot.partnership_id,
            person=row,
            kind=income.kind,
            euro=income.euro,
            every=income.every,
            seen=income.seen,
        )
        for row, person in zip(rows, home.persons, strict=True)
        for income in person.incomes
    )


def _person(snapshot: HomeSnapshot, at: int, person: Person) -> HomePerson:
    return HomePerson(
        partnership_id=snapshot.partnership_id,
        snapshot=snapshot,
        position=at,
        relation=person.relation,
        name=person.name,
        birth_date=person.birth_date,
        work=person.work,
        weekly_hours=person.weekly_hours,
        full_time_hours=person.full_time_hours,
        collar=person.collar,
        has_child_benefit=person.has_child_benefit,
        are_incomes_complete=person.are_incomes_complete,
    )
