from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import render_page
from tandem.journeys.start import actions, consenting, wizard
from tandem.journeys.start.forms.answers import AnswerForm
from tandem.rooms.consent import access as consent_access
from tandem.rooms.consent.models import ConsentEvent
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.dossier import open_dossier

HISTORY = 60


@require_safe
def questions(request, trajectory_id, is_start=False):
    """What was asked and answered, and what each partner reads now."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="consent")
    history = ConsentEvent.objects.visible_to(request.actor).history(dossier.participant.pk)
    may_ask = consent_access.can_ask(request.actor)
    context = _context(request, dossier) | {
        "history": history[:HISTORY],
        "may_ask": may_ask and access.can_decide(request.actor, dossier.trajectory),
        "is_start": is_start,
        "steps": wizard.steps(dossier.trajectory, wizard.CONSENT) if is_start else (),
    }
    return render_page(request, "start/consent.html", context)


@require_POST
def answer(request, trajectory_id):
    """Keep one answer, and come back to its question."""
    route = "start:begin_consent" if "start" in request.POST else "start:consent"
    back = reverse(route, args=[trajectory_id])
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(back)
    try:
        actions.answer_consent(
            actor=request.actor, trajectory_id=trajectory_id, question=form.question,
            answer=form.cleaned_data["answer"], at=clock.now(), language=request.LANGUAGE_CODE,
        )  # fmt: skip
    except actions.NotAsked:
        messages.warning(request, _("This partner does not walk along any more. Nothing changed."))
    return HttpResponseRedirect(f"{back}#{consenting.key_of(form.question)}")


@require_safe
def receipt(request, trajectory_id):
    """All answers in force with the words that were read out, to print and to keep."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="consent-receipt")
    context = _context(request, dossier) | {"today": clock.today()}
    return render_page(request, "start/receipt.html", context)


def _context(request, dossier):
    consent = consenting.consent_of(
        actor=request.actor, dossier=dossier, language=request.LANGUAGE_CODE
    )
    return {"dossier": dossier, "dossier_tab": "consent", "consent": consent}
