"""Opening a file for a page about the household."""

from uuid import UUID

from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest
from tandem.journeys.household import access
from tandem.rooms.trajectories.dossier import Dossier, open_dossier


def open_to_read(request: PageRequest, trajectory_id: UUID) -> Dossier:
    """The file, for who reads of income and family. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="household")
    require(access.can_read(request.actor, dossier.trajectory))
    return dossier


def open_to_write(request: PageRequest, trajectory_id: UUID) -> Dossier:
    """The file, for who writes of income and family. Raises Trajectory.DoesNotExist, Denied."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="household")
    require(access.can_write(request.actor, dossier.trajectory))
    return dossier
