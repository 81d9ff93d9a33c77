"""Writing down what a participant agreed to, and the words in which it was asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.consent import access, events
from tandem.rooms.consent.models import Answer, ConsentEvent, ConsentText, Purpose
from tandem.rooms.consent.rules import LANGUAGES, SHIPPED_VERSION, shipped_texts
from tandem.rooms.people.models import Participant


@dataclass(frozen=True)
class Question:
    """One thing that is asked. Partner and class are named for sharing only."""

    purpose: Purpose
    organisation_id: UUID | None = None
    sensitivity: int | None = None


@transaction.atomic
def adopt_texts(*, actor: Actor) -> int:
    """Take over the shipped texts that this partnership does not have yet.

    Returns how many were new. Raises Denied. Records consent:texts-adopted when any was.
    """
    foundation_access.require(access.can_ask(actor))
    before = ConsentText.objects.visible_to(actor).count()
    ConsentText.objects.bulk_create(
        (
            ConsentText(
                partnership_id=actor.partnership_id,
                purpose=purpose,
                language=language,
                version=SHIPPED_VERSION,
                body=body,
            )
            for purpose, language, body in shipped_texts()
        ),
        ignore_conflicts=True,
    )
    added = ConsentText.objects.visible_to(actor).count() - before
    if added:
        record(events.TEXTS_ADOPTED, actor=actor, texts=added)
    return added


@transaction.atomic
def record_answer(
    *,
    actor: Actor,
    participant_id: UUID,
    question: Question,
    answer: Answer,
    at: datetime,
    language: str = "nl",
) -> ConsentEvent:
    """Add the participant's answer to one question; earlier answers stay as they were.

    language: in which it was read out; the newest words in that language, else in Dutch, are
    stored with the answer. Raises Denied and Participant.DoesNotExist. Records
    consent:answered. Who may see what follows from answers: call
    `trajectories.actions.recompute_access` in the same transaction.
    """
    participant = Participant.objects.visible_to(actor).get(pk=participant_id)
    foundation_access.require(access.can_ask(actor))
    event = ConsentEvent.objects.create(
        partnership_id=actor.partnership_id,
        participant=participant,
        purpose=question.purpose,
        organisation_id=question.organisation_id,
        sensitivity=question.sensitivity,
        answer=answer,
        text=_text_for(actor, question.purpose, language),
        asked_by_id=actor.user_id,
        at=at,
    )
    record(
        events.ANSWERED,
        actor=actor,
        subject=event,
        answer=answer,
        purpose=question.purpose,
        sensitivity=question.sensitivity,
        organisation=str(question.organisation_id or ""),
    )
    return event


def _text_for(actor: Actor, purpose: str, language: str) -> ConsentText:
    """The words of a purpose; a partnership without any takes over the shipped ones."""
    wanted = (language.split("-")[0], LANGUAGES[0])
    newest = ConsentText.objects.visible_to(actor).newest().filter(purpose=purpose)
    found = {text.language: text for text in newest.filter(language__in=wanted)}
    if not found:
        adopt_texts(actor=actor)
        found = {text.language: text for text in newest.filter(language__in=wanted)}
    return found.get(wanted[0]) or found[wanted[1]]
