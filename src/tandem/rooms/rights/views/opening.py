"""Opening a file for a page about rights."""

from uuid import UUID

from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest
from tandem.rooms.rights import access
from tandem.rooms.trajectories.dossier import Dossier, open_dossier

TAB = "rights"


def open_to_look(request: PageRequest, trajectory_id: UUID) -> Dossier:
    """The file, for who knows of it. Raises Trajectory.DoesNotExist."""
    return open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)


def open_to_read(request: PageRequest, trajectory_id: UUID) -> Dossier:
    """The file, for who reads of income. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_to_look(request, trajectory_id)
    require(access.can_read(request.actor, dossier.trajectory))
    return dossier


def open_to_write(request: PageRequest, trajectory_id: UUID) -> Dossier:
    """The file, for who writes of income. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_to_look(request, trajectory_id)
    require(access.can_write(request.actor, dossier.trajectory))
    return dossier
