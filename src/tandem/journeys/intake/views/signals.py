"""Warning-light lists: fill one in with a job seeker, read what it suggests, decide."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.addresses import as_key
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.foundation.keys import uuid7
from tandem.journeys.intake import access, actions, lists
from tandem.journeys.intake.forms.signals import DecisionForm
from tandem.journeys.intake.forms.wish import WishForm
from tandem.journeys.intake.queries import own_referrals
from tandem.rooms.measures import actions as measures_actions
from tandem.rooms.measures.actions import decisions
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.questionnaire import QuestionnaireForm, instrument_form
from tandem.rooms.trajectories.actions import NeedsReason


@require_safe
def signals(request: PageRequest) -> HttpResponse:
    """Own lists, and one line on each own referral."""
    require(access.can_tick_lights(request.actor))
    mine = lists.own_lists(request.actor)
    context = {
        "undecided": [each for each in mine if each.decision is None],
        "decided": [each for each in mine if each.decision is not None],
        "referrals": own_referrals(request.actor),
    }
    return render_page(request, "intake/signals.html", context)


@require_http_methods(["GET", "POST"])
def signal_new(request: PageRequest) -> HttpResponse:
    """Fill in a list together with somebody."""
    require(access.can_tick_lights(request.actor))
    instrument = measures_actions.ready_instrument(actor=request.actor, key=lists.INSTRUMENT)
    form = _questions(request, Definition.from_json(instrument.definition))
    list_id = as_key(request.POST.get("list_id", "")) or uuid7()
    if form.is_bound and form.is_valid():
        noted = actions.note_list(
            actor=request.actor,
            list_id=list_id,
            instrument_id=instrument.pk,
            answers=form.answers,
            on=clock.today(),
        )
        return redirect("intake:signal", noted.pk)
    return _ask(request, form, list_id=list_id)


@require_http_methods(["GET", "POST"])
def signal_edit(request: PageRequest, list_id: UUID) -> HttpResponse:
    """Correct an own list while nothing has been decided."""
    require(access.can_tick_lights(request.actor))
    found = lists.own_list(request.actor, list_id)
    definition = lists.definition_of(found.assessment)
    form = _questions(request, definition, found.assessment.answers)
    if form.is_bound and form.is_valid():
        try:
            decisions.change_signals(
                actor=request.actor, assessment_id=list_id, answers=form.answers, on=clock.today()
            )
        except decisions.AlreadyDecided:
            messages.warning(request, _("It was decided meanwhile what follows from this list."))
        return redirect("intake:signal", list_id)
    return _ask(request, form, found=found)


@require_safe
def signal(request: PageRequest, list_id: UUID) -> HttpResponse:
    """What a list suggests, and the three ways to go on. People decide."""
    return _advice(request, list_id, DecisionForm())


@require_POST
def signal_decide(request: PageRequest, list_id: UUID) -> HttpResponse:
    """Keep that nobody is referred: not now, or the person said no."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _advice(request, list_id, form)
    try:
        actions.leave_signals(
            actor=request.actor, assessment_id=list_id, on=clock.today(), **form.cleaned_data
        )
    except NeedsReason:
        form.add_error("reason", _("The list suggests a referral. Write why you do not."))
        return _advice(request, list_id, form)
    except decisions.AlreadyDecided:
        return redirect("intake:signal", list_id)
    messages.success(request, _("It is noted, without a name."))
    return redirect("intake:signals")


@require_http_methods(["GET", "POST"])
def refer(request: PageRequest, list_id: UUID) -> HttpResponse:
    """Refer the person who agrees, filled in together."""
    require(access.can_tick_lights(request.actor))
    found = lists.own_list(request.actor, list_id)
    form = WishForm(request.POST if request.method == "POST" else None, today=clock.today())
    if form.is_valid() and _is_referred(request, form, list_id):
        # The same sentence whether the person was known or not.
        messages.success(request, _("It is sent. The partnership will be in touch."))
        return redirect("intake:signals")
    context = {"form": form, "list": found}
    return render_page(request, "intake/refer.html", context, status=422 if form.is_bound else 200)


def _is_referred(request: PageRequest, form: WishForm, list_id: UUID) -> bool:
    try:
        actions.refer_after_signals(
            actor=request.actor, assessment_id=list_id, wish=form.as_wish(), at=clock.now()
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _questions(
    request: PageRequest, definition: Definition, answers: Mapping[str, Any] | None = None
) -> QuestionnaireForm:
    return instrument_form(
        definition,
        language=get_language() or "nl",
        on=clock.today(),
        data=request.POST if request.method == "POST" else None,
        answers=answers,
    )


def _ask(request: PageRequest, form: QuestionnaireForm, **context: object) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render_page(
        request,
        "intake/signal_form.html",
        {"form": form, "found": None, "list_id": None} | context,
        part="questions",
        status=status,
    )


def _advice(request: PageRequest, list_id: UUID, form: DecisionForm) -> HttpResponse:
    require(access.can_tick_lights(request.actor))
    found = lists.own_list(request.actor, list_id)
    advice = lists.advice_of(found.assessment)
    context = {
        "list": found,
        "advice": advice,
        "reasons": lists.reasons_for(advice),
        "told": lists.told_in(found.assessment, get_language() or "nl"),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render_page(request, "intake/signal.html", context, status=status)
