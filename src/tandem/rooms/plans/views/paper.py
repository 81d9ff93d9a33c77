"""The plan and its report on paper. Every print is an event."""

from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import render_page
from tandem.rooms.plans import papers
from tandem.rooms.plans.actions import record_print
from tandem.rooms.plans.board import Board, open_board
from tandem.rooms.plans.documents.plan import plan_pdf as make_plan
from tandem.rooms.plans.documents.pop_report import pop_report_pdf as make_report
from tandem.rooms.plans.forms.agreement import ReportForm
from tandem.rooms.plans.introduced import next_appointment
from tandem.rooms.plans.views.agreement import find_version
from tandem.rooms.plans.views.plan import context_of

PLAN, REPORT = "plan", "report"


@require_safe
def plan_pdf(request, trajectory_id):
    """The plan as it stands, for on the fridge."""
    board = _printable(request, trajectory_id)
    _record(request, board, PLAN, papers.number(board))
    coming = next_appointment(request.actor, trajectory_id, clock.now())
    made = papers.plan_document(board, on=clock.today(), appointment=coming)
    return _inline(make_plan(made), board, PLAN)


@require_safe
def version_pdf(request, trajectory_id, number):
    """A version as it was signed."""
    board = _printable(request, trajectory_id)
    version = find_version(request, trajectory_id, number)
    _record(request, board, PLAN, number)
    return _inline(make_plan(papers.version_document(board, version)), board, PLAN)


@require_safe
def report(request, trajectory_id):
    """Ask when the participant agreed to send the report."""
    board = _printable(request, trajectory_id)
    return render_page(request, "plans/report.html", context_of(board) | {"form": ReportForm()})


@require_safe
def report_pdf(request, trajectory_id):
    """The report on work and welfare for the mediator."""
    board = _printable(request, trajectory_id)
    form = ReportForm(request.GET)
    if not form.is_valid():
        context = context_of(board) | {"form": form}
        return render_page(request, "plans/report.html", context, status=422)
    _record(request, board, REPORT, papers.number(board))
    agreed_on = form.cleaned_data["agreed_on"]
    made = papers.pop_report(board, on=clock.today(), agreed_on=agreed_on)
    return _inline(make_report(made), board, REPORT)


def _printable(request: Any, trajectory_id) -> Board:
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    require(board.can_change)
    return board


def _record(request: Any, board: Board, kind: str, number: int) -> None:
    record_print(
        actor=request.actor,
        trajectory_id=board.trajectory.pk,
        kind=kind,
        number=number,
        classes=board.used_classes & set(board.dossier.seat.readable_classes),
    )


def _inline(pdf: bytes, board: Board, kind: str) -> HttpResponse:
    """A PDF that opens in the browser, named by initials and day only."""
    person = board.dossier.participant
    letters = slugify(f"{person.first_name[:1]}{person.last_name[:1]}")
    name = "-".join(part for part in (kind, letters, clock.today().isoformat()) if part)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
