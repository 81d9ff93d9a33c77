"""Opening a file: who it is about, who walks along, what the reader may see. An event."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.trajectories import access, events
from tandem.rooms.trajectories.access import Seat
from tandem.rooms.trajectories.models import TeamMember, Trajectory


@dataclass(frozen=True)
class Dossier:
    """One trajectory, opened by one actor.

    team: everyone of today, then those who left; with user and organisation loaded.
    """

    trajectory: Trajectory
    seat: Seat
    team: tuple[TeamMember, ...]

    @property
    def participant(self):
        return self.trajectory.participant

    @property
    def tandem(self) -> tuple[TeamMember, ...]:
        """Those who walk along today."""
        today = clock.today()
        return tuple(row for row in self.team if row.is_of(today))


def open_dossier(*, actor: Actor, trajectory_id: UUID, part: str) -> Dossier:
    """Open one part of a file: two queries and an audit event.

    part: "overview", "plan", "life-domains", ... kept in the event.
    Raises Trajectory.DoesNotExist for who may not know of it. Records trajectory:viewed
    with the classes that were open.
    """
    everyone = (
        TeamMember.objects.visible_to(actor)
        .select_related("user", "organisation")
        .order_by("ends_on", "starts_on", "id")
    )
    trajectory = (
        Trajectory.objects.visible_to(actor)
        .select_related("participant", "programme")
        .defer("programme__definition")
        .prefetch_related(Prefetch("team", queryset=everyone))
        .get(pk=trajectory_id)
    )
    team = tuple(trajectory.team.all())
    seat = access.seat(actor, trajectory)
    record(
        events.VIEWED,
        actor=actor,
        subject=trajectory,
        part=part,
        classes=list(seat.readable_classes),
    )
    newest_first = sorted(team, key=lambda row: row.ends_on is not None)
    return Dossier(trajectory=trajectory, seat=seat, team=tuple(newest_first))
