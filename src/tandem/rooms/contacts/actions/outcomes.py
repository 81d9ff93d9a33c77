"""What became of an appointment."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.rooms.contacts import events
from tandem.rooms.contacts.actions.notes import Note, add_note
from tandem.rooms.contacts.actions.tasks import end_search
from tandem.rooms.contacts.hand import Settled, begin_search, met_since, taken, touch
from tandem.rooms.contacts.models import (
    Absence,
    Appointment,
    AppointmentState,
    ContactNote,
)
from tandem.rooms.contacts.writing import NotYet
from tandem.rooms.trajectories import access as trajectories_access
from tandem.rooms.trajectories import actions as trajectories_actions

CORRECTABLE = (AppointmentState.PLANNED, AppointmentState.KEPT, AppointmentState.MISSED)


class Noted(Refused):
    """It was noted what happened at this appointment, so it was not missed."""


@transaction.atomic
def keep_appointment(*, actor: Actor, appointment_id: UUID, at: datetime) -> Appointment:
    """It took place. Counts as a contact, and ends the search for who was missed before.

    A slip of "missed" is put right by it. Raises Appointment.DoesNotExist, Denied, NotYet
    before it begins, Settled when it was moved or cancelled. Records contact:appointment-kept.
    """
    row, trajectory = taken(actor, appointment_id)
    if row.state == AppointmentState.KEPT:
        return row
    _check_begun(row, at)
    row.state, row.absence, row.hindrance = AppointmentState.KEPT, "", ""
    touch(row, at)
    on = row.starts_at.astimezone(BRUSSELS).date()
    if trajectories_access.can_write(actor, trajectory):
        trajectories_actions.note_contact_day(actor=actor, trajectory_id=trajectory.pk, on=on)
    end_search(actor=actor, trajectory=trajectory, on=on, at=at)
    record(
        events.APPOINTMENT_KEPT,
        actor=actor,
        subject=row,
        participant_id=trajectory.participant_id,
    )
    return row


@transaction.atomic
def miss_appointment(
    *,
    actor: Actor,
    appointment_id: UUID,
    at: datetime,
    absence: str = Absence.UNKNOWN,
    hindrance: str = "",
) -> Appointment:
    """The participant was not there. Makes one task to get in touch, and closes nothing.

    No task when somebody met the participant on a later day and this is told afterwards.
    absence, hindrance: how, and what practical thing was in the way; may be told later by
    calling again. Raises Appointment.DoesNotExist, Denied, NotYet, Settled, Noted.
    Records contact:appointment-missed.
    """
    row, trajectory = taken(actor, appointment_id)
    known = (row.state, row.absence, row.hindrance)
    hindrance = hindrance if absence == Absence.PRACTICAL else ""
    if known == (AppointmentState.MISSED, absence, hindrance):
        return row
    _check_begun(row, at)
    if row.note_id is not None:
        raise Noted
    is_news = row.state != AppointmentState.MISSED
    row.state, row.absence, row.hindrance = AppointmentState.MISSED, absence, hindrance
    touch(row, at)
    if is_news and not met_since(row):
        begin_search(appointment=row, at=at)
    record(
        events.APPOINTMENT_MISSED,
        actor=actor,
        subject=row,
        participant_id=trajectory.participant_id,
        absence=str(absence),
        hindrance=str(hindrance),
    )
    return row


@transaction.atomic
def note_appointment(
    *, actor: Actor, appointment_id: UUID, note_id: UUID, note: Note, at: datetime
) -> ContactNote:
    """Note what happened at an appointment, which thereby took place.

    Raises what `keep_appointment` and `add_note` raise. Records what they record.
    """
    row = keep_appointment(actor=actor, appointment_id=appointment_id, at=at)
    noted = add_note(
        actor=actor, trajectory_id=row.trajectory_id, note_id=note_id, note=note, at=at
    )
    if row.note_id is None:
        row.note = noted
        row.save(update_fields=["note"])
    return noted


def _check_begun(row: Appointment, at: datetime) -> None:
    if row.state not in CORRECTABLE:
        raise Settled(state=row.state)
    if row.starts_at > at:
        raise NotYet(field="starts_at")
