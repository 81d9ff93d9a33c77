"""Forms about steps, and the buttons that move them."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from tandem.foundation import clock
from tandem.foundation.errors import Denied, Refused, Stale
from tandem.rooms.plans import actions
from tandem.rooms.plans.board import Board, open_board
from tandem.rooms.plans.forms.base import REFUSALS, EditForm
from tandem.rooms.plans.forms.rows import StepForm, StopForm
from tandem.rooms.plans.models import Action, ActionState
from tandem.rooms.plans.views.form_page import FormPage, plan_url
from tandem.rooms.plans.views.slots import LOOSE


def _step(board: Board, step_id: UUID) -> Action:
    """A step that the reader sees. Raises Action.DoesNotExist."""
    found = next((step for step in board.steps if step.pk == step_id), None)
    if found is None:
        raise Action.DoesNotExist
    return found


def _page(request, board: Board, step: Action, form, title: str, **more) -> FormPage:
    return FormPage(
        request,
        board,
        form,
        title=title,
        slot=f"step-{step.pk}",
        item=True,
        allowed=step.sensitivity in board.writable_classes,
        extra={"about": step.title},
        **more,
    )


def _above(board: Board, key: str) -> dict[str, str]:
    """The goal that a new step is for, with its life domain; empty for a step on its own."""
    goal = next((each for each in board.goals if str(each.pk) == key), None)
    return {"goal": str(goal.pk), "domain": goal.domain} if goal else {}


@require_http_methods(["GET", "POST"])
def new(request, trajectory_id):
    """Add a step, below a goal or on its own."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    above = _above(board, request.GET.get("goal", ""))
    page = FormPage(
        request,
        board,
        partial(StepForm, board=board, initial=above),
        title=_("New step"),
        slot=f"new-step-{above.get('goal', LOOSE)}",
        item=True,
        allowed=bool(board.writable_classes),
    )

    def save(form: StepForm) -> None:
        key = form.cleaned_data["key"]
        page.done = f"added-step-{key}"
        actions.add_step(key=key, step=form.words, **page.at)

    return page.answer(save)


@require_http_methods(["GET", "POST"])
def change(request, trajectory_id, step_id):
    """Say a step differently. A step that moves to another goal shows the whole plan again."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    step = _step(board, step_id)
    form = partial(StepForm, board=board, row=step)
    page = _page(request, board, step, form, _("Change this step"), done=f"step-{step.pk}")

    def save(form: StepForm) -> None:
        saved = actions.change_step(step_id=step_id, step=form.words, **page.by(form))
        page.done = page.done if saved.goal_id == step.goal_id else ""

    response = page.answer(save)
    if request.htmx and response.status_code == 303 and not page.done:
        return HttpResponseClientRedirect(plan_url(board))
    return response


@require_POST
def move(request, trajectory_id, step_id):
    """A button of a step: what it says happens, unless somebody was there before."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    form = EditForm(request.POST)
    try:
        actions.move_step(
            actor=request.actor,
            trajectory_id=trajectory_id,
            step_id=step_id,
            to=request.POST.get("to", ""),
            on=clock.today(),
            edition=form.cleaned_data["edition"] if form.is_valid() else 0,
            at=clock.now(),
        )
    except Denied:
        raise
    except Refused as refused:
        messages.warning(request, _why(refused))
    return HttpResponseRedirect(plan_url(board, f"step-{step_id}"), status=303)


def _why(refused: Refused) -> str:
    """Why a button did nothing, and what to do."""
    if isinstance(refused, Stale):
        return _("%(name)s changed this step just now. Look again before you move it.") % {
            "name": refused.facts["by"]
        }
    if isinstance(refused, actions.NotInOrder):
        return _("This step cannot move there from where it is now.")
    return str(REFUSALS[type(refused)][1])


@require_http_methods(["GET", "POST"])
def stop(request, trajectory_id, step_id):
    """Stop a step, with what got in the way."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    step = _step(board, step_id)
    form = partial(StopForm, initial={"edition": step.edition})
    page = _page(request, board, step, form, _("Stop this step"), done=f"step-{step.pk}")
    return page.answer(
        lambda form: actions.move_step(
            step_id=step_id,
            to=ActionState.STOPPED,
            on=clock.today(),
            reason=form.cleaned_data["reason"],
            **page.by(form),
        )
    )


@require_http_methods(["GET", "POST"])
def remove(request, trajectory_id, step_id):
    """Take a step out of the plan, after asking."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    step = _step(board, step_id)
    form = partial(EditForm, initial={"edition": step.edition})
    page = _page(
        request,
        board,
        step,
        form,
        _("Take this step out of the plan?"),
        button=_("Take it out"),
        hint=_("Do this when it was a mistake. Was it tried? Then stop it instead."),
    )
    return page.answer(lambda form: actions.remove_step(step_id=step_id, **page.by(form)))
