"""The last steps: writing, undoing, taking held-back rows along, throwing a draft away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import render_page
from tandem.journeys.registers import actions, pages, reviewing, undoing, writing
from tandem.journeys.registers.forms import ChoicesForm
from tandem.rooms.people import registers
from tandem.rooms.people.models import RegisterBatch

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def write(request, batch_id: UUID) -> HttpResponse:
    """What will be written, for which programme; and writing it."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="write")
    form = ChoicesForm(request.POST or None, actor=request.actor, batch=batch)
    if form.is_valid() and _is_written(request, batch, form):
        return redirect("registers:rows", batch.pk)
    context = {
        "batch": batch,
        "form": form,
        "counts": reviewing.count(batch),
        "steps": pages.steps(batch, "write"),
        "keeps_numbers": actions.keeps_numbers(request.actor),
    }
    status = 422 if form.errors else 200
    return render_page(request, "registers/write.html", context, status=status)


def _is_written(request, batch: RegisterBatch, form: ChoicesForm) -> bool:
    try:
        count = writing.write(
            actor=request.actor,
            batch_id=batch.pk,
            choices=form.as_choices(),
            today=clock.today(),
            at=clock.now(),
        )
    except registers.WasUndone:
        form.add_error(None, _("This register was undone. Upload it again to write it."))
        return False
    if not count:
        messages.info(request, _("Nothing was left to write."))
        return True
    words = ngettext("%(count)s row is written.", "%(count)s rows are written.", count)
    messages.success(request, words % {"count": count})
    return True


@require_http_methods(["GET", "POST"])
def undo(request, batch_id: UUID) -> HttpResponse:
    """Take everything out again that this register brought in, or say why not."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="undo")
    works = undoing.worked_on(batch)
    if request.method == "POST":
        try:
            undoing.undo(actor=request.actor, batch_id=batch.pk, at=clock.now())
        except undoing.WorkedOn as refusal:
            works = refusal.works
        except (registers.WasUndone, registers.NotWritten):
            return redirect("registers:rows", batch.pk)
        else:
            messages.success(request, _("Everything of this register is taken out again."))
            return redirect("registers:rows", batch.pk)
    context = {"batch": batch, "works": works, "counts": reviewing.count(batch)}
    status = 409 if request.method == "POST" else 200
    return render_page(request, "registers/undo.html", context, status=status)


@require_http_methods(["GET", "POST"])
def delete(request, batch_id: UUID) -> HttpResponse:
    """Throw away a draft, or what was kept of an undone register."""
    batch = reviewing.open_batch(actor=request.actor, batch_id=batch_id, part="delete")
    if request.method == "POST":
        try:
            registers.delete_batch(actor=request.actor, batch_id=batch.pk)
        except registers.NotADraft:
            messages.error(request, _("A written register is undone first."))
            return redirect("registers:rows", batch.pk)
        messages.success(request, _("The register is thrown away. Nobody was written."))
        return redirect("registers:list")
    context = {"batch": batch, "counts": reviewing.count(batch)}
    return render_page(request, "registers/delete.html", context)


@require_safe
def held_back(request, batch_id: UUID) -> HttpResponse:
    """The held-back rows as a spreadsheet that says why, to be corrected and uploaded again."""
    batch = RegisterBatch.objects.visible_to(request.actor).get(pk=batch_id)
    data = actions.held_back_file(actor=request.actor, batch_id=batch_id)
    stem = slugify(batch.file_name.rpartition(".")[0]) or "register"
    name = _("held-back")
    headers = {
        "Content-Disposition": f'attachment; filename="{stem}-{slugify(name)}.xlsx"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(data, content_type=XLSX, headers=headers)
