from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import render_page
from tandem.rooms.measures import access, actions
from tandem.rooms.measures.agenda import agenda_of
from tandem.rooms.measures.forms import BeginForm, EndNeedForm, NeedForm
from tandem.rooms.measures.models import Instrument, Moment, Need, Voice
from tandem.rooms.measures.pictures import picture_of
from tandem.rooms.measures.standing import assessments_of, standing_of
from tandem.rooms.measures.views.sending import posted, status_of
from tandem.rooms.trajectories.dossier import open_dossier

# These have their own place: the page itself, and the journey before there is a file.
ELSEWHERE = (actions.LIFE_DOMAINS, "warning_lights")


@require_safe
def overview(request, trajectory_id):
    """Where this person stands in both voices, and what is needed."""
    return _page(request, trajectory_id)


@require_http_methods(["GET", "POST"])
def begin(request, trajectory_id):
    """Begin a time of measuring, or go on with one that was begun."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="life-domains")
    require(access.can_measure(request.actor, dossier.trajectory))
    form = _begin_form(request, dossier.trajectory)
    if form.is_valid():
        given = form.cleaned_data
        assessment = actions.begin_assessment(
            actor=request.actor, trajectory_id=trajectory_id, **given
        )
        page = _first_page(assessment, given["key"])
        return redirect(page, trajectory_id, assessment.pk)
    context = {"dossier": dossier, "dossier_tab": "life-domains", "form": form}
    return render_page(request, "measures/begin.html", context, status=status_of(form))


@require_POST
def need(request, trajectory_id):
    """Note what a person needs."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="life-domains")
    form = _need_form(request, dossier.trajectory, request.POST)
    if not form.is_valid():
        return _page(request, trajectory_id, need_form=form)
    actions.note_need(
        actor=request.actor, trajectory_id=trajectory_id, on=clock.today(), **form.cleaned_data
    )
    return HttpResponseRedirect(reverse("measures:overview", args=[trajectory_id]) + "#needs")


@require_http_methods(["GET", "POST"])
def end_need(request, trajectory_id, need_id):
    """End a need, and say how."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="life-domains")
    mine = Need.objects.visible_to(request.actor).of_trajectory(trajectory_id)
    ending = mine.get(pk=need_id)
    form = EndNeedForm(posted(request), initial={"on": clock.today()})
    if form.is_valid() and _end(request, ending, form):
        return HttpResponseRedirect(reverse("measures:overview", args=[trajectory_id]) + "#needs")
    context = {"dossier": dossier, "dossier_tab": "life-domains", "need": ending, "form": form}
    return render_page(request, "measures/end_need.html", context, status=status_of(form))


def _page(request, trajectory_id, need_form=None):
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="life-domains")
    standing = standing_of(
        actor=request.actor, dossier=dossier, chosen=request.GET.get("round", "")
    )
    context = {
        "dossier": dossier,
        "dossier_tab": "life-domains",
        "standing": standing,
        "agenda": _agenda(request, dossier.trajectory, standing.every),
        "may_write": access.can_measure(request.actor, dossier.trajectory),
        "need_form": need_form or _need_form(request, dossier.trajectory),
        "form": need_form,
    }
    if standing.has_scores:
        context["picture"] = picture_of(standing.lines, called=dossier.participant.called)
    status = status_of(need_form)
    return render_page(request, "measures/overview.html", context, status=status)


def _begin_form(request, trajectory):
    offered = Instrument.objects.visible_to(request.actor).offered().exclude(key__in=ELSEWHERE)
    begun = assessments_of(request.actor, trajectory.pk)
    agenda = _agenda(request, trajectory, begun)
    named = {each.key: each.title for each in agenda.calls if each.key not in ELSEWHERE}
    return BeginForm(
        posted(request),
        titles=named | dict(offered.values_list("key", "title")),
        today=clock.today(),
        initial={
            "voice": Voice.PARTICIPANT,
            "moment": Moment.MIDDLE if begun else Moment.START,
            "on": clock.today(),
        },
    )


def _agenda(request, trajectory, begun):
    return agenda_of(
        actor=request.actor, trajectory=trajectory, assessments=begun, today=clock.today()
    )


def _need_form(request, trajectory, data=None):
    return NeedForm(data, domains=access.writable_domains(request.actor, trajectory))


def _first_page(assessment, key):
    if key != actions.LIFE_DOMAINS:
        return "measures:answers"
    return "measures:check" if assessment.voice == Voice.PARTICIPANT else "measures:sheet"


def _end(request, ending, form):
    given = form.cleaned_data
    try:
        actions.end_need(
            actor=request.actor, need_id=ending.pk, on=given["on"], reason=given["reason"]
        )
    except actions.EndsBeforeStart:
        form.add_error("on", _("This comes before the day on which the need was noted."))
        return False
    return True
