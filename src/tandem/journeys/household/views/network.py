"""The own network: drawn with the participant, at start and end beside each other."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.household import access, actions, pictures
from tandem.journeys.household.forms.network import NetworkForm, of_before, of_picture
from tandem.journeys.household.views.opening import open_to_read, open_to_write
from tandem.rooms.people.actions import NotYet
from tandem.rooms.people.models import NetworkMoment
from tandem.rooms.trajectories.dossier import Dossier


@require_safe
def network(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Every picture of the network, beside each other."""
    dossier = open_to_read(request, trajectory_id)
    context = {
        "dossier": dossier,
        "dossier_tab": "household",
        "drawn": pictures.drawn_in(request.actor, dossier),
        "may_write": access.can_write(request.actor, dossier.trajectory),
    }
    return render_page(request, "household/network.html", context)


@require_http_methods(["GET", "POST"])
def network_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Draw the network; who was there last time is filled in."""
    dossier = open_to_write(request, trajectory_id)
    before = pictures.pictures_of(request.actor, dossier).last()
    known: dict[str, object] = {"on": clock.today(), "moment": NetworkMoment.START}
    if before is not None:
        known |= {"moment": NetworkMoment.END, **of_before(list(before.ties.all()))}
    return _drawing(request, dossier, known, None)


@require_http_methods(["GET", "POST"])
def network_edit(request: PageRequest, trajectory_id: UUID, picture_id: UUID) -> HttpResponse:
    """Draw a picture again; what it was stays in the history."""
    dossier = open_to_write(request, trajectory_id)
    picture = pictures.pictures_of(request.actor, dossier).get(pk=picture_id)
    return _drawing(request, dossier, of_picture(picture), picture_id)


def _drawing(
    request: PageRequest, dossier: Dossier, known: dict[str, object], picture_id: UUID | None
) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = NetworkForm(sent, initial=known)
    if form.is_valid() and _is_noted(request, dossier, form, picture_id):
        return redirect("household:network", dossier.trajectory.pk)
    context = {"dossier": dossier, "dossier_tab": "household", "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "household/network_form.html", context, status=status)


def _is_noted(
    request: PageRequest, dossier: Dossier, form: NetworkForm, picture_id: UUID | None
) -> bool:
    try:
        actions.note_network(
            actor=request.actor,
            trajectory_id=dossier.trajectory.pk,
            network=form.network(),
            at=clock.now(),
            picture_id=picture_id,
        )
    except NotYet:
        form.add_error("on", _("This day has still to come. Choose today or an earlier day."))
        return False
    return True
