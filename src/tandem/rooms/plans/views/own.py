"""Forms about what the plan itself says."""

from functools import partial

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.rooms.plans import actions
from tandem.rooms.plans.actions.own import JobTarget
from tandem.rooms.plans.board import Board, open_board
from tandem.rooms.plans.forms.base import EditForm
from tandem.rooms.plans.forms.own import DreamForm, JobForm, ParticipationForm
from tandem.rooms.plans.views.form_page import FormPage

OWN_FIELDS = ("edition", "dream", "participation", *JobTarget.__dataclass_fields__)


def _page(request, board: Board, form: type[EditForm], title: str, slot: str, **more) -> FormPage:
    initial = form.shown({name: getattr(board.plan, name) for name in OWN_FIELDS})
    return FormPage(
        request,
        board,
        partial(form, initial=initial),
        title=title,
        slot=slot,
        done=slot,
        allowed=board.can_change,
        **more,
    )


@require_http_methods(["GET", "POST"])
def dream(request, trajectory_id):
    """The dream, in the participant's own words."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    page = _page(request, board, DreamForm, _("My dream"), "dream")
    return page.answer(
        lambda form: actions.save_dream(dream=form.cleaned_data["dream"], **page.by(form))
    )


@require_http_methods(["GET", "POST"])
def job(request, trajectory_id):
    """The job target; looking for an occupation sends the form without saving it."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    page = _page(
        request, board, JobForm, _("The work that I want"), "job", template="plans/job_form.html"
    )
    if "find" in request.POST and board.can_change:
        return page.show(JobForm(initial=request.POST.dict()), found=True)
    return page.answer(lambda form: actions.set_job_target(target=form.target, **page.by(form)))


@require_http_methods(["GET", "POST"])
def participation(request, trajectory_id):
    """Exactly one outcome on participation in work."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    page = _page(request, board, ParticipationForm, _("What fits now?"), "participation")
    return page.answer(
        lambda form: actions.choose_participation(
            participation=form.cleaned_data["participation"], **page.by(form)
        )
    )
