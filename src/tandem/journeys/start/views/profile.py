"""Correcting what was true on the first day, after the start."""

from datetime import date
from typing import cast

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation.access import require
from tandem.journeys.start import wizard
from tandem.journeys.start.forms.profile import PROFILE_FIELDS, CorrectEntryForm
from tandem.journeys.start.views.sending import page_with, posted
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.dossier import open_dossier
from tandem.rooms.trajectories.models import EntryProfile, Trajectory


@require_http_methods(["GET", "POST"])
def correct(request, trajectory_id):
    """Write over what was noted wrongly, with a reason."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="first-day")
    require(access.can_decide(request.actor, dossier.trajectory))
    if not wizard.has_started(dossier.trajectory):
        return redirect("start:begin", trajectory_id)
    form = CorrectEntryForm(posted(request), initial=_known(request, trajectory_id))
    if form.is_valid() and _is_corrected(request, trajectory_id, form):
        messages.success(request, _("The correction is saved. What it was stays in the history."))
        return redirect("trajectories:results", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "results"}
    response = page_with(request, "start/correct_entry.html", form, context)
    if form.is_overtaken:
        response.status_code = 409
    return response


def _known(request, trajectory_id) -> dict[str, object]:
    """What is known now; on saving held, so that nobody changes it meanwhile."""
    mine = Trajectory.objects.visible_to(request.actor)
    if request.method == "POST":
        mine = mine.select_for_update(of=("self",))
    trajectory = mine.get(pk=trajectory_id)
    profile = EntryProfile.objects.visible_to(request.actor).filter(trajectory=trajectory).first()
    known = {name: getattr(profile or EntryProfile(), name) for name in PROFILE_FIELDS}
    return known | {"entry_on": trajectory.entry_on}


def _is_corrected(request, trajectory_id, form) -> bool:
    facts, entry_on = form.corrected()
    try:
        actions.correct_entry(
            actor=request.actor, trajectory_id=trajectory_id, facts=facts, entry_on=entry_on,
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
    except actions.AfterEntry:
        form.add_error("unemployed_since", _("This day comes after the first day."))
    except actions.EntryAfterExit as refusal:
        told = {"exit_on": date_format(cast(date, refusal.facts["exit_on"]))}
        form.add_error("entry_on", _("The last day was %(exit_on)s. Choose an earlier day.") % told)
    return not form.errors
