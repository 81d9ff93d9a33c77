"""Appointments on my day, and who to get in touch with because they were not there."""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.desks.caseworker.tasks import Press, Task, file_of
from tandem.foundation.access import Actor
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.contacts.models import Appointment, AppointmentState, ContactTask
from tandem.rooms.trajectories.models import Trajectory

ROWS_AT_MOST = 20
MISSED_AT_MOST = 11
UNNOTED_DAYS = 14


def appointments(actor: Actor, now: datetime) -> tuple[Task, ...]:
    """Of today, and earlier ones of which nobody said what became of them; one query.

    Twenty-one at most: the last one only tells that there are more.
    """
    today = now.astimezone(BRUSSELS).date()
    tomorrow = datetime.combine(today + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    waiting = (
        Appointment.objects.visible_to(actor)
        .held_by(actor)
        .waiting(until=tomorrow, since=now - timedelta(days=UNNOTED_DAYS))
        .select_related("trajectory__participant")
        .order_by("starts_at", "id")[: ROWS_AT_MOST + 1]
    )
    return tuple(_appointment(one, now, today) for one in waiting)


def missed(actor: Actor) -> list[Task]:
    """Tasks that the tandem shares, longest waiting first, eleven at most; one query."""
    mine = Trajectory.objects.of_team(actor).values("pk")
    tasks = (
        ContactTask.objects.visible_to(actor)
        .is_open()
        .filter(trajectory__in=mine)
        .select_related("trajectory__participant", "appointment")
        .order_by("made_at", "id")[:MISSED_AT_MOST]
    )
    return [_missed(task) for task in tasks]


def _appointment(one: Appointment, now: datetime, today: date) -> Task:
    starts = one.starts_at.astimezone(BRUSSELS)
    is_kept = one.state == AppointmentState.KEPT
    note = reverse("contacts:note_new", args=[one.trajectory_id])
    when = f"{starts:%H:%M}" if starts.date() == today else f"{starts:%d/%m %H:%M}"
    parts = (when, str(one.get_kind_display()), one.place)
    return Task(
        icon="calendar-event",
        what=one.trajectory.participant.full_name,
        note=" · ".join(part for part in parts if part),
        url=file_of(one.trajectory),
        do=_("Write the note") if is_kept else _("Move or change"),
        do_url=f"{note}?appointment={one.pk}" if is_kept else _move(one),
        tone="ok" if is_kept else "",
        tag=str(one.get_state_display()) if is_kept else "",
        presses=() if is_kept or starts > now else _outcomes(one),
    )


def _move(one: Appointment) -> str:
    return reverse("contacts:appointment", args=[one.trajectory_id, one.pk])


def _outcomes(one: Appointment) -> tuple[Press, ...]:
    keys = [one.trajectory_id, one.pk]
    return (
        Press(_("Took place"), reverse("contacts:appointment_kept", args=keys), "check"),
        Press(_("Missed"), reverse("contacts:appointment_missed", args=keys), "user-off"),
    )


def _missed(task: ContactTask) -> Task:
    day = task.appointment.starts_at.astimezone(BRUSSELS)
    tried = reverse("contacts:task_tried", args=[task.trajectory_id, task.pk])
    words = ngettext("tried %(count)d time", "tried %(count)d times", task.attempts)
    return Task(
        icon="user-question",
        what=task.trajectory.participant.full_name,
        note=_("Appointment of %(day)s") % {"day": f"{day:%d/%m}"},
        url=file_of(task.trajectory),
        do=_("Note a contact"),
        do_url=reverse("contacts:note_new", args=[task.trajectory_id]),
        tag=words % {"count": task.attempts} if task.attempts else "",
        presses=(Press(_("Not reached"), tried, "phone", (("attempts", str(task.attempts)),)),),
    )
