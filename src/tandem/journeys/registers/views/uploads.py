"""The registers of a partnership, and uploading one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from tandem.foundation import clock, vault
from tandem.foundation.htmx import render_page
from tandem.journeys.registers import actions, reviewing
from tandem.journeys.registers.forms import UploadForm
from tandem.journeys.registers.reading.limits import MAX_FILE_BYTES
from tandem.journeys.registers.reading.refusals import Unreadable
from tandem.rooms.people import registers
from tandem.rooms.people.models import RegisterBatch

_KEYS_NEEDED = _(
    "This partnership keeps national numbers, and the keys to seal them with are missing."
    " Nothing was read. Ask whoever runs Tandem to set TANDEM_KEY_RING."
)


@require_http_methods(["GET", "POST"])
def overview(request) -> HttpResponse:
    """Every upload with its state, and a place for a new one."""
    batches = reviewing.batches_of(request.actor)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        batch = _uploaded(request, form)
        if batch is not None:
            return _go_to(request, batch)
    pages = Paginator(batches, reviewing.BATCHES_PER_PAGE)
    context = {"form": form, "page": pages.get_page(request.GET.get("page"))}
    status = 422 if form.errors else 200
    return render_page(request, "registers/list.html", context, part="answer", status=status)


def _uploaded(request, form: UploadForm) -> RegisterBatch | None:
    file = form.cleaned_data["file"]
    try:
        return actions.upload(
            actor=request.actor,
            # One byte more tells that it is too large, without reading all of it.
            data=file.read(MAX_FILE_BYTES + 1),
            file_name=file.name,
            sheet=form.cleaned_data["sheet"] or None,
            today=clock.today(),
            at=clock.now(),
        )
    except Unreadable as refusal:
        form.explain(refusal)
    except (vault.NoKeyRing, vault.BadKeyRing, vault.CannotOpen):
        form.add_error("file", _KEYS_NEEDED)
    return None


def _go_to(request, batch: RegisterBatch) -> HttpResponse:
    """To the columns first, unless this source was seen before."""
    remembered = registers.remembered_mapping(actor=request.actor, signature=batch.signature)
    target = "registers:rows" if remembered == batch.mapping else "registers:columns"
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url(target, batch.pk))
    return redirect(target, batch.pk)
