"""Reading together, signing, and what was signed before."""

from base64 import b64encode
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import render_page
from tandem.rooms.plans import actions, papers
from tandem.rooms.plans.board import Board, open_board
from tandem.rooms.plans.documents import words
from tandem.rooms.plans.forms.agreement import ReadForm, SignForm
from tandem.rooms.plans.models import Participation, PlanVersion
from tandem.rooms.plans.snapshot import Content, seen_in
from tandem.rooms.plans.views.form_page import FormPage
from tandem.rooms.plans.views.plan import context_of


def sheet(content: Content) -> dict[str, Any]:
    """What was agreed, for the eye: the same that goes on paper."""
    chosen, job = content["participation"], papers.job_target(content)
    facts = job and (
        words.hours_a_week(job.hours_min, job.hours_max),
        words.distance(job.distance_km),
    )
    return {
        "dream": content["dream"],
        "job": job,
        "facts": " · ".join(fact for fact in facts or () if fact),
        "participation": Participation(chosen).label if chosen else "",
        "goals": papers.agreed_goals(content),
        "steps": papers.other_steps(content),
    }


def _page(request, board: Board, form, title: str, **more) -> FormPage:
    extra = context_of(board) | {"sheet": sheet(board.content)}
    return FormPage(
        request,
        board,
        form,
        title=title,
        slot="plan-status",
        allowed=board.can_change,
        template="plans/agreement.html",
        part=None,
        extra=extra,
        **more,
    )


@require_http_methods(["GET", "POST"])
def read(request, trajectory_id):
    """Read the whole plan together, and say so."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    initial = {"on": clock.today(), "edition": board.plan.edition}
    page = _page(
        request,
        board,
        partial(ReadForm, initial=initial),
        pgettext("plan", "Read the plan together"),
        button=_("We have read it together"),
    )

    def save(form: ReadForm) -> None:
        said = {name: form.cleaned_data[name] for name in ("on", "others")}
        actions.read_together(**said, **page.by(form))

    return page.answer(save)


@require_http_methods(["GET", "POST"])
def sign(request, trajectory_id):
    """Sign the plan that was read together."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    name = board.dossier.participant.full_name
    initial = {"on": clock.today(), "name": name, "edition": board.plan.edition}
    page = _page(
        request,
        board,
        partial(SignForm, initial=initial),
        _("Sign the plan"),
        button=_("Sign"),
        is_signing=True,
    )
    return page.answer(lambda form: actions.sign(signature=form.signature, **page.by(form)))


@require_safe
def versions(request, trajectory_id):
    """Every version that was signed, newest first."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    require(board.can_read)
    signed = PlanVersion.objects.visible_to(request.actor).of_trajectory(trajectory_id)
    rows = signed.select_related("witness").defer("drawing", "content")
    return render_page(request, "plans/versions.html", context_of(board) | {"rows": rows})


@require_safe
def version(request, trajectory_id, number):
    """One version as it was signed, as far as this reader may see it."""
    board = open_board(actor=request.actor, trajectory_id=trajectory_id)
    require(board.can_read)
    found = find_version(request, trajectory_id, number)
    content = seen_in(found.content, board.dossier.seat.readable_classes)
    context = context_of(board) | {
        "signed": found,
        "sheet": sheet(content),
        "drawing": b64encode(found.drawing).decode() if found.drawing else "",
    }
    return render_page(request, "plans/version.html", context)


def find_version(request, trajectory_id, number: int) -> PlanVersion:
    """A signed version by its number. Raises PlanVersion.DoesNotExist."""
    signed = PlanVersion.objects.visible_to(request.actor).of_trajectory(trajectory_id)
    return signed.select_related("witness").get(number=number)
