"""Somebody else in a seat of the team: for a while, or from now on."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.journeys.start.forms.team import HandOverForm, StandInForm
from tandem.journeys.start.views.sending import page_with, posted
from tandem.journeys.start.views.team import member_of, posts_of
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.dossier import open_dossier

REFUSALS: Mapping[type[Refused], tuple[str, Promise]] = {
    actions.TermsOverlap: (
        "post",
        gettext_lazy("This colleague has this role in the team already."),
    ),
    actions.TooEarly: ("on", gettext_lazy("Choose a day after %(after)s.")),
    actions.NotInTime: (
        "on",
        gettext_lazy("This colleague does not walk along on these days. Check the days."),
    ),
}


@require_http_methods(["GET", "POST"])
def stand_in(request, trajectory_id, member_id):
    """A colleague has the role of who is absent, from a first to a last day."""
    dossier, member = _open(request, trajectory_id, member_id)
    form = StandInForm(
        posted(request), posts=_others(request, member), initial={"starts_on": clock.today()}
    )
    if form.is_valid() and _is_done(request, form, actions.stand_in, member):
        messages.success(request, _("The stand-in is in the team for these days."))
        return redirect("start:team", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "team", "member": member}
    return page_with(request, "start/stand_in.html", form, context)


@require_http_methods(["GET", "POST"])
def hand_over(request, trajectory_id, member_id):
    """A colleague takes over; the history stays."""
    dossier, member = _open(request, trajectory_id, member_id)
    form = HandOverForm(
        posted(request), posts=_others(request, member), initial={"on": clock.today()}
    )
    if form.is_valid() and _is_done(request, form, actions.hand_over, member):
        messages.success(
            request, _("The file is handed over. The former colleague reads on for thirty days.")
        )
        return redirect("start:team", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "team", "member": member}
    return page_with(request, "start/hand_over.html", form, context)


def _open(request, trajectory_id, member_id):
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="team")
    require(access.can_decide(request.actor, dossier.trajectory))
    return dossier, member_of(dossier, member_id)


def _others(request, member):
    return [post for post in posts_of(request.actor) if post.user_id != member.user_id]


def _is_done(request, form, act, member) -> bool:
    given = form.cleaned_data
    days = {name: given[name] for name in given if name != "post"}
    try:
        act(actor=request.actor, member_id=member.pk, post_id=given["post"], **days)
    except tuple(REFUSALS) as refusal:
        field, sentence = REFUSALS[type(refusal)]
        field = field if field in form.fields else "starts_on"
        facts = {
            name: date_format(day) for name, day in refusal.facts.items() if isinstance(day, date)
        }
        form.add_error(field, str(sentence) % facts)
        return False
    return True
