"""Checking an upload: its columns, its rows, and whom they may be."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import render_page
from tandem.journeys.registers import actions, pages, reviewing
from tandem.journeys.registers.forms import ColumnsForm, RowForm, samples_of
from tandem.journeys.registers.messages import mapping_sentence
from tandem.rooms.people.models import RegisterBatch, RegisterRow

SAMPLED_ROWS = 60


@require_http_methods(["GET", "POST"])
def columns(request, batch_id: UUID) -> HttpResponse:
    """What each column holds: a proposal that the coordinator checks."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="columns")
    sampled = samples_of(batch.rows.order_by("line")[:SAMPLED_ROWS], batch)
    form = ColumnsForm(request.POST or None, batch=batch, samples=sampled)
    if form.is_valid() and _is_mapped(request, batch, form):
        return redirect("registers:rows", batch.pk)
    context = {"batch": batch, "form": form, "steps": pages.steps(batch, "columns")}
    status = 422 if form.errors else 200
    return render_page(request, "registers/columns.html", context, status=status)


def _is_mapped(request, batch: RegisterBatch, form: ColumnsForm) -> bool:
    try:
        actions.map_columns(
            actor=request.actor,
            batch_id=batch.pk,
            mapping=form.as_mapping(),
            today=clock.today(),
        )
    except actions.BadMapping as refusal:
        for problem in refusal.problems:
            form.add_error(None, mapping_sentence(problem))
        return False
    return True


@require_safe
def rows(request, batch_id: UUID) -> HttpResponse:
    """The rows of an upload: all, those with errors, those that may be somebody known."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="rows")
    place = pages.Place.of(request.GET)
    context = _counted(batch, place)
    is_questions = place.show == "duplicates"
    size = reviewing.QUESTIONS_PER_PAGE if is_questions else reviewing.ROWS_PER_PAGE
    found = reviewing.rows(batch, place.show, place.page, size)
    context |= {
        "steps": pages.steps(batch, "rows"),
        "paging": pages.paging(batch, place, context["counts"].shows[place.show], size),
        "questions": _compared(request, batch, found) if is_questions else (),
        "rows": () if is_questions else [reviewing.shown(row, batch) for row in found],
    }
    return render_page(request, "registers/rows.html", context)


@require_http_methods(["GET", "POST"])
def row(request, batch_id: UUID, row_id: UUID) -> HttpResponse:
    """Correct the cells of one row, in its place in the list or on a page of its own."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="row")
    shown = reviewing.shown(batch.rows.get(pk=row_id), batch)
    place = pages.Place.of(request.GET)
    form = RowForm(request.POST or None, batch=batch, shown=shown, is_short=bool(request.htmx))
    context = {"batch": batch, "shown": shown, "form": form, "place": place}
    if form.is_valid():
        return _corrected(request, context)
    name = "line" if "cancel" in request.GET else "edit" if request.htmx else "row"
    status = 422 if form.errors else 200
    return render_page(request, f"registers/{name}.html", context, status=status)


def _corrected(request, context: dict[str, Any]) -> HttpResponse:
    batch, place = context["batch"], context["place"]
    row = context["shown"].row
    try:
        row = actions.correct(
            actor=request.actor, row_id=row.pk, cells=context["form"].cells(), today=clock.today()
        )
    except Refused:
        messages.error(request, _("This row can no longer be corrected here."))
        return redirect(place.url(batch))
    if not request.htmx:
        _say(request, row)
        return redirect(f"{place.url(batch)}#row-{row.pk}")
    answer = _counted(batch, place) | {"shown": reviewing.shown(row, batch), "saved": True}
    return render_page(request, "registers/saved.html", answer)


def _say(request, row: RegisterRow) -> None:
    words = _("Row %(row)s is now: %(state)s.")
    messages.success(request, words % {"row": row.number, "state": row.get_outcome_display()})


@require_POST
def decide(request, batch_id: UUID, row_id: UUID) -> HttpResponse:
    """Say whether a row is somebody new, somebody who is there, or left out."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="decide")
    place = pages.Place.of(request.GET)
    choice, _separator, match = request.POST.get("choice", "").partition(":")
    row = batch.rows.get(pk=row_id)
    try:
        row = actions.decide(
            actor=request.actor, row_id=row.pk, choice=choice, place=_number(match)
        )
    except Refused:
        messages.error(request, _("This choice is no longer possible. Look at the row again."))
        return redirect(place.url(batch))
    if not request.htmx:
        _say(request, row)
        return redirect(f"{place.url(batch)}#row-{row.pk}")
    answer = _counted(batch, place) | {"each": _compared(request, batch, [row])[0], "saved": True}
    return render_page(request, "registers/decided.html", answer)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _counted(batch: RegisterBatch, place: pages.Place) -> dict[str, Any]:
    counts = reviewing.count(batch)
    return {
        "batch": batch,
        "place": place,
        "counts": counts,
        "tabs": pages.tabs(batch, counts, place),
        "saved": False,
    }


def _compared(request, batch: RegisterBatch, found: list[RegisterRow]) -> list[dict[str, Any]]:
    return [
        {
            "question": question,
            "others": [(other, pages.comparison(question, other)) for other in question.others],
        }
        for question in reviewing.questions(request.actor, batch, found)
    ]
