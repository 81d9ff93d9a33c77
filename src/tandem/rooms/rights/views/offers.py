"""Noting a job on offer, saying which work followed, and laying what was paid beside it."""

from collections.abc import Callable
from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.errors import Denied, Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.rights import access, actions, telling
from tandem.rooms.rights.expected import expected_of
from tandem.rooms.rights.forms import offers as forms
from tandem.rooms.rights.models import JobOffer
from tandem.rooms.rights.views.opening import TAB, open_to_read, open_to_write
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.forms.refusals import explain
from tandem.rooms.trajectories.models import LabourSpell, LabourStatus


@require_http_methods(["GET", "POST"])
def new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Note a job on offer."""
    dossier = open_to_write(request, trajectory_id)
    form = forms.OfferForm(_posted(request))
    if form.is_valid():
        row = actions.note_offer(
            actor=request.actor, trajectory_id=trajectory_id, offer=form.offer(), at=clock.now()
        )
        return redirect("rights:offer", trajectory_id, row.pk)
    return _page(request, "rights/offer_form.html", form, {"dossier": dossier})


@require_http_methods(["GET", "POST"])
def change(request: PageRequest, trajectory_id: UUID, offer_id: UUID) -> HttpResponse:
    """Write an offer over, while no work followed it."""
    dossier = open_to_write(request, trajectory_id)
    row = _offer(request, dossier, offer_id)
    form = forms.OfferForm(_posted(request), initial=forms.of_offer(row))

    def write() -> None:
        actions.change_offer(actor=request.actor, offer_id=offer_id, offer=form.offer())

    if _is_done(form, write):
        return redirect("rights:offer", trajectory_id, offer_id)
    return _page(request, "rights/offer_form.html", form, {"dossier": dossier, "offer": row})


@require_safe
def offer(request: PageRequest, trajectory_id: UUID, offer_id: UUID) -> HttpResponse:
    """One job on offer; what was expected of it, and what was really paid."""
    dossier = open_to_read(request, trajectory_id)
    row = _offer(request, dossier, offer_id)
    expected = expected_of(request.actor, row)
    context = {
        "dossier": dossier,
        "dossier_tab": TAB,
        "offer": row,
        "facts": telling.offer_facts(row.as_offer),
        "expected": expected,
        "more": telling.more_text(expected.difference(row.real_net_euro)) if expected else "",
        "may_write": access.can_write(request.actor, dossier.trajectory),
    }
    return render_page(request, "rights/offer.html", context)


@require_http_methods(["GET", "POST"])
def work(request: PageRequest, trajectory_id: UUID, offer_id: UUID) -> HttpResponse:
    """Say which work followed."""
    dossier = open_to_write(request, trajectory_id)
    row = _offer(request, dossier, offer_id)
    spells = _jobs(request, dossier)
    form = forms.WorkForm(_posted(request), spells=spells, initial={"spell": str(row.spell_id)})

    def join() -> None:
        spell_id = UUID(form.cleaned_data["spell"])
        actions.join_spell(actor=request.actor, offer_id=offer_id, spell_id=spell_id)

    if _is_done(form, join):
        return redirect("rights:offer", trajectory_id, offer_id)
    context: dict[str, object] = {"dossier": dossier, "offer": row, "spells": spells}
    return _page(request, "rights/offer_work.html", form, context)


@require_http_methods(["GET", "POST"])
def payslip(request: PageRequest, trajectory_id: UUID, offer_id: UUID) -> HttpResponse:
    """Note what was really paid."""
    dossier = open_to_write(request, trajectory_id)
    row = _offer(request, dossier, offer_id)
    today = clock.today()
    form = forms.PayslipForm(_posted(request), initial=forms.of_payslip(row, today))

    def note() -> None:
        slip = form.payslip()
        actions.note_payslip(actor=request.actor, offer_id=offer_id, payslip=slip, today=today)

    if _is_done(form, note):
        return redirect("rights:offer", trajectory_id, offer_id)
    return _page(request, "rights/offer_payslip.html", form, {"dossier": dossier, "offer": row})


def _offer(request: PageRequest, dossier: Dossier, offer_id: UUID) -> JobOffer:
    """Raises JobOffer.DoesNotExist below another file."""
    found = JobOffer.objects.visible_to(request.actor).of_file(dossier.trajectory.pk)
    return found.select_related("spell", "noted_by").get(pk=offer_id)


def _jobs(request: PageRequest, dossier: Dossier) -> list[LabourSpell]:
    """Work of this person that counts, newest first."""
    mine = LabourSpell.objects.visible_to(request.actor).that_count()
    jobs = mine.filter(
        participant_id=dossier.trajectory.participant_id, status=LabourStatus.EMPLOYED
    )
    return list(jobs.order_by("-starts_on", "-id"))


def _posted(request: PageRequest):
    return request.POST if request.method == "POST" else None


def _is_done(form: django_forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form is right and the room did it; else the form tells why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Denied:
        raise
    except Refused as refusal:
        explain(form, refusal, forms.REFUSALS)
        return False
    return True


def _page(
    request: PageRequest, template: str, form: django_forms.Form, context: dict[str, object]
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    shown = {"dossier_tab": TAB, "form": form} | context
    return render_page(request, template, shown, status=status)
