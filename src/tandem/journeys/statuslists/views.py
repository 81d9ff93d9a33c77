"""The page on which an official status list is checked and written."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.registers.reading.limits import MAX_FILE_BYTES
from tandem.journeys.registers.reading.refusals import Unreadable
from tandem.journeys.statuslists.forms import ListForm
from tandem.journeys.statuslists.importing import Order, import_list
from tandem.rooms.trajectories import access

CHECK = "check"


@require_http_methods(["GET", "POST"])
def upload(request: PageRequest) -> HttpResponse:
    """Check a list or write it; the answer tells what came, or would come, of each row."""
    require(access.can_form_team(request.actor))
    form = ListForm(request.POST or None, request.FILES or None)
    report = _imported(request, form) if form.is_bound and form.is_valid() else None
    is_check = request.POST.get("do") == CHECK
    context = {"form": form, "report": report, "is_check": is_check}
    return render_page(
        request, "statuslists/upload.html", context, status=422 if form.errors else 200
    )


def _imported(request: PageRequest, form: ListForm) -> dict[str, Any] | None:
    file = form.cleaned_data["file"]
    order = Order(
        # One byte more tells that it is too large, without reading all of it.
        data=file.read(MAX_FILE_BYTES + 1),
        file_name=file.name,
        source=form.cleaned_data["source"],
        dry_run=request.POST.get("do") == CHECK,
    )
    try:
        return import_list(actor=request.actor, order=order, today=clock.today(), at=clock.now())
    except Unreadable as refusal:
        form.explain(refusal)
        return None
