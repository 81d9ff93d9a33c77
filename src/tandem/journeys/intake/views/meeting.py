"""The page of the introductory meeting: participant, guide and work counsellor at one table."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.intake import actions, meetings
from tandem.journeys.intake.forms.meeting import MeetingForm
from tandem.rooms.trajectories import access as trajectories_access
from tandem.rooms.trajectories.dossier import Dossier, open_dossier


@require_http_methods(["GET", "POST"])
def meeting(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Note the introductory meeting, or read what was noted."""
    actor = request.actor
    dossier = open_dossier(actor=actor, trajectory_id=trajectory_id, part="meeting")
    require(trajectories_access.can_decide(actor, dossier.trajectory))
    asked = {
        "called": dossier.participant.called,
        "colleagues": meetings.colleagues(actor, clock.today()),
    }
    if request.method == "GET":
        return _page(request, dossier, asked)
    form = MeetingForm(request.POST, **asked)
    try:
        if form.is_valid() and _is_noted(request, form, trajectory_id):
            messages.success(request, _("The meeting is noted."))
            return redirect("intake:meeting", trajectory_id)
    except actions.MetMeanwhile:
        return _page(request, dossier, asked, status=409)
    return _page(request, dossier, asked, form, status=422)


def _is_noted(request: PageRequest, form: MeetingForm, trajectory_id: UUID) -> bool:
    try:
        actions.note_meeting(
            actor=request.actor,
            trajectory_id=trajectory_id,
            meeting=form.as_meeting(),
            seen_id=form.cleaned_data["seen"],
            at=clock.now(),
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _page(
    request: PageRequest,
    dossier: Dossier,
    asked: Mapping[str, Any],
    form: MeetingForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    noted = meetings.noted_meetings(request.actor, dossier.trajectory, dossier.seat)
    newest_id = noted[0].row.pk if noted else None
    context = {
        "dossier": dossier,
        "dossier_tab": "",
        "referral": meetings.referral_of(request.actor, dossier.trajectory.pk),
        "noted": noted,
        "form": form or _fresh(request, asked, newest_id),
        "is_possible": meetings.is_possible(dossier.trajectory),
        "is_meanwhile": status == 409,
    }
    return render_page(request, "intake/meeting.html", context, status=status)


def _fresh(request: PageRequest, asked: Mapping[str, Any], newest_id: UUID | None) -> MeetingForm:
    """A blank form, or what was typed with the other report now seen: sent again, both stay."""
    if request.method == "POST":
        typed = request.POST.copy()
        typed["seen"] = str(newest_id)
        return MeetingForm(typed, **asked)
    mine = [str(post.id) for post in request.actor.posts]
    initial = {"seen": newest_id, "on": clock.today(), "posts": mine}
    return MeetingForm(initial=initial, **asked)
