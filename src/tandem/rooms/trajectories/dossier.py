"""Opening a file: who it is about, who walks along, what the reader may see. An event."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.prepared import PreparedFor
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
    found = _files.rows_for(actor, trajectory_id=trajectory_id)
    if not found:
        raise Trajectory.DoesNotExist
    trajectory: Trajectory = found[0]
    team: tuple[TeamMember, ...] = tuple(_teams.rows_for(actor, trajectory_id=trajectory_id))
    for row in team:
        row.trajectory = trajectory
    seat = access.seat(actor, trajectory, team)
    record(
        events.VIEWED,
        actor=actor,
        subject=trajectory,
        part=part,
        classes=list(seat.readable_classes),
    )
    newest_first = sorted(team, key=lambda row: row.ends_on is not None)
    return Dossier(trajectory=trajectory, seat=seat, team=tuple(newest_first))


def _file(_shape: tuple, actor: Actor, *, trajectory_id: UUID) -> QuerySet[Trajectory]:
    return (
        Trajectory.objects.visible_to(actor)
        .filter(pk=trajectory_id)
        .select_related("participant", "programme")
        .defer("programme__definition")
    )


def _team(_shape: tuple, actor: Actor, *, trajectory_id: UUID) -> QuerySet[TeamMember]:
    return (
        TeamMember.objects.visible_to(actor)
        .filter(trajectory_id=trajectory_id)
        .select_related("user", "organisation")
        .order_by("ends_on", "starts_on", "id")
    )


_files, _teams = PreparedFor(_file), PreparedFor(_team)
