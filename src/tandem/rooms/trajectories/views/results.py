"""The page about work and training, and the last day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories import results as gathered
from tandem.rooms.trajectories.dossier import open_dossier
from tandem.rooms.trajectories.forms import leaving as forms
from tandem.rooms.trajectories.models import State
from tandem.rooms.trajectories.views.sending import TAB, back, is_done, page_with, posted


@require_safe
def results(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Work and training over time, what sources disagree on, and moments after the end."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)
    shown = gathered.results(request.actor, dossier, clock.today())
    context = {"dossier": dossier, "dossier_tab": TAB, "results": shown}
    return render_page(request, "trajectories/results.html", context)


@require_http_methods(["GET", "POST"])
def leave(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Close the trajectory, or correct how it was closed."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)
    trajectory = dossier.trajectory
    require(access.can_decide(request.actor, trajectory))
    is_closed = trajectory.state == State.CLOSED
    act = actions.correct_leaving if is_closed else actions.close_trajectory
    form = forms.LeavingForm(posted(request), initial=forms.leaving_now(trajectory, clock.today()))

    def close() -> None:
        act(actor=request.actor, trajectory_id=trajectory_id, leaving=form.as_leaving())

    if is_done(form, forms.REFUSALS, close):
        messages.success(request, _("The trajectory is closed. The file stays."))
        return back(trajectory_id)
    context: dict[str, object] = {"dossier": dossier, "is_closed": is_closed}
    return page_with(request, "trajectories/leave.html", form, context)


@require_http_methods(["GET", "POST"])
def come_back(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Start again in the programme that was left."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)
    require(access.can_decide(request.actor, dossier.trajectory))
    today = clock.today()
    form = forms.ReturnForm(posted(request), initial={"on": today, "agreed_on": today})
    begun = []

    def restart() -> None:
        given = form.cleaned_data
        begun.append(actions.restart(actor=request.actor, trajectory_id=trajectory_id, **given))

    if is_done(form, forms.REFUSALS, restart):
        messages.success(request, _("A new trajectory has begun, with what was known."))
        return back(begun[0].pk)
    return page_with(request, "trajectories/come_back.html", form, {"dossier": dossier})


@require_POST
def plan(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Plan the moments of a trajectory that was closed in a register."""
    actions.plan_follow_ups(actor=request.actor, trajectory_id=trajectory_id)
    return back(trajectory_id)
