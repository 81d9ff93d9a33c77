"""The rights checklist of a file, and one right of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused, Stale
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.rights import access, actions, events, moments, one_right, takeup
from tandem.rooms.rights import checklist as lists
from tandem.rooms.rights.forms.claims import ClaimForm, RoundForm
from tandem.rooms.rights.introduced import step_address
from tandem.rooms.rights.rules.claims import ClaimState
from tandem.rooms.rights.views.opening import TAB, open_to_look, open_to_read, open_to_write
from tandem.rooms.trajectories.dossier import Dossier

TABS = (lists.TO_TALK, lists.BUSY, lists.ALL)


@require_safe
def checklist(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Every right with its estimate and what became of it, or a calm word for other roles."""
    dossier = open_to_look(request, trajectory_id)
    context: dict[str, Any] = {"dossier": dossier, "dossier_tab": TAB}
    if access.can_read(request.actor, dossier.trajectory):
        found = lists.checklist(request.actor, dossier.trajectory)
        wanted = request.GET.get("show", "")
        tab = wanted if wanted in TABS else (lists.TO_TALK if found.rounds.newest else lists.ALL)
        context |= {
            "may_read": True,
            "may_write": access.can_write(request.actor, dossier.trajectory),
            "list": found,
            "tab": tab,
            "counts": found.counts(),
            "parts": list(lists.grouped(found.shown(tab))),
            "takeup": takeup.add_up(claim for row in found.rows for claim in row.claims),
        }
    return render_page(request, "rights/checklist.html", context)


@require_POST
def mark(request: PageRequest, trajectory_id: UUID, key: str) -> HttpResponse:
    """Note with one press how far a right is."""
    state, edition = request.POST.get("state", ""), request.POST.get("edition", "")
    if state not in ClaimState.values or not edition.isdecimal():
        raise Http404
    which, problem = actions.Which(trajectory_id, key), ""
    try:
        actions.mark_claim(
            actor=request.actor, which=which, state=ClaimState(state),
            edition=int(edition), at=clock.now(),
        )  # fmt: skip
    except actions.UnknownRight as unknown:
        raise Http404 from unknown
    except (Stale, actions.Impossible):
        problem = _("This was changed meanwhile, or needs more words. Look at the right itself.")
    return _marked(request, trajectory_id, key, problem)


def _marked(request: PageRequest, trajectory_id: UUID, key: str, problem: str) -> HttpResponse:
    if not request.htmx:
        if problem:
            messages.warning(request, problem)
        show = request.POST.get("show", "")
        where = redirect("rights:checklist", trajectory_id).url
        return redirect(f"{where}?show={show if show in TABS else lists.ALL}#right-{key}")
    row = one_right.row(request.actor, trajectory_id, key)
    context = {"row": row, "problem": problem, "may_write": True, "file": trajectory_id}
    return render_page(request, "rights/row.html", context, status=409 if problem else 200)


@require_http_methods(["GET", "POST"])
def right(request: PageRequest, trajectory_id: UUID, key: str) -> HttpResponse:
    """One right: the step, papers, who decides, why, and what became of it."""
    dossier = open_to_read(request, trajectory_id)
    row = one_right.row(request.actor, trajectory_id, key)
    if row is None:
        raise Http404
    person = one_right.person(row, request.GET.get("for", ""))
    claim = one_right.claim_for(row, person.chosen)
    sent = request.POST if request.method == "POST" else None
    form = ClaimForm(sent, initial=one_right.initial(row, claim))
    if form.is_valid() and _is_kept(request, dossier, row, claim, form, person.chosen):
        messages.success(request, _("Kept."))
        return redirect("rights:right", trajectory_id, key)
    context = {"dossier": dossier, "dossier_tab": TAB, "row": row, "form": form}
    context |= {"person": person, "claim": claim, "history": one_right.history(claim)}
    context |= {"may_write": access.can_write(request.actor, dossier.trajectory)}
    context |= {"step_url": step_address(trajectory_id, key, person.chosen)}
    return render_page(request, "rights/right.html", context, status=422 if form.errors else 200)


def _is_kept(
    request: PageRequest, dossier: Dossier, row: Any, claim: Any, form: ClaimForm, person: str
) -> bool:
    which = actions.Which(dossier.trajectory.pk, row.right.key, person)
    before = claim.words if claim else None
    try:
        actions.note_claim(
            actor=request.actor, which=which, words=form.words(row.right, before),
            edition=form.cleaned_data["edition"], at=clock.now(),
        )  # fmt: skip
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


@require_http_methods(["GET", "POST"])
def round_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Begin a round: the rights are weighed against the newest household."""
    dossier = open_to_write(request, trajectory_id)
    due = moments.rounds_of(request.actor, dossier.trajectory).due
    known = {"on": clock.today(), "moment": due[0] if due else "between"}
    form = RoundForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        try:
            actions.begin_round(
                actor=request.actor, trajectory_id=trajectory_id, at=clock.now(),
                **form.cleaned_data,
            )  # fmt: skip
            return redirect("rights:checklist", trajectory_id)
        except Refused as refusal:
            form.explain(refusal)
    context = {"dossier": dossier, "dossier_tab": TAB, "form": form}
    return render_page(request, "rights/round.html", context, status=422 if form.errors else 200)


@require_safe
def paper(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """A list for the participant to take along: what can be asked, where, with which papers."""
    dossier = open_to_read(request, trajectory_id)
    found = lists.checklist(request.actor, dossier.trajectory)
    record(
        events.CHECKLIST_PRINTED,
        actor=request.actor,
        subject=dossier.trajectory,
        participant_id=dossier.trajectory.participant_id,
    )
    context = {"dossier": dossier, "today": clock.today(), **one_right.for_paper(found)}
    return render_page(request, "rights/paper.html", context)
