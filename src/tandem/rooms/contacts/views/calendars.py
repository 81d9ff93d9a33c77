"""My agenda, the address for my own calendar, and what that calendar reads."""

import hashlib
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tandem.foundation import access as foundation_access
from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.contacts import access, actions, ics, subscription
from tandem.rooms.contacts.models import Appointment, CalendarFeed

ROWS_AT_MOST = 50
UNNOTED_DAYS = 14


@require_safe
def agenda(request: PageRequest) -> HttpResponse:
    """My own appointments: what waits for a word, and what comes."""
    return _page(request)


@require_POST
def address_new(request: PageRequest) -> HttpResponse:
    """A new address, shown this once; the former is dead from now on."""
    shows = request.POST.get("shows_first_names") == "on"
    token = actions.open_feed(actor=request.actor, shows_first_names=shows, at=clock.now())
    address = request.build_absolute_uri(reverse("calendar:feed", args=[token]))
    return _page(request, address=address)


@require_POST
def address_change(request: PageRequest) -> HttpResponse:
    """Initials or first names, at the same address."""
    shows = request.POST.get("shows_first_names") == "on"
    actions.change_feed(actor=request.actor, shows_first_names=shows, at=clock.now())
    messages.success(request, _("Saved. Your calendar shows it when it looks again."))
    return HttpResponseRedirect(reverse("calendar:agenda"))


@require_POST
def address_end(request: PageRequest) -> HttpResponse:
    """Nothing answers at the address any more."""
    actions.end_feed(actor=request.actor, at=clock.now())
    messages.success(request, _("The address is dead. Your calendar reads nothing more."))
    return HttpResponseRedirect(reverse("calendar:agenda"))


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar reads; who does not know the address finds nothing."""
    digest, now = subscription.token_digest(token), clock.now()
    url = request.build_absolute_uri(reverse("calendar:agenda"))
    try:
        with subscription.reading(digest, now, clock.today()) as found:
            made, changed_at = ics.calendar(found, url=url), ics.changed_at(found)
    except CalendarFeed.DoesNotExist as error:
        raise Http404 from error
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["ETag"] = f'"{hashlib.sha256(made).hexdigest()}"'
    response["Last-Modified"] = http_date(changed_at.timestamp())
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="tandem.ics"'
    # Only the digest tells whether all is the same: who left a team sees less than before.
    same = get_conditional_response(request, etag=response["ETag"], response=response)
    return same or response


def _page(request: PageRequest, *, address: str = "") -> HttpResponse:
    actor, now = request.actor, clock.now()
    foundation_access.require(access.can_subscribe(actor))
    mine = (
        Appointment.objects.visible_to(actor)
        .held_by(actor)
        .select_related("trajectory__participant")
    )
    waiting = mine.waiting(until=now, since=now - timedelta(days=UNNOTED_DAYS))
    context = {
        "waiting": waiting.order_by("starts_at", "id")[:ROWS_AT_MOST],
        "coming": mine.coming(now)[:ROWS_AT_MOST],
        "feed": CalendarFeed.objects.visible_to(actor).is_open().first(),
        "address": address,
    }
    return render_page(request, "contacts/agenda.html", context)
