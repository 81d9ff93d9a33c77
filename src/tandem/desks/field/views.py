"""Pages for who meets people where they live: one hand, one minute, no name."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tandem.desks.field import forms, rounds
from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.addresses import as_key
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.foundation.keys import uuid7
from tandem.journeys.intake import access as intake_access
from tandem.journeys.intake import actions as intake_actions
from tandem.rooms.contacts import access, actions
from tandem.rooms.contacts.models import OutreachContact


@require_safe
def contacts(request: PageRequest) -> HttpResponse:
    """Own contacts; those not joined to a participant yet come first."""
    require(access.can_do_outreach(request.actor))
    joined = request.GET.get("show") == "joined"
    found = rounds.own_round(
        request.actor, joined=joined, before=as_key(request.GET.get("before", ""))
    )
    return render_page(request, "field/contacts.html", {"round": found, "joined": joined})


@require_http_methods(["GET", "POST"])
def contact_new(request: PageRequest) -> HttpResponse:
    """Note a first contact."""
    require(access.can_do_outreach(request.actor))
    form = _form(request, forms.blank(clock.today()))
    if form.is_valid():
        key = form.cleaned_data["contact_id"] or uuid7()
        if _is_done(request, form, actions.note_outreach_contact, key):
            return _to_list(request)
    return _page(request, form)


@require_http_methods(["GET", "POST"])
def contact_edit(request: PageRequest, contact_id: UUID) -> HttpResponse:
    """Correct or complete an own contact."""
    require(access.can_do_outreach(request.actor))
    contact = OutreachContact.objects.visible_to(request.actor).get(pk=contact_id)
    form = _form(request, forms.filled(contact))
    if form.is_valid() and _is_done(request, form, actions.change_outreach_contact, contact_id):
        return _to_list(request)
    return _page(request, form, contact)


@require_http_methods(["GET", "POST"])
def join(request: PageRequest, contact_id: UUID) -> HttpResponse:
    """Join a first contact to a person, filled in together with that person."""
    actor = request.actor
    require(access.can_do_outreach(actor) and intake_access.can_bring_in(actor))
    contact = OutreachContact.objects.visible_to(actor).get(pk=contact_id)
    form = forms.JoinForm(
        request.POST if request.method == "POST" else None,
        today=clock.today(),
        has_words=bool(contact.words or contact.agreed_next),
    )
    if form.is_valid() and _is_joined(request, form, contact):
        # The same sentence whether the person was known or not.
        messages.success(request, _("It is sent. The partnership will be in touch."))
        return redirect("field:contacts")
    context = {"form": form, "contact": contact}
    return render_page(request, "field/join.html", context, status=422 if form.is_bound else 200)


def _is_joined(request: PageRequest, form: forms.JoinForm, contact: OutreachContact) -> bool:
    try:
        intake_actions.bring_in_contact(
            actor=request.actor,
            contact_id=contact.pk,
            wish=form.as_wish(),
            words_may_come=form.words_may_come,
            at=clock.now(),
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _form(request: PageRequest, initial: dict[str, object]) -> forms.EncounterForm:
    return forms.EncounterForm(request.POST if request.method == "POST" else None, initial=initial)


def _is_done(request: PageRequest, form: forms.EncounterForm, action, contact_id: UUID) -> bool:
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


def _to_list(request: PageRequest) -> HttpResponse:
    messages.success(request, _("The contact is saved."))
    return redirect("field:contacts")


def _page(
    request: PageRequest, form: forms.EncounterForm, contact: OutreachContact | None = None
) -> HttpResponse:
    context = {"form": form, "contact": contact, "places": rounds.usual_places(request.actor)}
    return render_page(request, "field/contact.html", context, status=422 if form.is_bound else 200)
