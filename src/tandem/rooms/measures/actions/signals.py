"""Lists that are filled in before there is a file."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.measures import access, events
from tandem.rooms.measures.actions.assessments import check
from tandem.rooms.measures.answers import stored_answers
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Assessment, Instrument, Moment, Voice
from tandem.rooms.people.models import Participant


@transaction.atomic
def note_signals(
    *, actor: Actor, assessment_id: UUID, instrument_id: UUID, answers: Mapping[str, Any], on: date
) -> Assessment:
    """Keep a list that was filled in before there is a file, without any name.

    assessment_id: chosen by the form, so that sending it twice keeps one list. Raises
    Denied, Instrument.DoesNotExist, AnswersRefused. Records assessment:saved.
    """
    foundation_access.require(access.can_note_signals(actor))
    mine = Assessment.objects.visible_to(actor).filter(trajectory__isnull=True)
    already = mine.filter(pk=assessment_id).first()
    if already is not None:
        return already
    instrument = Instrument.objects.visible_to(actor).get(pk=instrument_id)
    definition = Definition.from_json(instrument.definition)
    check(definition, answers, on=on)
    assessment = Assessment.objects.create(
        pk=assessment_id,
        partnership_id=actor.partnership_id,
        instrument=instrument,
        moment=Moment.SIGNAL,
        voice=Voice.GUIDE,
        on=on,
        noted_by_id=actor.user_id,
        answers=stored_answers(definition, answers, on=on),
    )
    record(events.ASSESSMENT_SAVED, actor=actor, subject=assessment)
    return assessment


@transaction.atomic
def attach_signals(
    *, actor: Actor, assessment_id: UUID, participant_id: UUID, trajectory_id: UUID
) -> Assessment:
    """Put a list without a name in the file of the person who agreed to be referred.

    The journey that referred calls this in the same transaction: the actor need not see the
    file. Raises Denied, Assessment.DoesNotExist. Records assessment:attached.
    """
    foundation_access.require(access.can_note_signals(actor))
    mine = Assessment.objects.visible_to(actor).filter(trajectory__isnull=True)
    assessment = mine.select_for_update(of=("self",)).get(pk=assessment_id)
    Participant.objects.visible_to(actor).get(pk=participant_id)
    assessment.participant_id, assessment.trajectory_id = participant_id, trajectory_id
    assessment.save(update_fields=["participant", "trajectory"])
    record(events.ASSESSMENT_ATTACHED, actor=actor, subject=assessment)
    return assessment
