"""Writing down what a participant agreed to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.consent import access, events
from tandem.rooms.consent.models import Answer, ConsentEvent, ConsentText, Purpose
from tandem.rooms.people.models import Participant


@dataclass(frozen=True)
class Question:
    """One thing that is asked. Partner and class are named for sharing only."""

    purpose: Purpose
    organisation_id: UUID | None = None
    sensitivity: int | None = None


@transaction.atomic
def record_answer(
    *, actor: Actor, participant_id: UUID, question: Question, answer: Answer, at: datetime
) -> ConsentEvent:
    """Add the participant's answer to one question; earlier answers stay as they were.

    Stores the newest wording of the purpose with it. Raises Denied, and
    Participant.DoesNotExist or ConsentText.DoesNotExist. Records consent:answered.
    Who may see what follows from answers: call `trajectories.actions.recompute_access`
    in the same transaction (the journey `start` does).
    """
    participant = Participant.objects.visible_to(actor).get(pk=participant_id)
    foundation_access.require(access.can_ask(actor))
    text = (
        ConsentText.objects.visible_to(actor)
        .filter(purpose=question.purpose, language="nl")
        .latest("version")
    )
    event = ConsentEvent.objects.create(
        partnership_id=actor.partnership_id,
        participant=participant,
        purpose=question.purpose,
        organisation_id=question.organisation_id,
        sensitivity=question.sensitivity,
        answer=answer,
        text=text,
        asked_by_id=actor.user_id,
        at=at,
    )
    record(
        events.ANSWERED,
        actor=actor,
        subject=event,
        purpose=question.purpose,
        answer=answer,
        organisation=str(question.organisation_id or ""),
        sensitivity=question.sensitivity,
    )
    return event
