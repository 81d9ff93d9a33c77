"""Telling the situation of a household, and the figures that follow from it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.household import access, actions, prefill, reading, telling
from tandem.journeys.household.forms.situation import SituationForm
from tandem.journeys.household.views.opening import open_to_read, open_to_write
from tandem.rooms.people.actions import NotYet
from tandem.rooms.trajectories import access as trajectory_access
from tandem.rooms.trajectories.dossier import Dossier


@require_http_methods(["GET", "POST"])
def situation_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Tell the situation, with what Tandem knows filled in."""
    dossier = open_to_write(request, trajectory_id)
    form = _form(request, dossier)
    if form.is_valid():
        try:
            row = actions.note_situation(
                actor=request.actor, trajectory_id=trajectory_id,
                situation=form.told(), at=clock.now(),
            )  # fmt: skip
            return redirect("household:situation", trajectory_id, row.pk)
        except NotYet:
            form.add_error("on", _("This day has still to come. Choose today or an earlier day."))
    context = {"dossier": dossier, "dossier_tab": "household", "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "household/situation_new.html", context, status=status)


@require_safe
def situation(request: PageRequest, trajectory_id: UUID, situation_id: UUID) -> HttpResponse:
    """The figures of one situation, each with year, source and how it was computed."""
    dossier = open_to_read(request, trajectory_id)
    reckoning = reading.reckoning(request.actor, dossier, situation_id)
    may_write = access.can_write(request.actor, dossier.trajectory)
    context = {
        "dossier": dossier,
        "dossier_tab": "household",
        "told": reckoning.told,
        "persons": reckoning.persons,
        "figures": telling.tell_all(reckoning.computed),
        "may_write": may_write,
        "work": reading.work_figure(reckoning),
        "may_use": may_write and trajectory_access.can_decide(request.actor, dossier.trajectory),
    }
    return render_page(request, "household/situation.html", context)


@require_POST
def use_share(request: PageRequest, trajectory_id: UUID, situation_id: UUID) -> HttpResponse:
    """Take the work intensity over in the profile, where conditions and reports look."""
    try:
        profile = actions.use_work_intensity(
            actor=request.actor, trajectory_id=trajectory_id, situation_id=situation_id
        )
    except actions.NoShare:
        messages.warning(request, _("This situation gives no work intensity to take over."))
    else:
        share = telling.share_words(profile.household_work_intensity)
        messages.success(
            request, _("Work intensity %(share)s stands in the file.") % {"share": share}
        )
    return redirect("household:situation", trajectory_id, situation_id)


def _form(request: PageRequest, dossier: Dossier) -> SituationForm:
    classes = dossier.seat.readable_classes
    if request.method == "POST":
        return SituationForm(request.POST, classes=classes)
    known = prefill.initial(request.actor, dossier, clock.today())
    return SituationForm(classes=classes, initial=known)
