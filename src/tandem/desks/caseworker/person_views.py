"""Pages on which a counsellor changes what is known of a person."""

from datetime import date
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tandem.desks.caseworker import person
from tandem.desks.caseworker.person_form import HousemateForm, LeftForm, PersonForm
from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.people import actions
from tandem.rooms.trajectories.dossier import Dossier


@require_http_methods(["GET", "POST"])
def person_edit(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Change what is known of a person, one field at a time or many."""
    dossier = person.open_to_change(request.actor, trajectory_id)
    is_sent = request.method == "POST"
    now = person.known(request.actor, dossier, is_locked=is_sent)
    form = PersonForm(request.POST if is_sent else None, initial=now)
    if form.is_valid():
        person.change(request.actor, dossier, form.facts())
        messages.success(request, _("What you filled in is saved."))
        return redirect("caseworker:dossier", trajectory_id)
    return _page(request, dossier, form, HousemateForm())


@require_POST
def housemate_add(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Somebody lives with this person."""
    dossier = person.open_home_to_change(request.actor, trajectory_id)
    mate = HousemateForm(request.POST)
    if mate.is_valid():
        person.add_housemate(request.actor, dossier, mate.housemate())
        return _at_home(trajectory_id)
    form = PersonForm(initial=person.known(request.actor, dossier))
    return _page(request, dossier, form, mate)


@require_http_methods(["GET", "POST"])
def housemate_end(request: PageRequest, trajectory_id: UUID, member_id: UUID) -> HttpResponse:
    """Somebody does not live with this person any more."""
    dossier = person.open_home_to_change(request.actor, trajectory_id)
    member = person.housemates(request.actor, dossier).get(pk=member_id)
    sent = request.POST if request.method == "POST" else None
    form = LeftForm(sent, initial={"ends_on": clock.today()})
    if form.is_valid():
        try:
            actions.end_housemate(actor=request.actor, member_id=member_id, **form.cleaned_data)
        except actions.LeavesBeforeComing:
            told = {"starts_on": date_format(cast(date, member.starts_on))}
            form.add_error("ends_on", _("This person came on %(starts_on)s.") % told)
        else:
            return _at_home(trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "", "member": member, "form": form}
    status = 422 if form.is_bound else 200
    return render_page(request, "caseworker/housemate_end.html", context, status=status)


def _at_home(trajectory_id: UUID) -> HttpResponse:
    response = redirect("caseworker:person_edit", trajectory_id)
    response["Location"] += "#household"
    return response


def _page(
    request: PageRequest, dossier: Dossier, form: PersonForm, mate: HousemateForm
) -> HttpResponse:
    faulty = next((one for one in (form, mate) if one.errors), None)
    context = {
        "dossier": dossier,
        "dossier_tab": "",
        "form": form,
        "mate": mate,
        "faulty": faulty,
        "may_change_home": person.may_change_home(request.actor, dossier),
        "housemates": person.housemates(request.actor, dossier),
    }
    status = 200 if faulty is None else 409 if form.is_overtaken else 422
    return render_page(request, "caseworker/person_edit.html", context, status=status)
