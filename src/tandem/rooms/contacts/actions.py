"""Writing contacts: first ones without a name, and notes in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from psycopg.errors import UniqueViolation

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.rooms.contacts import access, events, rules
from tandem.rooms.contacts.models import ContactNote, OutreachContact
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories import access as trajectories_access
from tandem.rooms.trajectories import actions as trajectories_actions
from tandem.rooms.trajectories.models import Trajectory


class NotYet(Refused):
    """A day that has still to come; facts: field."""


class BeforeContact(Refused):
    """The agreement would be older than the first contact; facts: met_on."""


class AlreadyJoined(Refused):
    """This contact belongs to a participant already; facts: joined_on."""


class AlreadyShared(Refused):
    """A note that the team may have read cannot become personal."""


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


@dataclass(frozen=True)
class Note:
    """A contact with a participant. kind: ContactKind; domains: codes of life domains."""

    kind: str
    on: date
    text: str
    domains: tuple[str, ...] = ()
    is_personal: bool = False


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
    _check_day(encounter.met_on, at, field="met_on")
    fields = _told(encounter)
    row = OutreachContact(id=contact_id, **fields, **_authored(actor, at))
    if not _saved_now(row):
        known = OutreachContact.objects.visible_to(actor).get(pk=contact_id)
        if _holds(known, fields):
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
    _check_day(encounter.met_on, at, field="met_on")
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
    _check_day(agreed_on, at, field="agreed_on")
    if agreed_on < contact.met_on:
        raise BeforeContact(met_on=contact.met_on)
    contact.participant, contact.joined_on = participant, agreed_on
    contact.joined_by_id = actor.user_id
    contact.save(update_fields=["participant", "joined_on", "joined_by"])
    record(events.OUTREACH_JOINED, actor=actor, subject=contact)
    return contact


@transaction.atomic
def add_note(
    *, actor: Actor, trajectory_id: UUID, note_id: UUID, note: Note, at: datetime
) -> ContactNote:
    """Note a contact in a file, for the team or for oneself.

    note_id: key made by the form, so that sending it twice notes it once; sent again with
    other words it changes them. A note for the team moves the day of the last contact.
    Raises Trajectory.DoesNotExist, Denied for a class the actor may not write, NotYet,
    AlreadyShared. Records contact:note-added.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    fields = _written(note)
    foundation_access.require(access.can_note(actor, trajectory, fields["sensitivity"]))
    _check_day(note.on, at, field="on")
    row = ContactNote(id=note_id, trajectory=trajectory, **fields, **_authored(actor, at))
    if not _saved_now(row):
        mine = ContactNote.objects.visible_to(actor).filter(noted_by_id=actor.user_id)
        known = mine.get(pk=note_id, trajectory_id=trajectory_id)
        if _holds(known, fields):
            return known
        return change_note(actor=actor, note_id=note_id, note=note, at=at)
    _remember_contact_day(actor, row)
    record(
        events.NOTE_ADDED,
        actor=actor,
        subject=row,
        participant_id=trajectory.participant_id,
        sensitivity=row.sensitivity,
        personal=note.is_personal,
    )
    return row


@transaction.atomic
def change_note(*, actor: Actor, note_id: UUID, note: Note, at: datetime) -> ContactNote:
    """Correct an own note; what it said before stays in the history.

    A personal note may be opened to the team, never the other way round.
    Raises ContactNote.DoesNotExist, Denied, NotYet, AlreadyShared.
    Records contact:note-changed.
    """
    row = ContactNote.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=note_id)
    trajectory = Trajectory.objects.visible_to(actor).get(pk=row.trajectory_id)
    fields = _written(note)
    closest = max(fields["sensitivity"], row.sensitivity)
    foundation_access.require(
        access.can_change(actor, row) and access.can_note(actor, trajectory, closest)
    )
    _check_day(note.on, at, field="on")
    if note.is_personal and not row.is_personal:
        raise AlreadyShared
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    _remember_contact_day(actor, row)
    record(
        events.NOTE_CHANGED,
        actor=actor,
        subject=row,
        participant_id=trajectory.participant_id,
        sensitivity=row.sensitivity,
    )
    return row


@transaction.atomic
def hand_over_words(
    *, actor: Actor, trajectory_id: UUID, participant_id: UUID, note: Note, at: datetime
) -> ContactNote:
    """Put what somebody told a referrer into that person's file, because they agreed.

    Nobody then has to tell it twice. The referrer needs no seat in the team, and gets none.
    participant_id: whose file it must be. Raises Trajectory.DoesNotExist, Denied, NotYet.
    Records contact:words-handed-over.
    """
    # Outside the referrer's view on purpose: handing in opens nothing.
    trajectory = Trajectory.objects.get(
        pk=trajectory_id, partnership_id=actor.partnership_id, participant_id=participant_id
    )
    foundation_access.require(trajectories_access.can_refer(actor))
    _check_day(note.on, at, field="on")
    row = ContactNote.objects.create(
        trajectory=trajectory, **_written(note), **_authored(actor, at)
    )
    record(
        events.WORDS_HANDED_OVER,
        actor=actor,
        subject=row,
        participant_id=participant_id,
        sensitivity=row.sensitivity,
    )
    return row


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


def _written(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "on": note.on,
        "text": note.text,
        "domains": list(note.domains),
        "sensitivity": rules.sensitivity(note.domains),
        "is_personal": note.is_personal,
    }


def _authored(actor: Actor, at: datetime) -> dict[str, Any]:
    return {
        "partnership_id": actor.partnership_id,
        "noted_by_id": actor.user_id,
        "noted_at": at,
    }


def _holds(row: OutreachContact | ContactNote, fields: Mapping[str, object]) -> bool:
    return all(getattr(row, name) == value for name, value in fields.items())


def _saved_now(row: OutreachContact | ContactNote) -> bool:
    """False when a row with this key is there already: the form was sent twice."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if isinstance(error.__cause__, UniqueViolation):
            return False
        raise
    return True


def _remember_contact_day(actor: Actor, row: ContactNote) -> None:
    if not row.is_personal:
        trajectories_actions.note_contact_day(
            actor=actor, trajectory_id=row.trajectory_id, on=row.on
        )


def _check_day(day: date, at: datetime, *, field: str) -> None:
    if day > at.astimezone(BRUSSELS).date():
        raise NotYet(field=field)
