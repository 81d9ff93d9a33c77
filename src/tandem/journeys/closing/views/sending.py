"""What was sent, and the file it is about."""

from uuid import UUID

from django.http import QueryDict

from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.dossier import Dossier, open_dossier

TAB = "results"


def posted(request: PageRequest) -> QueryDict | None:
    """What the reader sent, even when that is nothing; None when they only look."""
    return request.POST if request.method == "POST" else None


def open_file(request: PageRequest, trajectory_id: UUID, part: str) -> Dossier:
    """The file, for who reads its first class. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=part)
    require(access.can_read_class(request.actor, dossier.trajectory, 0))
    return dossier


def open_to_write(request: PageRequest, trajectory_id: UUID, part: str) -> Dossier:
    """The file, for who writes in its first class. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_file(request, trajectory_id, part)
    require(access.can_write_class(request.actor, dossier.trajectory, 0))
    return dossier
