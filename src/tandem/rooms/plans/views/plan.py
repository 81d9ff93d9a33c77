"""The plan on one page, and each of its places as a fragment."""

from typing import Any

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRefresh

from tandem.foundation import clock
from tandem.foundation.htmx import render_page
from tandem.rooms.plans.board import Board, open_board
from tandem.rooms.plans.models import PlanState
from tandem.rooms.plans.views.slots import find_slot


@require_safe
def plan(request, trajectory_id):
    """The whole plan; for htmx, one place of it with the state of the plan beside."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    key = request.GET.get("slot", "")
    slot = find_slot(board, key)
    if request.htmx and key and slot is None:
        return HttpResponseClientRefresh()
    context = context_of(board) | (slot or {"slot_template": ""})
    return render_page(request, "plans/plan.html", context, part="slot" if slot else None)


def context_of(board: Board) -> dict[str, Any]:
    """What every template of the plan reads."""
    return {
        "board": board,
        "plan": board.plan,
        "dossier": board.dossier,
        "dossier_tab": "plan",
        "called": board.dossier.participant.called,
        "stages": _stages(board.plan.state),
        "today": clock.today(),
        "oob": False,
    }


def _stages(state: str) -> list[dict[str, object]]:
    """Where the plan is between draft and signature, for the component `ui/steps.html`."""
    labels = {
        PlanState.DRAFT: _("Draft"),
        PlanState.READ: _("Read together"),
        PlanState.SIGNED: _("Signed"),
    }
    at = list(labels).index(PlanState(state))
    states = ["done"] * at + ["current"] + [""] * (len(labels) - at - 1)
    if state == PlanState.SIGNED:
        states[-1] = "done"
    return [
        {"label": label, "state": stage, "url": ""}
        for label, stage in zip(labels.values(), states, strict=True)
    ]
