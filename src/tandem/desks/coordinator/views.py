"""Pages of a coordinator."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tandem.desks.coordinator import access_log as log
from tandem.desks.coordinator import numbers
from tandem.desks.coordinator import quality as gaps
from tandem.desks.coordinator.forms import LogFilter
from tandem.desks.coordinator.tandems import tandems
from tandem.desks.coordinator.waiting import waits
from tandem.foundation import access, clock
from tandem.foundation.addresses import as_key
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.contacts.gaps import patience
from tandem.rooms.partners.models import Post


@require_safe
def desk(request: PageRequest) -> HttpResponse:
    access.require(request.actor.has_role("coordinator"))
    today, usual = clock.today(), patience(request.actor)
    context = {
        "numbers": numbers.numbers(request.actor, usual, today),
        "referrals": numbers.referrals(request.actor),
        "silences": numbers.silences(request.actor, usual, today),
        "caseloads": numbers.caseloads(request.actor, today),
        "waits": waits(request.actor),
        "tandems": tandems(request.actor, today),
    }
    return render_page(request, "coordinator/desk.html", context)


@require_safe
def quality(request: PageRequest) -> HttpResponse:
    access.require(request.actor.has_role("coordinator"))
    today, counts = clock.today(), gaps.counts(request.actor, clock.today())
    # Whoever names none sees the first that has something to do.
    waiting = next((key for key, count in counts.items() if count != "0"), next(iter(gaps.GAPS)))
    key = request.GET.get("gap", waiting)
    key = key if key in gaps.GAPS else waiting
    context = {
        "tabs": gaps.tabs(counts, key),
        "page": gaps.page(request.actor, key, today, after=as_key(request.GET.get("after", ""))),
        "gap": key,
    }
    return render_page(request, "coordinator/quality.html", context)


@require_safe
def access_log(request: PageRequest) -> HttpResponse:
    access.require(log.can_read(request.actor))
    colleagues = Post.objects.visible_to(request.actor).select_related("user")
    form = LogFilter(request.GET, colleagues=colleagues)
    context = {"form": form, "looks": log.page(request.actor, **form.chosen())}
    return render_page(request, "coordinator/access_log.html", context)
