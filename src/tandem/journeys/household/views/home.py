"""The household of a participant: who lives there, and what was told of it."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.household import access, pictures, reading
from tandem.rooms.trajectories.dossier import open_dossier


@require_safe
def home(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Who lives together, the situations told, the own network."""
    actor = request.actor
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="household")
    context: dict[str, object] = {"dossier": dossier, "dossier_tab": "household"}
    if access.can_read(actor, dossier.trajectory):
        context |= {
            "may_read": True,
            "may_write": access.can_write(actor, dossier.trajectory),
            "housemates": reading.housemates(actor, dossier),
            "situations": reading.situations(actor, dossier),
            "pictures": pictures.pictures_of(actor, dossier),
        }
    return render_page(request, "household/home.html", context)
