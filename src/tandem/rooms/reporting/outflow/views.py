"""Pages of outflow. Reading only."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tandem.foundation import clock as foundation_clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.reporting.outflow import showing, words
from tandem.rooms.reporting.outflow.contract import Clock
from tandem.rooms.reporting.outflow.figures import outflow
from tandem.rooms.reporting.outflow.forms_compared import forms_compared


@require_safe
def curves(request: PageRequest) -> HttpResponse:
    clock, today = _clock(request), foundation_clock.today()
    found = outflow(actor=request.actor, clock=clock, today=today)
    context = {
        "programmes": [showing.programme(group) for group in found.groups],
        "hidden": found.hidden,
        "today": today,
        **_around(clock, "curves"),
    }
    return render_page(request, "outflow/curves.html", context)


@require_safe
def forms(request: PageRequest) -> HttpResponse:
    clock, today = _clock(request), foundation_clock.today()
    found = forms_compared(actor=request.actor, clock=clock, today=today)
    context = {
        "found": found,
        "outcomes": showing.compared(found),
        "classes": showing.classes(found),
        "forms": _forms(found),
        "apart": showing.largest(found),
        "today": today,
        **_around(clock, "forms"),
    }
    return render_page(request, "outflow/forms.html", context)


def _clock(request: HttpRequest) -> Clock:
    asked = request.GET.get("from", "")
    return Clock(asked) if asked in list(Clock) else Clock.ENTRY


def _around(clock: Clock, page: str) -> dict[str, object]:
    """The two pages, and the two days from which time can be counted."""
    here = reverse(f"outflow:{page}")
    pages = {"curves": _("Per programme"), "forms": _("Individual and with group")}
    return {
        "clock": clock.value,
        "clock_label": words.CLOCKS[clock],
        "clocks": [
            {"url": f"{here}?from={each.value}", "label": label, "current": each == clock}
            for each, label in words.CLOCKS.items()
        ],
        "pages": [
            {
                "url": f"{reverse(f'outflow:{name}')}?from={clock.value}",
                "label": label,
                "current": name == page,
            }
            for name, label in pages.items()
        ],
    }


def _forms(found) -> list[dict[str, object]]:
    return [
        {
            "label": words.FORMS[form],
            "people": people,
            "programmes": found.programmes[form],
            "unmatched": found.unmatched.get(form),
            "effective": round(found.effective.get(form, 0)),
        }
        for form, people in found.people.items()
    ]
