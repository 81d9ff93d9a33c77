"""Pages for who meets people where they live: one hand, one minute, no name."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tandem.desks.field import forms, rounds
from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import render_page
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import access, actions
from tandem.rooms.contacts.models import OutreachContact


@require_safe
def contacts(request: HttpRequest) -> HttpResponse:
    """Own contacts; those not joined to a participant yet come first."""
    require(access.can_do_outreach(request.actor))
    joined = request.GET.get("show") == "joined"
    found = rounds.own_round(
        request.actor, joined=joined, before=_key(request.GET.get("before", ""))
    )
    return render_page(request, "field/contacts.html", {"round": found, "joined": joined})


@require_http_methods(["GET", "POST"])
def contact_new(request: HttpRequest) -> HttpResponse:
    """Note a first contact."""
    require(access.can_do_outreach(request.actor))
    form = _form(request, forms.blank(clock.today()))
    if form.is_valid():
        key = form.cleaned_data["contact_id"] or uuid7()
        if _is_done(request, form, actions.note_outreach_contact, key):
            return _to_list(request)
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def contact_edit(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Correct or complete an own contact."""
    require(access.can_do_outreach(request.actor))
    contact = OutreachContact.objects.visible_to(request.actor).get(pk=contact_id)
    form = _form(request, forms.filled(contact))
    if form.is_valid() and _is_done(request, form, actions.change_outreach_contact, contact_id):
        return _to_list(request)
    return _page(request, form, contact)


def _form(request: HttpRequest, initial: dict[str, object]) -> forms.EncounterForm:
    return forms.EncounterForm(request.POST if request.method == "POST" else None, initial=initial)


def _is_done(request: HttpRequest, form: forms.EncounterForm, action, contact_id: UUID) -> bool:
    try:
        action(
            actor=request.actor,
            contact_id=contact_id,
            encounter=form.as_encounter(),
            at=clock.now(),
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _to_list(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("The contact is saved."))
    return redirect("field:contacts")


def _page(
    request: HttpRequest, form: forms.EncounterForm, contact: OutreachContact | None = None
) -> HttpResponse:
    context = {"form": form, "contact": contact, "places": rounds.usual_places(request.actor)}
    return render_page(request, "field/contact.html", context, status=422 if form.is_bound else 200)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
