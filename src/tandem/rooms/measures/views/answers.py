from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tandem.foundation.htmx import render_page
from tandem.rooms.measures import access, actions
from tandem.rooms.measures.earlier import earlier_answers
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Assessment
from tandem.rooms.measures.questionnaire import EDITION, instrument_form, said
from tandem.rooms.measures.views.sending import posted, status_of
from tandem.rooms.trajectories.dossier import open_dossier


@require_http_methods(["GET", "POST"])
def answers(request, trajectory_id, assessment_id):
    """A questionnaire in a file: its questions appear as the answers ask for them."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="life-domains")
    mine = Assessment.objects.visible_to(request.actor).filter(trajectory_id=trajectory_id)
    assessment = mine.select_related("instrument").get(pk=assessment_id)
    earlier = earlier_answers(
        actor=request.actor, trajectory=dossier.trajectory, assessment=assessment,
        language=request.LANGUAGE_CODE,
    )  # fmt: skip
    form = _form(request, dossier.trajectory, assessment, earlier)
    theirs = None
    if form.is_bound and form.is_valid():
        theirs = _save(request, assessment, form)
        if theirs is None:
            return redirect("measures:overview", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "life-domains", "assessment": assessment}
    context |= {"earlier": earlier} | _shown(request, dossier, assessment, form, theirs)
    status = status_of(form, is_stale=theirs is not None)
    return render_page(request, "measures/answers.html", context, part="questions", status=status)


def _form(request, trajectory, assessment, earlier):
    definition = Definition.from_json(assessment.instrument.definition)
    return instrument_form(
        definition,
        language=request.LANGUAGE_CODE,
        on=assessment.on,
        data=posted(request),
        answers=assessment.answers,
        closed=access.closed_questions(request.actor, trajectory, definition),
        earlier=earlier.words if earlier else None,
    )


def _save(request, assessment, form):
    """The assessment as somebody else saved it meanwhile, or None when all is kept."""
    try:
        actions.save_answers(
            actor=request.actor,
            assessment_id=assessment.pk,
            answers=form.answers,
            edition=_edition(request, assessment),
            on=assessment.on,
        )
    except actions.AnswersChanged as stale:
        return stale.theirs
    return None


def _edition(request, assessment):
    """The edition that the page showed; a page that does not say which saw none."""
    sent = request.POST.get(EDITION, "")
    if request.method != "POST":
        return assessment.edition
    return int(sent) if sent.isdecimal() else 0


def _shown(request, dossier, assessment, form, theirs):
    return {
        "form": form,
        "edition": theirs.edition if theirs else _edition(request, assessment),
        "theirs": said(form, theirs.answers) if theirs else None,
        "kept": said(form, assessment.answers),
        "may_write": access.can_measure(request.actor, dossier.trajectory),
    }
