"""One form, on a page of its own or in its place on the plan: shown, refused, merged, saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Denied, Refused, Stale
from tandem.foundation.htmx import render_page
from tandem.rooms.plans.board import Board
from tandem.rooms.plans.conflict import clashes, rebound, settled
from tandem.rooms.plans.forms.base import REFUSALS, EditForm


def plan_url(board: Board, slot: str = "") -> str:
    """The address of the plan, or of one place in it, for a page as for a fragment."""
    url = reverse("plans:plan", args=[board.trajectory.pk])
    return f"{url}?slot={slot}#slot-{slot.removeprefix('added-')}" if slot else url


@dataclass
class FormPage:
    """A form about one place of the plan.

    make: gives the form, fresh or with what was sent. slot: the place that an inline form
    takes. item: whether that place is an item of a list. done: the place to show
    afterwards, empty for the whole plan. allowed: whether the actor may write here.
    part: what htmx gets of the template; None when the form is always a page.
    is_signing: whether a signature is drawn on it.
    """

    request: Any
    board: Board
    make: Callable[..., EditForm]
    title: str
    slot: str
    done: str = ""
    item: bool = False
    allowed: bool = True
    button: str = ""
    hint: str = ""
    is_signing: bool = False
    template: str = "plans/form.html"
    part: str | None = "form"
    extra: Mapping[str, Any] = field(default_factory=dict)

    def by(self, form: EditForm) -> dict[str, Any]:
        """Who saves, in which file, what edition was read, and when."""
        return self.at | {"edition": form.cleaned_data["edition"]}

    @property
    def at(self) -> dict[str, Any]:
        """Who saves, in which file, and when."""
        return {
            "actor": self.request.actor,
            "trajectory_id": self.board.trajectory.pk,
            "at": clock.now(),
        }

    def answer(self, save: Callable[[Any], Any]) -> HttpResponse:
        """Show the form, or save what was sent: 303, 422 with what is wrong, 409 on a clash."""
        require(self.allowed)
        if self.request.method != "POST":
            return self.show(self.make())
        form = self.make(settled(self.request.POST))
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            save(form)
        except Stale as stale:
            return self._side_by_side(form, stale)
        except Denied:
            raise
        except Refused as refused:
            return self._refuse(form, refused)
        return HttpResponseRedirect(plan_url(self.board, self.done), status=303)

    def show(self, form: EditForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """The form, alone for htmx and in its file otherwise."""
        clashing = {each.name for clash in more.get("clashes", ()) for each in clash.fields}
        context = {
            "board": self.board,
            "dossier": self.board.dossier,
            "dossier_tab": "plan",
            "form": form,
            "fields": [each for each in form.visible_fields() if each.name not in clashing],
            "page": self,
            "back": plan_url(self.board, self.slot),
            "clashes": (),
            "stale": None,
            **self.extra,
            **more,
        }
        return render_page(self.request, self.template, context, part=self.part, status=status)

    def _side_by_side(self, form: EditForm, stale: Stale) -> HttpResponse:
        again = self.make(rebound(form, stale))
        found = list(clashes(again, stale))
        return self.show(again, status=409, clashes=found, stale=stale.facts)

    def _refuse(self, form: EditForm, refused: Refused) -> HttpResponse:
        name, sentence = REFUSALS[type(refused)]
        form.add_error(name if name in form.fields else None, sentence)
        return self.show(form, status=422)
