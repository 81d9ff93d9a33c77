"""The closing moment: plan it, invite, print, look back."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.closing.forms.moment import GuestForm, LookBackForm, PlanForm
from tandem.journeys.closing.views.sending import TAB, open_file, open_to_write, posted
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import ClosingGuest, ClosingMoment

PART = "closing"


@require_safe
def overview(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """When, where, who comes, and how it went."""
    return _page(request, open_file(request, trajectory_id, PART), GuestForm())


@require_http_methods(["GET", "POST"])
def plan(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Plan the moment, or move it."""
    dossier = open_to_write(request, trajectory_id, PART)
    form = PlanForm(posted(request), initial=_planned(_closing(request, dossier)))
    if form.is_valid() and _is_planned(request, trajectory_id, form):
        return redirect("closing:moment", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": TAB, "form": form}
    return render_page(request, "closing/plan.html", context, status=422 if form.errors else 200)


@require_POST
def invite(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Somebody more is invited."""
    dossier = open_to_write(request, trajectory_id, PART)
    require(access.can_write_network(request.actor, dossier.trajectory))
    form = GuestForm(request.POST)
    if form.is_valid():
        try:
            actions.invite_guest(
                actor=request.actor, trajectory_id=trajectory_id, **form.cleaned_data
            )
        except actions.AlreadyInvited:
            form.add_error("name", _("Somebody with this name is invited already."))
        else:
            return redirect("closing:moment", trajectory_id)
    return _page(request, dossier, form)


@require_POST
def uninvite(request: PageRequest, trajectory_id: UUID, guest_id: UUID) -> HttpResponse:
    """Somebody is off the list."""
    open_to_write(request, trajectory_id, PART)
    actions.uninvite_guest(actor=request.actor, guest_id=guest_id)
    return redirect("closing:moment", trajectory_id)


@require_safe
def invitations(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """One page to print for everyone who is invited."""
    dossier = open_file(request, trajectory_id, "invitations")
    require(access.can_read_network(request.actor, dossier.trajectory))
    mine = ClosingMoment.objects.visible_to(request.actor)
    closing = mine.get(trajectory=dossier.trajectory)
    context = {
        "dossier": dossier,
        "dossier_tab": TAB,
        "closing": closing,
        "guests": _guests(request, dossier),
    }
    return render_page(request, "closing/invitations.html", context)


@require_http_methods(["GET", "POST"])
def look_back(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """How it went, in own words, and how to stay in touch."""
    dossier = open_to_write(request, trajectory_id, PART)
    mine = ClosingMoment.objects.visible_to(request.actor).filter(trajectory=trajectory_id)
    closing = (mine.select_for_update(of=("self",)) if posted(request) else mine).get()
    form = _look_back_form(request, dossier, closing)
    if form.is_valid():
        actions.note_closing(actor=request.actor, trajectory_id=trajectory_id, **form.told())
        messages.success(request, _("What was said is kept."))
        return redirect("closing:moment", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": TAB, "form": form, "closing": closing}
    status = 409 if form.is_overtaken else 422 if form.errors else 200
    return render_page(request, "closing/look_back.html", context, status=status)


def _page(request: PageRequest, dossier: Dossier, form: Form) -> HttpResponse:
    actor, trajectory = request.actor, dossier.trajectory
    context = {
        "dossier": dossier,
        "dossier_tab": TAB,
        "closing": _closing(request, dossier),
        "guests": _guests(request, dossier),
        "form": form,
        "reads_network": access.can_read_network(actor, trajectory),
        "writes_network": access.can_write_network(actor, trajectory),
        "may_write": access.can_write_class(actor, trajectory, 0),
    }
    return render_page(request, "closing/moment.html", context, status=422 if form.errors else 200)


def _closing(request: PageRequest, dossier: Dossier) -> ClosingMoment | None:
    mine = ClosingMoment.objects.visible_to(request.actor)
    return mine.filter(trajectory=dossier.trajectory).first()


def _guests(request: PageRequest, dossier: Dossier) -> list[ClosingGuest]:
    """Who is invited, for who reads about friends."""
    if not access.can_read_network(request.actor, dossier.trajectory):
        return []
    mine = ClosingGuest.objects.visible_to(request.actor)
    return list(mine.filter(closing__trajectory=dossier.trajectory).order_by("id"))


def _planned(closing: ClosingMoment | None) -> dict[str, object]:
    names = ("on", "at_time", "place")
    return {name: getattr(closing, name) for name in names} if closing else {}


def _is_planned(request: PageRequest, trajectory_id: UUID, form: PlanForm) -> bool:
    try:
        actions.plan_closing(actor=request.actor, trajectory_id=trajectory_id, plan=form.as_plan())
    except actions.TooEarly as refusal:
        told = {"after": date_format(refusal.facts["after"])}  # type: ignore[arg-type]
        form.add_error("on", _("Choose a day after %(after)s.") % told)
        return False
    return True


def _look_back_form(request: PageRequest, dossier: Dossier, closing: ClosingMoment) -> LookBackForm:
    guests = _guests(request, dossier)
    return LookBackForm(
        posted(request),
        guests=guests,
        reads_network=access.can_write_network(request.actor, dossier.trajectory),
        initial={
            "went_well": closing.went_well,
            "agreements": dossier.trajectory.exit_agreements,
            "came": [str(each.pk) for each in guests if each.came],
        },
    )
