"""Going to work: filling ways in, and what comes of them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.rights import access, actions, renewing, showing
from tandem.rooms.rights.forms.whatifs import WhatIfsForm, initial_of, renewed
from tandem.rooms.rights.models import Comparison, HomeSnapshot, JobOffer
from tandem.rooms.rights.offered import whatif_of
from tandem.rooms.rights.rules.whatif import NoRules, WhatIf
from tandem.rooms.rights.views.opening import TAB, open_to_read, open_to_write
from tandem.rooms.trajectories.dossier import Dossier

EARLIER = 10


@require_http_methods(["GET", "POST"])
def whatif_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Fill in up to four ways, beside the newest household."""
    dossier = open_to_write(request, trajectory_id)
    homes = HomeSnapshot.objects.visible_to(request.actor).of_file(trajectory_id)
    told = homes.first()
    form = _form(request, trajectory_id)
    if told and form.is_valid():
        try:
            row = actions.make_comparison(
                actor=request.actor, trajectory_id=trajectory_id, snapshot_id=told.pk,
                asked=form.asked(), at=clock.now(),
            )  # fmt: skip
            return redirect("rights:whatif", trajectory_id, row.pk)
        except NoRules as refusal:
            form.explain(refusal)
    earlier = Comparison.objects.visible_to(request.actor).of_file(trajectory_id)[:EARLIER]
    context = _frame(dossier) | {"form": form, "told": told, "earlier": earlier}
    status = 422 if form.errors else 200
    return render_page(request, "rights/whatif_new.html", context, status=status)


@require_safe
def whatif(request: PageRequest, trajectory_id: UUID, comparison_id: UUID) -> HttpResponse:
    """What comes of it, in the words of the participant."""
    dossier = open_to_read(request, trajectory_id)
    row = _row(request.actor, dossier, comparison_id)
    context = _frame(dossier) | showing.result(row, request.GET.get("curve", ""))
    context["may_write"] = access.can_write(request.actor, dossier.trajectory)
    return render_page(request, "rights/whatif.html", context)


@require_safe
def whatif_sheet(request: PageRequest, trajectory_id: UUID, comparison_id: UUID) -> HttpResponse:
    """One page of A4 to take home. Every print is an event."""
    dossier = open_to_write(request, trajectory_id)
    row = _row(request.actor, dossier, comparison_id)
    actions.record_sheet(actor=request.actor, comparison=row)
    context = _frame(dossier) | showing.sheet(row) | {"today": clock.today()}
    return render_page(request, "rights/whatif_sheet.html", context)


@require_safe
def whatif_values(request: PageRequest, trajectory_id: UUID, comparison_id: UUID) -> HttpResponse:
    """For the counsellor: every amount and every value with date, source and status."""
    dossier = open_to_read(request, trajectory_id)
    row = _row(request.actor, dossier, comparison_id)
    return render_page(request, "rights/whatif_values.html", _frame(dossier) | showing.values(row))


@require_safe
def whatif_again(request: PageRequest, trajectory_id: UUID, comparison_id: UUID) -> HttpResponse:
    """Then beside now; what was kept stays."""
    dossier = open_to_read(request, trajectory_id)
    rows = Comparison.objects.visible_to(request.actor).filter(trajectory_id=trajectory_id)
    row = rows.with_parts().get(pk=comparison_id)
    try:
        shown = showing.again(row, renewing.compared_again(row, clock.today()))
    except NoRules as refusal:
        shown = {"row": row, "refusal": refusal.facts}
    return render_page(request, "rights/whatif_again.html", _frame(dossier) | shown)


def _frame(dossier: Dossier) -> dict[str, Any]:
    return {"dossier": dossier, "dossier_tab": TAB}


def _row(actor: Actor, dossier: Dossier, comparison_id: UUID) -> Comparison:
    rows = Comparison.objects.visible_to(actor).filter(trajectory=dossier.trajectory)
    row = rows.with_names().get(pk=comparison_id)
    # Its team has been read already.
    row.trajectory = dossier.trajectory
    return row


def _form(request: PageRequest, trajectory_id: UUID) -> WhatIfsForm:
    if request.method == "POST":
        return WhatIfsForm(request.POST)
    begin = _first_of_next_month(clock.today())
    known = _known(request, trajectory_id, begin)
    return WhatIfsForm(initial=initial_of(known, starts_on=begin))


def _known(
    request: PageRequest, trajectory_id: UUID, begin: date
) -> list[tuple[WhatIf, UUID | None]]:
    """What to fill in: a job on offer, or the ways of an earlier comparison."""
    if offer := _key(request.GET.get("offer", "")):
        offers = JobOffer.objects.visible_to(request.actor).of_file(trajectory_id)
        return [(whatif_of(offers.get(pk=offer).as_offer, begin), offer)]
    if earlier := _key(request.GET.get("from", "")):
        rows = Comparison.objects.visible_to(request.actor).of_file(trajectory_id)
        row = rows.prefetch_related("whatifs").get(pk=earlier)
        return [
            (renewed(each.as_whatif, starts_on=begin), each.offer_id) for each in row.whatifs.all()
        ]
    return []


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _first_of_next_month(day: date) -> date:
    return day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1, day=1)
