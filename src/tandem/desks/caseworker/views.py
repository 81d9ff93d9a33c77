"""Pages of a counsellor."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tandem.desks.caseworker import caseload, day, links, looks, overview, people, person, timeline
from tandem.desks.caseworker.forms import CaseloadFilter, TimelineFilter
from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.partners.models import Programme
from tandem.rooms.trajectories.dossier import open_dossier


@require_safe
def my_day(request: PageRequest) -> HttpResponse:
    today = clock.today()
    context = {"groups": day.groups(request.actor, today), "today": today}
    return render_page(request, "caseworker/day.html", context)


@require_safe
def trajectories(request: PageRequest) -> HttpResponse:
    offered = Programme.objects.visible_to(request.actor).order_by("name")
    form = CaseloadFilter(request.GET, programmes=offered.values_list("pk", "name"))
    filters = form.filters()
    found = caseload.narrowed(request.actor, filters, clock.today())
    shown = caseload.page(
        request.actor,
        caseload.in_tab(found, filters.tab),
        after=_key(request.GET.get("after", "")),
        before=_key(request.GET.get("before", "")),
    )
    around = links.around(request.GET, form, filters, caseload.counts(found), shown)
    context = {"form": form, "page": shown, **around}
    return render_page(request, "caseworker/trajectories.html", context, part="rows")


@require_safe
def dossier(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    opened = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="overview")
    context = {
        "dossier": opened,
        "dossier_tab": "overview",
        "today": clock.today(),
        "may_change_person": person.may_change(request.actor, opened),
        **overview.shown(request.actor, opened, clock.today()),
    }
    return render_page(request, "caseworker/dossier.html", context)


@require_safe
def events(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    opened = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="timeline")
    form = TimelineFilter(request.GET)
    shown = timeline.page(request.actor, opened, **form.chosen())
    context = {"dossier": opened, "dossier_tab": "timeline", "form": form, "page": shown}
    return render_page(request, "caseworker/timeline.html", context, part="entries")


@require_safe
def looked(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    opened = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="looked")
    context = {
        "dossier": opened,
        "dossier_tab": "",
        "looks": looks.at(request.actor, opened, before=_key(request.GET.get("before", ""))),
    }
    return render_page(request, "caseworker/looked.html", context)


@require_safe
def search(request: PageRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()
    hits = people.find(actor=request.actor, text=text)
    context = {"hits": hits, "search_query": text}
    return render_page(request, "caseworker/search.html", context, part="hits")


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
