"""Making, moving and cancelling appointments."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.rooms.contacts import access, events
from tandem.rooms.contacts.hand import require_planned, schedule, taken, touch
from tandem.rooms.contacts.models import Appointment, AppointmentHost, AppointmentState
from tandem.rooms.contacts.writing import saved_now
from tandem.rooms.trajectories.models import TeamMember, Trajectory

FARTHEST_DAYS = 400


class PastDay(Refused):
    """An appointment is made for today or later; what was is a note."""


class TooFar(Refused):
    """Farther away than anybody agrees on: a slip in the year; facts: days."""


class NobodyThere(Refused):
    """Nobody of the team is there for the participant."""


class NotInTeam(Refused):
    """Somebody who does not walk along on that day; facts: on."""


@dataclass(frozen=True)
class Arrangement:
    """What is agreed about an appointment.

    starts_at: an instant. minutes: 5 to 480. kind: ContactKind, not a message. place, about:
    plain words that the whole team and the participant may read. with_ids: logins of members
    of the team, or of who makes the appointment.
    """

    starts_at: datetime
    kind: str
    with_ids: tuple[UUID, ...]
    minutes: int = 60
    place: str = ""
    about: str = ""
    is_introduction: bool = False

    @property
    def fields(self) -> dict[str, Any]:
        return {
            "starts_at": self.starts_at,
            "minutes": self.minutes,
            "kind": self.kind,
            "place": self.place,
            "about": self.about,
            "is_introduction": self.is_introduction,
        }


@transaction.atomic
def plan_appointment(
    *, actor: Actor, trajectory_id: UUID, key: UUID, arrangement: Arrangement, at: datetime
) -> Appointment:
    """Agree on an appointment for today or later, at most 400 days away.

    key: made by the form, so that sending it twice makes one. Raises
    Trajectory.DoesNotExist, Denied, PastDay, TooFar, NobodyThere, NotInTeam.
    Records contact:appointment-made.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_plan(actor, trajectory))
    _check(actor, trajectory, arrangement, at)
    row = Appointment(id=key, **_made(actor, trajectory, at), **arrangement.fields)
    if not saved_now(row):
        return Appointment.objects.visible_to(actor).get(pk=key, trajectory_id=trajectory_id)
    _seat(row, arrangement)
    schedule(actor=actor, appointment=row, at=at)
    _record(events.APPOINTMENT_MADE, actor, row, trajectory)
    return row


@transaction.atomic
def change_appointment(
    *, actor: Actor, appointment_id: UUID, key: UUID, arrangement: Arrangement, at: datetime
) -> Appointment:
    """Say a planned appointment differently; another hour moves it.

    Moving leaves the old row as moved and returns a new one with `key`, so that sending the
    form twice moves once. Raises Appointment.DoesNotExist, Denied, Settled, PastDay, TooFar,
    NobodyThere, NotInTeam. Records contact:appointment-moved or contact:appointment-changed.
    """
    row, trajectory = taken(actor, appointment_id)
    if Appointment.objects.filter(moved_from=row, pk=key).exists():
        return Appointment.objects.get(pk=key)
    require_planned(row)
    arrangement = replace(arrangement, is_introduction=row.is_introduction)
    _check(actor, trajectory, arrangement, at)
    if arrangement.starts_at == row.starts_at:
        for name, value in arrangement.fields.items():
            setattr(row, name, value)
        touch(row, at)
        _seat(row, arrangement)
        _record(events.APPOINTMENT_CHANGED, actor, row, trajectory)
        return row
    row.state = AppointmentState.MOVED
    touch(row, at)
    moved = Appointment.objects.create(
        id=key,
        moved_from=row,
        calendar_uid=row.calendar_uid,
        sequence=row.sequence,
        **_made(actor, trajectory, at),
        **arrangement.fields,
    )
    _seat(moved, arrangement)
    schedule(actor=actor, appointment=moved, at=at)
    _record(events.APPOINTMENT_MOVED, actor, moved, trajectory)
    return moved


@transaction.atomic
def cancel_appointment(
    *, actor: Actor, appointment_id: UUID, reason: str, at: datetime
) -> Appointment:
    """Call a planned appointment off; once is enough. reason may stay empty.

    Raises Appointment.DoesNotExist, Denied, Settled. Records contact:appointment-cancelled.
    """
    row, trajectory = taken(actor, appointment_id)
    if row.state == AppointmentState.CANCELLED:
        return row
    require_planned(row)
    row.state, row.reason = AppointmentState.CANCELLED, reason.strip()
    touch(row, at)
    _record(events.APPOINTMENT_CANCELLED, actor, row, trajectory)
    return row


def _check(actor: Actor, trajectory: Trajectory, arrangement: Arrangement, at: datetime) -> None:
    today = datetime.combine(at.astimezone(BRUSSELS), time.min, tzinfo=BRUSSELS)
    if arrangement.starts_at < today:
        raise PastDay
    if arrangement.starts_at > today + timedelta(days=FARTHEST_DAYS):
        raise TooFar(days=FARTHEST_DAYS)
    if not arrangement.with_ids:
        raise NobodyThere
    on = arrangement.starts_at.astimezone(BRUSSELS).date()
    team = TeamMember.objects.visible_to(actor).filter(trajectory=trajectory).on(on)
    there = {*team.values_list("user_id", flat=True), actor.user_id}
    if not there.issuperset(arrangement.with_ids):
        raise NotInTeam(on=on)


def _made(actor: Actor, trajectory: Trajectory, at: datetime) -> dict[str, Any]:
    return {
        "partnership_id": actor.partnership_id,
        "trajectory": trajectory,
        "made_by_id": actor.user_id,
        "made_at": at,
        "changed_at": at,
    }


def _seat(row: Appointment, arrangement: Arrangement) -> None:
    """Who is there: nobody twice, and nobody who is not."""
    wanted = set(arrangement.with_ids)
    row.hosts.exclude(user_id__in=wanted).delete()
    known = set(row.hosts.values_list("user_id", flat=True))
    AppointmentHost.objects.bulk_create(
        AppointmentHost(partnership_id=row.partnership_id, appointment=row, user_id=user_id)
        for user_id in wanted - known
    )


def _record(event: str, actor: Actor, row: Appointment, trajectory: Trajectory) -> None:
    record(event, actor=actor, subject=row, participant_id=trajectory.participant_id)
