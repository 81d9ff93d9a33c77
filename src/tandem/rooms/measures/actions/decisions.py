"""What two people decide after a warning-light list, before there is a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.measures import access, events
from tandem.rooms.measures.actions.assessments import check
from tandem.rooms.measures.answers import stored_answers
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Assessment, SignalDecision, SignalOutcome


class AlreadyDecided(Refused):
    """What follows from this list was decided; facts: outcome (SignalOutcome)."""


@transaction.atomic
def change_signals(
    *, actor: Actor, assessment_id: UUID, answers: Mapping[str, Any], on: date
) -> Assessment:
    """Correct an own list, until it has been decided what follows from it.

    Raises Assessment.DoesNotExist, Denied, AlreadyDecided, AnswersRefused.
    Records signals:changed when anything did.
    """
    assessment = _undecided(actor, assessment_id)
    definition = Definition.from_json(assessment.instrument.definition)
    check(definition, answers, on=on)
    kept = stored_answers(definition, answers, on=on)
    if kept == assessment.answers:
        return assessment
    assessment.answers = kept
    assessment.edition += 1
    assessment.save(update_fields=["answers", "edition"])
    record(events.SIGNALS_CHANGED, actor=actor, subject=assessment)
    return assessment


@transaction.atomic
def decide_signals(
    *,
    actor: Actor,
    assessment_id: UUID,
    outcome: SignalOutcome,
    on: date,
    reason: str = "",
) -> SignalDecision:
    """Keep what was decided after an own list: refer, not now, or the person said no.

    Somebody who says no owes no reason: with one, the database refuses (IntegrityError).
    Raises Assessment.DoesNotExist, Denied, AlreadyDecided. Records signals:decided.
    """
    assessment = _undecided(actor, assessment_id)
    decision = SignalDecision.objects.create(
        partnership_id=actor.partnership_id,
        assessment=assessment,
        outcome=outcome,
        reason=reason,
        decided_on=on,
        decided_by_id=actor.user_id,
    )
    record(events.SIGNALS_DECIDED, actor=actor, subject=assessment, outcome=outcome)
    return decision


def _undecided(actor: Actor, assessment_id: UUID) -> Assessment:
    lists = Assessment.objects.visible_to(actor).filter(trajectory__isnull=True)
    assessment = (
        lists.select_related("instrument").select_for_update(of=("self",)).get(pk=assessment_id)
    )
    foundation_access.require(access.can_note_signals(actor))
    taken = SignalDecision.objects.visible_to(actor).filter(assessment=assessment).first()
    if taken is not None:
        raise AlreadyDecided(outcome=taken.outcome)
    return assessment
