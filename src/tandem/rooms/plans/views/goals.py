"""Forms about goals."""

from functools import partial
from uuid import UUID

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.rooms.plans import actions
from tandem.rooms.plans.actions.goals import AGREED
from tandem.rooms.plans.board import Board, open_board
from tandem.rooms.plans.forms.agreement import AnswerForm
from tandem.rooms.plans.forms.base import DayForm, EditForm
from tandem.rooms.plans.forms.rows import GoalForm
from tandem.rooms.plans.models import Goal
from tandem.rooms.plans.views.form_page import FormPage


def _goal(board: Board, goal_id: UUID) -> Goal:
    """A goal that the reader sees. Raises Goal.DoesNotExist."""
    found = next((goal for goal in board.goals if goal.pk == goal_id), None)
    if found is None:
        raise Goal.DoesNotExist
    return found


def _page(request, board: Board, goal: Goal, form, title: str, **more) -> FormPage:
    """A form about one goal. Its title is said in the participant's presence."""
    return FormPage(
        request,
        board,
        form,
        title=title,
        slot=f"goal-{goal.pk}",
        allowed=goal.sensitivity in board.writable_classes,
        extra={"about": goal.title},
        **more,
    )


@require_http_methods(["GET", "POST"])
def new(request, trajectory_id):
    """Propose a goal."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    form = partial(GoalForm, board=board)
    page = FormPage(
        request,
        board,
        form,
        title=_("New goal"),
        slot="new-goal",
        allowed=bool(board.writable_classes),
    )

    def save(form: GoalForm) -> None:
        key = form.cleaned_data["key"]
        page.done = f"added-goal-{key}"
        actions.add_goal(key=key, goal=form.words, **page.at)

    return page.answer(save)


@require_http_methods(["GET", "POST"])
def change(request, trajectory_id, goal_id):
    """Say a goal differently."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    goal = _goal(board, goal_id)
    form = partial(GoalForm, board=board, row=goal)
    page = _page(request, board, goal, form, _("Change this goal"), done=f"goal-{goal.pk}")
    return page.answer(
        lambda form: actions.change_goal(goal_id=goal_id, goal=form.words, **page.by(form))
    )


@require_http_methods(["GET", "POST"])
def answer(request, trajectory_id, goal_id):
    """What the participant says of a goal."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    goal = _goal(board, goal_id)
    initial = {"on": clock.today(), "edition": goal.edition}
    if goal.agreed_on:
        initial |= {"answer": AGREED, "on": goal.agreed_on}
    form = partial(AnswerForm, initial=initial)
    page = _page(request, board, goal, form, _("Do you want to work on this goal?"))

    def save(form: AnswerForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("answer", "on")}
        actions.answer_goal(goal_id=goal_id, **said, **page.by(form))

    return page.answer(save)


@require_http_methods(["GET", "POST"])
def reach(request, trajectory_id, goal_id):
    """The day on which a goal was reached."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    goal = _goal(board, goal_id)
    form = partial(DayForm, initial={"on": clock.today(), "edition": goal.edition})
    page = _page(request, board, goal, form, _("You reached this goal"), done=f"goal-{goal.pk}")
    return page.answer(
        lambda form: actions.reach_goal(
            goal_id=goal_id, on=form.cleaned_data["on"], **page.by(form)
        )
    )


@require_http_methods(["GET", "POST"])
def remove(request, trajectory_id, goal_id):
    """Take a goal out of the plan, after asking."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    goal = _goal(board, goal_id)
    form = partial(EditForm, initial={"edition": goal.edition})
    page = _page(
        request,
        board,
        goal,
        form,
        _("Take this goal out of the plan?"),
        button=_("Take it out"),
        hint=_(
            "The steps stay in the plan. Is the goal reached, or not wanted now? Say that instead."
        ),
    )
    return page.answer(lambda form: actions.remove_goal(goal_id=goal_id, **page.by(form)))
