"""Appointments with what became of them, and the task that a missed one leaves."""

from datetime import timedelta

from tandem.foundation import clock, wall
from tandem.rooms.contacts.models import Appointment, ContactTask
from tandem.rooms.contacts.tests.factories import AppointmentFactory
from tests.leaks import marks as audience
from tests.leaks.files import File
from tests.leaks.roles import MARKED

# Who would be there, whatever else they may read; the last two have no seat any more.
HOSTS = ("work_no", "moved", "gone")
# What each appointment has become, and how many days from now it is.
STATES = {
    "coming": (2, {}),
    "begun": (-1, {}),
    "kept": (-8, {"state": "kept"}),
    "missed": (-4, {"state": "missed", "absence": "unexcused"}),
    "cancelled": (-6, {"state": "cancelled"}),
}


def agree(file: File) -> None:
    """One appointment in each state, with the same colleagues."""
    wall.enter(file.circle.id)
    for kind, (days, state) in STATES.items():
        row = _appointment(file, kind, days, state)
        file.keep(kind, 0, row)
        if kind == "missed":
            task = ContactTask.objects.create(
                **file.in_circle,
                trajectory=file.trajectory,
                appointment=row,
                made_at=clock.now(),
            )
            file.keep("tasks", 0, task)


def _appointment(file: File, kind: str, days: int, state: dict[str, str]) -> Appointment:
    hosts = [file.writer_id]
    may = audience.reads(file.name, 0)
    if file.name == MARKED:
        hosts += [file.circles.users[key].pk for key in HOSTS]
        # Somebody's own appointment is theirs to see, in a file that they know of.
        may = audience.either(may, audience.only("work_no"))
    return AppointmentFactory(
        actor=None,
        trajectory=file.trajectory,
        made_by_id=file.writer_id,
        hosts=hosts,
        starts_at=clock.now() + timedelta(days=days),
        place=file.mark(f"{kind}place", may),
        about=file.mark(f"{kind}about", may),
        reason=file.mark(f"{kind}reason", may) if kind == "cancelled" else "",
        **state,
    )
