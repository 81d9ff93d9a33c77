"""Asking again after the end."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods, require_POST

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest
from tandem.rooms.trajectories import access, actions, results, suggestions
from tandem.rooms.trajectories.dossier import Dossier, open_dossier
from tandem.rooms.trajectories.forms import leaving as forms
from tandem.rooms.trajectories.models import FollowUp, FollowUpOutcome
from tandem.rooms.trajectories.views.sending import TAB, back, is_done, page_with, posted

PAGE = "trajectories/follow_up.html"


@require_http_methods(["GET", "POST"])
def answer(request: PageRequest, trajectory_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """What somebody tells, or a correction of it."""
    dossier, follow_up = _open(request, trajectory_id, follow_up_id)
    form = _answer_form(request, dossier, follow_up, posted(request))
    is_answered = follow_up.outcome == FollowUpOutcome.REACHED
    act = actions.correct_answer if is_answered else actions.answer_follow_up

    def keep() -> None:
        act(
            actor=request.actor,
            follow_up_id=follow_up_id,
            answer=form.as_answer(),
            on=clock.today(),
        )

    if is_done(form, forms.REFUSALS, keep):
        return back(trajectory_id)
    return _page(request, dossier, follow_up, form, answer_form=form)


@require_POST
def attempt(request: PageRequest, trajectory_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """One try to reach somebody."""
    dossier, follow_up = _open(request, trajectory_id, follow_up_id)
    form = forms.AttemptForm(request.POST, prefix="try")

    def note() -> None:
        given = form.cleaned_data
        actions.note_attempt(
            actor=request.actor,
            follow_up_id=follow_up_id,
            on=given["on"],
            how=given["how"],
            reached=given["reached"] == forms.YES,
        )

    if is_done(form, forms.REFUSALS, note):
        response = back(trajectory_id)
        response["Location"] += f"follow-ups/{follow_up_id}/"
        return response
    return _page(request, dossier, follow_up, form, attempt_form=form)


@require_POST
def give_up(request: PageRequest, trajectory_id: UUID, follow_up_id: UUID) -> HttpResponse:
    """No answer: not reached, or preferred not to tell."""
    dossier, follow_up = _open(request, trajectory_id, follow_up_id)
    form = forms.GiveUpForm(request.POST)

    def note() -> None:
        actions.give_up_follow_up(
            actor=request.actor,
            follow_up_id=follow_up_id,
            outcome=form.cleaned_data["outcome"],
            on=clock.today(),
        )

    if is_done(form, forms.REFUSALS, note):
        return back(trajectory_id)
    return _page(request, dossier, follow_up, form, give_up_form=form)


def _open(
    request: PageRequest, trajectory_id: UUID, follow_up_id: UUID
) -> tuple[Dossier, FollowUp]:
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)
    require(access.can_note_work(request.actor, dossier.trajectory))
    mine = FollowUp.objects.visible_to(request.actor).filter(trajectory=trajectory_id)
    loaded = mine.select_related("trajectory").prefetch_related("attempts")
    return dossier, loaded.get(pk=follow_up_id)


def _answer_form(
    request: PageRequest, dossier: Dossier, follow_up: FollowUp, sent: QueryDict | None = None
) -> forms.AnswerForm:
    if follow_up.outcome == FollowUpOutcome.REACHED:
        known = forms.answered(follow_up)
    else:
        known = suggestions.answer(request.actor, dossier.trajectory, follow_up, clock.today())
    return forms.AnswerForm(sent, months=follow_up.months, initial=known)


def _page(
    request: PageRequest, dossier: Dossier, follow_up: FollowUp, faulty, **given
) -> HttpResponse:
    today = clock.today()
    context: dict[str, object] = {
        "dossier": dossier,
        "moment": results.moment(follow_up, today),
        "answer_form": given.get("answer_form") or _answer_form(request, dossier, follow_up),
        "attempt_form": given.get("attempt_form")
        or forms.AttemptForm(prefix="try", initial={"on": today}),
        "give_up_form": given.get("give_up_form") or forms.GiveUpForm(),
    }
    return page_with(request, PAGE, faulty, context)
