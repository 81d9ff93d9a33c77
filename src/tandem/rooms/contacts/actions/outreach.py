"""Writing first contacts, before a name is known."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.contacts import access, events
from tandem.rooms.contacts.models import OutreachContact
from tandem.rooms.contacts.writing import authored, check_day, holds, saved_now
from tandem.rooms.people.models import Participant


class BeforeContact(Refused):
    """The agreement would be older than the first contact; facts: met_on."""


class AlreadyJoined(Refused):
    """This contact belongs to a participant already; facts: joined_on."""


@dataclass(frozen=True)
class Encounter:
    """A first contact as the outreach worker tells it.

    called: how the worker remembers this person, never the full name.
    domains: codes of life domains that came up.
    """

    met_on: date
    place: str
    called: str
    domains: tuple[str, ...] = ()
    words: str = ""
    agreed_next: str = ""


@transaction.atomic
def note_outreach_contact(
    *, actor: Actor, contact_id: UUID, encounter: Encounter, at: datetime
) -> OutreachContact:
    """Note a first contact with somebody whose name need not be known.

    contact_id: key made by the form, so that sending it twice notes it once;
    sent again with other words it changes them. Raises Denied, NotYet, AlreadyJoined.
    Records contact:outreach-noted.
    """
    foundation_access.require(access.can_do_outreach(actor))
    check_day(encounter.met_on, at, field="met_on")
    fields = _told(encounter)
    row = OutreachContact(id=contact_id, **fields, **authored(actor, at))
    if not saved_now(row):
        known = OutreachContact.objects.visible_to(actor).get(pk=contact_id)
        if holds(known, fields):
            return known
        return change_outreach_contact(
            actor=actor, contact_id=contact_id, encounter=encounter, at=at
        )
    record(events.OUTREACH_NOTED, actor=actor, subject=row, domains=fields["domains"])
    return row


@transaction.atomic
def change_outreach_contact(
    *, actor: Actor, contact_id: UUID, encounter: Encounter, at: datetime
) -> OutreachContact:
    """Correct or complete an own first contact, until it has been joined to a participant.

    Raises OutreachContact.DoesNotExist, Denied, AlreadyJoined, NotYet.
    Records contact:outreach-changed.
    """
    contact = _own_contact(actor, contact_id)
    check_day(encounter.met_on, at, field="met_on")
    for name, value in _told(encounter).items():
        setattr(contact, name, value)
    contact.save()
    record(events.OUTREACH_CHANGED, actor=actor, subject=contact)
    return contact


@transaction.atomic
def join_to_participant(
    *, actor: Actor, contact_id: UUID, participant_id: UUID, agreed_on: date, at: datetime
) -> OutreachContact:
    """Join a first contact to the participant whom it turned out to be, who agreed to it.

    agreed_on: not before the contact and not after today.
    Raises OutreachContact.DoesNotExist, Participant.DoesNotExist, Denied, AlreadyJoined,
    BeforeContact, NotYet. Records contact:outreach-joined.
    """
    contact = _own_contact(actor, contact_id)
    participant = Participant.objects.visible_to(actor).get(pk=participant_id)
    check_day(agreed_on, at, field="agreed_on")
    if agreed_on < contact.met_on:
        raise BeforeContact(met_on=contact.met_on)
    contact.participant, contact.joined_on = participant, agreed_on
    contact.joined_by_id = actor.user_id
    contact.save(update_fields=["participant", "joined_on", "joined_by"])
    record(events.OUTREACH_JOINED, actor=actor, subject=contact)
    return contact


def _own_contact(actor: Actor, contact_id: UUID) -> OutreachContact:
    contact = (
        OutreachContact.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=contact_id)
    )
    foundation_access.require(access.can_do_outreach(actor))
    if contact.participant_id is not None:
        raise AlreadyJoined(joined_on=contact.joined_on)
    return contact


def _told(encounter: Encounter) -> dict[str, Any]:
    return {
        "met_on": encounter.met_on,
        "place": encounter.place,
        "called": encounter.called,
        "domains": list(encounter.domains),
        "words": encounter.words,
        "agreed_next": encounter.agreed_next,
    }
