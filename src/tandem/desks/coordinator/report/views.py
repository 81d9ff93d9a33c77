"""Pages of the report for the funder: look, take along, keep, compare."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tandem.desks.coordinator.report import reading
from tandem.desks.coordinator.report.forms import FreezeForm, ReportForm
from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.reporting import access, actions, proof
from tandem.rooms.reporting.esf import words
from tandem.rooms.reporting.esf.contract import Period

FILES = {
    "indicators.csv": "text/csv; charset=utf-8",
    "incomplete.csv": "text/csv; charset=utf-8",
    "validation.csv": "text/csv; charset=utf-8",
    "report.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "report.pdf": "application/pdf",
}


@require_safe
def report(request: PageRequest) -> HttpResponse:
    """The figures of the days that were asked for; without days, only the question."""
    require(access.can_report(request.actor))
    asked = request.GET if "first" in request.GET else None
    today = clock.today()
    form = ReportForm(
        asked,
        programmes=reading.programmes(request.actor),
        initial={"first": today.replace(month=1, day=1), "last": today},
    )
    found = _report(request, form)
    shown = reading.shown(request.actor, found, get_language()) if found else None
    return _page(request, form, shown)


@require_safe
def report_file(request: PageRequest, name: str) -> HttpResponse:
    """One file of the report, to take along."""
    require(access.can_report(request.actor))
    if name not in FILES:
        raise Http404
    form = ReportForm(request.GET, programmes=reading.programmes(request.actor))
    found = _report(request, form, name)
    if found is None:
        return _page(request, form, None)
    return _download(name, _content(request, found, name), found.period)


@require_POST
def freeze(request: PageRequest) -> HttpResponse:
    """Keep the report as it is sent."""
    require(access.can_report(request.actor))
    form = FreezeForm(request.POST, programmes=reading.programmes(request.actor))
    if form.is_valid():
        try:
            kept = actions.freeze_submission(
                actor=request.actor, order=form.order(), note=form.cleaned_data["note"],
                at=clock.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.explain(refusal)
        else:
            messages.success(request, _("The submission is kept. It cannot change any more."))
            return redirect("coordinator:submission", kept.pk)
    return _page(request, form, None)


@require_safe
def submission(request: PageRequest, submission_id: UUID) -> HttpResponse:
    """A submission as it was kept, with what it can be compared with."""
    require(access.can_report(request.actor))
    kept = reading.submission(request.actor, submission_id)
    every = reading.submissions(request.actor)
    context = {
        "submission": kept,
        "title": words.title(kept.regime),
        "period": words.period(Period(kept.first_on, kept.last_on)),
        "lines": reading.figures(kept, get_language()),
        "hint": words.hint(),
        "facts": reading.facts(request.actor, kept),
        "is_intact": proof.is_intact(actor=request.actor, submission_id=kept.pk),
        "others": [one for one in every if one.pk != kept.pk],
    }
    return render_page(request, "coordinator/report/submission.html", context)


@require_safe
def comparison(request: PageRequest, submission_id: UUID, before_id: UUID) -> HttpResponse:
    """Two submissions side by side, and who changed the figures."""
    found = actions.compare_submissions(
        actor=request.actor, before_id=before_id, after_id=submission_id
    )
    context = {
        "comparison": found,
        "title": words.title(found.after.regime),
        "lines": reading.compared(found, get_language()),
        "persons": reading.changed_persons(found),
        "hint": words.hint(),
    }
    return render_page(request, "coordinator/report/comparison.html", context)


def _report(request, form, *files):
    """The report, or None with the reason beside a field of the form."""
    if not form.is_valid():
        return None
    try:
        return actions.make_report(actor=request.actor, order=form.order(), files=files)
    except Refused as refusal:
        form.explain(refusal)
    return None


def _page(request, form, shown) -> HttpResponse:
    context = {
        "form": form,
        "shown": shown,
        "keeping": isinstance(form, FreezeForm),
        "files": list(FILES),
        "query": request.GET.urlencode(),
        "note": FreezeForm(initial={"note": request.GET.get("note", "")})["note"],
        "submissions": reading.submissions(request.actor),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render_page(request, "coordinator/report/report.html", context, status=status)


def _content(request, found, name: str) -> bytes:
    # Workbooks and PDF are heavy to import, and only made here.
    from tandem.rooms.reporting.esf import papers

    language = "nl" if get_language() != "en" else "en"
    return papers.content(
        found, name, partnership=request.actor.partnership_name, language=language
    )


def _download(name: str, content: bytes, period) -> HttpResponse:
    response = HttpResponse(content, content_type=FILES[name])
    file = f"esf-{period.first}-{period.last}-{name}"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    response["Cache-Control"] = "no-store"
    return response
