"""Rights of a participant: the household as it is now, and where to go from there."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tandem.foundation.access import Actor
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.rights import access, takeup
from tandem.rooms.rights.models import HomeSnapshot, JobOffer, home_of
from tandem.rooms.rights.telling import people_of
from tandem.rooms.rights.views.opening import TAB, open_to_look


@require_safe
def home(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """The newest household in short, earlier ones, and jobs on offer."""
    actor = request.actor
    dossier = open_to_look(request, trajectory_id)
    context: dict[str, object] = {"dossier": dossier, "dossier_tab": TAB}
    if access.can_read(actor, dossier.trajectory):
        context |= _household(actor, trajectory_id) | {
            "may_read": True,
            "may_write": access.can_write(actor, dossier.trajectory),
            "takeup": takeup.of_household(actor, dossier.trajectory),
            "offers": JobOffer.objects.visible_to(actor).of_file(trajectory_id),
        }
    return render_page(request, "rights/home.html", context)


def _household(actor: Actor, trajectory_id: UUID) -> dict[str, object]:
    """The newest household with its parts, and the days of earlier ones."""
    told = list(HomeSnapshot.objects.visible_to(actor).of_file(trajectory_id).with_parts())
    if not told:
        return {}
    home = home_of(told[0])
    return {"told": told[0], "home": home, "people": people_of(home), "earlier": told[1:]}
