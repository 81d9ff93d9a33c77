"""An appointment in hand, and what follows from writing it. Whoever calls this records."""

from datetime import datetime
from uuid import UUID

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.foundation.jobs import queue
from tandem.rooms.contacts import access, rules
from tandem.rooms.contacts.models import Appointment, ContactKind, ContactNote, ContactTask, Present
from tandem.rooms.trajectories.models import Trajectory

REMIND = "contacts:remind"


class Settled(Refused):
    """Something became of this appointment already; facts: state."""


def taken(actor: Actor, appointment_id: UUID) -> tuple[Appointment, Trajectory]:
    """An appointment locked for writing, with its file.

    Raises Appointment.DoesNotExist, Denied.
    """
    row = (
        Appointment.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=appointment_id)
    )
    trajectory = Trajectory.objects.visible_to(actor).get(pk=row.trajectory_id)
    foundation_access.require(access.can_plan(actor, trajectory))
    return row, trajectory


def require_planned(row: Appointment) -> None:
    """Stop here when something became of it already. Raises Settled."""
    if not row.is_planned:
        raise Settled(state=row.state)


def touch(row: Appointment, at: datetime) -> None:
    """Save, and let calendars know that it changed."""
    row.changed_at = at
    row.sequence += 1
    row.save()


def met_since(row: Appointment) -> bool:
    """Whether a talk with the participant was noted on a day after this appointment."""
    on = row.starts_at.astimezone(BRUSSELS).date()
    notes = ContactNote.objects.filter(trajectory_id=row.trajectory_id, is_personal=False)
    talks = notes.filter(present__contains=[Present.PARTICIPANT], on__gt=on)
    return talks.exclude(kind=ContactKind.MESSAGE).exists()


def begin_search(*, appointment: Appointment, at: datetime) -> ContactTask:
    """One task for one missed appointment; one that ended by a slip begins again."""
    task, is_new = ContactTask.objects.get_or_create(
        appointment=appointment,
        defaults={
            "partnership_id": appointment.partnership_id,
            "trajectory_id": appointment.trajectory_id,
            "made_at": at,
        },
    )
    if not is_new and task.end:
        task.end, task.ended_at, task.ended_by = "", None, None
        task.save(update_fields=["end", "ended_at", "ended_by"])
    return task


def schedule(*, actor: Actor, appointment: Appointment, at: datetime) -> None:
    """Have the participant reminded on the day before; who hears of it later is not."""
    due = rules.remind_at(appointment.starts_at, at)
    if due is not None:
        queue.defer(REMIND, actor=actor, at=due, appointment_id=appointment.pk)
