"""Forms in and out: what was sent, trying it, and the page that asks again."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect

from tandem.foundation.errors import Denied, Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.trajectories.forms.refusals import Sentences, explain

TAB = "results"


def posted(request: PageRequest) -> QueryDict | None:
    """What the reader sent, even when that is nothing; None when they only look."""
    return request.POST if request.method == "POST" else None


def is_done(form: forms.Form, sentences: Sentences, act: Callable[[], object]) -> bool:
    """Whether the form is right and the room did it; else the form tells why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Denied:
        raise
    except Refused as refusal:
        explain(form, refusal, sentences)
        return False
    return True


def page_with(
    request: PageRequest, template: str, form: forms.Form, context: dict[str, object]
) -> HttpResponse:
    """The page around a form: 422 when something in it is not right yet, 409 when overtaken."""
    status = 422 if form.is_bound and form.errors else 200
    if getattr(form, "is_overtaken", False):
        status = 409
    shown = {"dossier_tab": TAB, "form": form} | context
    return render_page(request, template, shown, status=status)


def back(trajectory_id: UUID) -> HttpResponseRedirect:
    """To the page that everything here starts from."""
    return redirect("trajectories:results", trajectory_id)
