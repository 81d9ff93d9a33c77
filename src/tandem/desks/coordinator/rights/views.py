"""Figures of rights, and rights of the place itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.desks.coordinator.rights.figures import figures
from tandem.desks.coordinator.rights.forms import DaysForm, FileForm, RightForm, shown
from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused, Stale
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.partners.programme_reading import ProgrammeError
from tandem.rooms.partners.programme_wording import sentence
from tandem.rooms.rights import access, actions
from tandem.rooms.rights.models import LocalRight


@require_safe
def takeup(request: PageRequest) -> HttpResponse:
    """What became of rights in all files together; no names, small numbers hidden."""
    require(access.can_count(request.actor))
    form = DaysForm(request.GET or DaysForm.a_year_until(clock.today()))
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        context["figures"] = figures(request.actor, **form.cleaned_data)
    status = 422 if form.errors else 200
    return render_page(request, "coordinator/rights/takeup.html", context, status=status)


@require_http_methods(["GET", "POST"])
def own_rights(request: PageRequest) -> HttpResponse:
    """Rights of the place itself, and a file to add more of them at once."""
    require(access.can_add_rights(request.actor))
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            added = actions.add_local_rights(
                actor=request.actor, text=given.read(), name=given.name, at=clock.now()
            )
            messages.success(request, _("%(count)s added.") % {"count": len(added)})
            return redirect("coordinator:own_rights")
        except ProgrammeError as error:
            form.add_error("file", sentence(error))
    rows = LocalRight.objects.visible_to(request.actor).order_by("ends_on", "name", "id")
    context = {"form": form, "rows": rows, "today": clock.today()}
    status = 422 if form.errors else 200
    return render_page(request, "coordinator/rights/own_rights.html", context, status=status)


@require_http_methods(["GET", "POST"])
def own_right_new(request: PageRequest) -> HttpResponse:
    """Add a right of the place itself."""
    require(access.can_add_rights(request.actor))
    form = RightForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_local_right(
                actor=request.actor, definition=form.definition(), at=clock.now(),
                key=form.cleaned_data["key"],
            )  # fmt: skip
            return redirect("coordinator:own_rights")
        except Refused as refusal:
            _explain(form, refusal)
    context = {"form": form, "right": None}
    status = 422 if form.errors else 200
    return render_page(request, "coordinator/rights/own_right.html", context, status=status)


@require_http_methods(["GET", "POST"])
def own_right(request: PageRequest, right_id: UUID) -> HttpResponse:
    """Write a right of the place itself over."""
    require(access.can_add_rights(request.actor))
    right = LocalRight.objects.visible_to(request.actor).get(pk=right_id)
    known = shown(right.definition) | {"edition": right.edition}
    form = RightForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        try:
            actions.change_local_right(
                actor=request.actor, right_id=right_id, at=clock.now(),
                definition=form.definition(right.definition), edition=form.cleaned_data["edition"],
            )  # fmt: skip
            return redirect("coordinator:own_rights")
        except Refused as refusal:
            _explain(form, refusal)
    context = {"form": form, "right": right}
    status = 422 if form.errors else 200
    return render_page(request, "coordinator/rights/own_right.html", context, status=status)


@require_POST
def own_right_end(request: PageRequest, right_id: UUID) -> HttpResponse:
    """Offer a right no longer from tomorrow on, or offer it again."""
    on = clock.today() if request.POST.get("ends") == "yes" else None
    actions.end_local_right(actor=request.actor, right_id=right_id, on=on, at=clock.now())
    return redirect("coordinator:own_rights")


def _explain(form: RightForm, refusal: Refused) -> None:
    """Say why the right was not kept. Raises what this form does not know."""
    if isinstance(refusal, ProgrammeError):
        form.add_error(None, sentence(refusal))
    elif isinstance(refusal, Stale):
        words = _("%(by)s changed this right meanwhile. Open it again to see what it is now.")
        form.add_error(None, words % {"by": refusal.facts["by"] or _("Somebody else")})
    else:
        raise refusal
