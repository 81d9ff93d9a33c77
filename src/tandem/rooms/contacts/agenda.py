"""The appointments of one file, as a reader sees them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from tandem.foundation.access import Actor
from tandem.rooms.contacts.models import (
    Absence,
    Appointment,
    AppointmentHost,
    AppointmentState,
)
from tandem.rooms.trajectories.models import Trajectory

PAST_AT_MOST = 30
COMING_AT_MOST = 50
TONES = {
    AppointmentState.PLANNED: "info",
    AppointmentState.KEPT: "ok",
    AppointmentState.MISSED: "wait",
}


@dataclass(frozen=True)
class Visit:
    """One appointment. is_begun: something can be said about whether it took place."""

    row: Appointment
    is_begun: bool

    @property
    def hosts(self) -> str:
        return ", ".join(str(host.user) for host in self.row.hosts.all())

    @property
    def tone(self) -> str:
        return TONES.get(AppointmentState(self.row.state), "")

    @property
    def reminder(self) -> str:
        """What became of the reminder; empty when none was due."""
        sent = getattr(self.row, "reminder", None)
        return str(sent.get_delivery_display()) if sent else ""

    @property
    def waits_for_outcome(self) -> bool:
        return self.row.is_planned and self.is_begun

    @property
    def waits_for_note(self) -> bool:
        return self.row.state == AppointmentState.KEPT and self.row.note_id is None

    @property
    def waits_for_reason(self) -> bool:
        return self.row.absence == Absence.UNKNOWN


@dataclass(frozen=True)
class Agenda:
    """coming: what has not begun, the next one first. past: newest first.

    older: the instant before which the next page begins, if any.
    """

    coming: tuple[Visit, ...]
    past: tuple[Visit, ...]
    older: datetime | None


def agenda(
    actor: Actor, trajectory: Trajectory, at: datetime, *, before: datetime | None = None
) -> Agenda:
    """Appointments of one file that the actor may see: four queries at any number."""
    mine = Appointment.objects.visible_to(actor).filter(trajectory=trajectory)
    hosts = AppointmentHost.objects.select_related("user")
    mine = mine.select_related("reminder").prefetch_related(Prefetch("hosts", queryset=hosts))
    coming = [] if before else mine.coming(at)[:COMING_AT_MOST]
    gone = mine.exclude(state=AppointmentState.PLANNED, starts_at__gte=at)
    gone = gone.order_by("-starts_at", "-id")
    if before:
        gone = gone.filter(starts_at__lt=before)
    past = list(gone[: PAST_AT_MOST + 1])
    older = past[PAST_AT_MOST - 1].starts_at if len(past) > PAST_AT_MOST else None
    return Agenda(
        coming=tuple(Visit(row, is_begun=False) for row in coming),
        past=tuple(Visit(row, is_begun=row.starts_at <= at) for row in past[:PAST_AT_MOST]),
        older=older,
    )
