from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.journeys.start import wizard
from tandem.journeys.start.forms.team import EndMemberForm, MemberForm
from tandem.journeys.start.views.sending import page_with, posted
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.dossier import open_dossier
from tandem.rooms.trajectories.models import TeamMember


@require_http_methods(["GET", "POST"])
def members(request, trajectory_id):
    """Who walks along and who did, and a place to add somebody."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="team")
    may_form = access.can_decide(request.actor, dossier.trajectory)
    form = MemberForm(
        posted(request),
        posts=posts_of(request.actor) if may_form else (),
        initial={"starts_on": clock.today()},
    )
    if form.is_valid() and _add(request, trajectory_id, form):
        return redirect("start:team", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "team", "may_form": may_form}
    context["may_start"] = may_form and not wizard.has_started(dossier.trajectory)
    return page_with(request, "start/team.html", form, context)


@require_http_methods(["GET", "POST"])
def end(request, trajectory_id, member_id):
    """Let somebody leave the team."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="team")
    require(access.can_decide(request.actor, dossier.trajectory))
    member = member_of(dossier, member_id)
    first = {"ends_on": member.ends_on or clock.today(), "reason": member.end_reason}
    form = EndMemberForm(posted(request), starts_on=member.starts_on, initial=first)
    if form.is_valid():
        given = form.cleaned_data
        trajectory_actions.end_member(actor=request.actor, member_id=member_id, **given)
        return redirect("start:team", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "team", "member": member}
    return page_with(request, "start/end_member.html", form, context)


def posts_of(actor):
    """Everyone with a post in the partnership today, as a form offers them.

    Nobody but who coordinates gives themselves a seat.
    """
    held = Post.objects.visible_to(actor).held_on(clock.today())
    if not access.can_form_team(actor):
        held = held.exclude(user_id=actor.user_id)
    return list(held.select_related("user", "organisation"))


def member_of(dossier, member_id):
    """The member of this team. Raises TeamMember.DoesNotExist."""
    for each in dossier.team:
        if each.pk == member_id:
            return each
    raise TeamMember.DoesNotExist


def _add(request, trajectory_id, form):
    given = form.cleaned_data
    try:
        trajectory_actions.add_member(
            actor=request.actor, trajectory_id=trajectory_id, post_id=given["post"],
            role=given["role"], starts_on=given["starts_on"],
        )  # fmt: skip
    except trajectory_actions.TermsOverlap:
        form.add_error("post", _("This colleague has this role in the team already."))
        return False
    return True
