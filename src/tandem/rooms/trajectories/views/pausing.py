"""Pausing a trajectory, and going on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.dossier import Dossier, open_dossier
from tandem.rooms.trajectories.forms import pausing as forms
from tandem.rooms.trajectories.views.sending import TAB, back, is_done, page_with, posted


@require_http_methods(["GET", "POST"])
def pause(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Let it rest, with a reason."""
    dossier = _open(request, trajectory_id)
    form = forms.PauseForm(posted(request), today=clock.today())

    def rest() -> None:
        actions.pause(actor=request.actor, trajectory_id=trajectory_id, **form.cleaned_data)

    if is_done(form, forms.REFUSALS, rest):
        messages.success(request, _("The trajectory is paused. The place is kept."))
        return back(trajectory_id)
    return page_with(request, "trajectories/pause.html", form, {"dossier": dossier})


@require_http_methods(["GET", "POST"])
def resume(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Go on."""
    dossier = _open(request, trajectory_id)
    form = forms.ResumeForm(posted(request), initial={"on": clock.today()})

    def go_on() -> None:
        actions.resume(actor=request.actor, trajectory_id=trajectory_id, **form.cleaned_data)

    if is_done(form, forms.REFUSALS, go_on):
        return back(trajectory_id)
    return page_with(request, "trajectories/resume.html", form, {"dossier": dossier})


def _open(request: PageRequest, trajectory_id: UUID) -> Dossier:
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)
    require(access.can_decide(request.actor, dossier.trajectory))
    return dossier
