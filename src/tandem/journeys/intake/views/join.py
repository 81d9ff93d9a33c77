"""The page on which somebody met outside says: yes, I want to join."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import render_page
from tandem.journeys.intake import access, actions
from tandem.journeys.intake.forms.wish import JoinForm
from tandem.rooms.contacts import access as contacts_access
from tandem.rooms.contacts.models import OutreachContact


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Join a first contact to a person, filled in together with that person."""
    actor = request.actor
    require(contacts_access.can_do_outreach(actor) and access.can_bring_in(actor))
    contact = OutreachContact.objects.visible_to(actor).get(pk=contact_id)
    form = JoinForm(
        request.POST if request.method == "POST" else None,
        today=clock.today(),
        has_words=bool(contact.words or contact.agreed_next),
    )
    if form.is_valid() and _is_joined(request, form, contact):
        # The same sentence whether the person was known or not.
        messages.success(request, _("It is sent. The partnership will be in touch."))
        return redirect("field:contacts")
    context = {"form": form, "contact": contact}
    return render_page(request, "intake/join.html", context, status=422 if form.is_bound else 200)


def _is_joined(request: HttpRequest, form: JoinForm, contact: OutreachContact) -> bool:
    try:
        actions.bring_in_contact(
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
