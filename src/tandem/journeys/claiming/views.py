"""A right put in the plan."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.claiming import actions
from tandem.journeys.claiming.forms import LONGEST, StepForm
from tandem.rooms.plans.models import Doer
from tandem.rooms.rights import access, one_right
from tandem.rooms.rights.actions import Which
from tandem.rooms.rights.rules.catalogue import Right
from tandem.rooms.rights.words import said
from tandem.rooms.trajectories.dossier import open_dossier


@require_http_methods(["GET", "POST"])
def step(request: PageRequest, trajectory_id: UUID, key: str) -> HttpResponse:
    """Make a right into a next step, with who does it and by when."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="rights")
    require(access.can_write(request.actor, dossier.trajectory))
    row = one_right.row(request.actor, trajectory_id, key)
    if row is None:
        raise Http404
    which = Which(trajectory_id, key, one_right.person(row, request.GET.get("for", "")).chosen)
    known = {"title": _title(row.right), "doer": Doer.TOGETHER.value}
    form = StepForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid() and _is_planned(request, which, form):
        messages.success(request, _("The step stands in the plan."))
        return redirect("rights:right", trajectory_id, key)
    context = {"dossier": dossier, "dossier_tab": "rights", "right": row.right, "form": form}
    return render_page(request, "claiming/step.html", context, status=422 if form.errors else 200)


def _title(right: Right) -> str:
    return f"{said(right.name)}: {said(right.step)}"[:LONGEST]


def _is_planned(request: PageRequest, which: Which, form: StepForm) -> bool:
    given = form.cleaned_data
    try:
        actions.plan_step(
            actor=request.actor, which=which, at=clock.now(),
            title=given["title"], doer=Doer(given["doer"]), due_on=given["due_on"],
            key=given["key"],
        )  # fmt: skip
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True
