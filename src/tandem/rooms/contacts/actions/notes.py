"""Writing notes of contacts in a file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.contacts import access, events, rules
from tandem.rooms.contacts.actions.tasks import end_search
from tandem.rooms.contacts.models import ContactKind, ContactNote, Present
from tandem.rooms.contacts.writing import authored, check_day, holds, saved_now
from tandem.rooms.trajectories import access as trajectories_access
from tandem.rooms.trajectories import actions as trajectories_actions
from tandem.rooms.trajectories.models import Trajectory


class AlreadyShared(Refused):
    """A note that the team may have read cannot become personal."""


@dataclass(frozen=True)
class Note:
    """A contact with a participant. kind: ContactKind; domains: codes of life domains.

    minutes: time spent, 1 to 1440, None when unknown. present: codes of Present.
    opinion: of the author, own_words: of the participant; apart from text, what happened.
    """

    kind: str
    on: date
    text: str
    domains: tuple[str, ...] = ()
    is_personal: bool = False
    minutes: int | None = None
    present: tuple[str, ...] = (Present.PARTICIPANT.value,)
    opinion: str = ""
    own_words: str = ""


@transaction.atomic
def add_note(
    *, actor: Actor, trajectory_id: UUID, note_id: UUID, note: Note, at: datetime
) -> ContactNote:
    """Note a contact in a file, for the team or for oneself.

    note_id: key made by the form, so that sending it twice notes it once; sent again with
    other words it changes them. A note for the team moves the day of the last contact, and a
    talk with the participant ends the search for who missed an appointment before it.
    Raises Trajectory.DoesNotExist, Denied for a class the actor may not write, NotYet,
    AlreadyShared. Records contact:note-added.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    fields = _written(note)
    foundation_access.require(access.can_note(actor, trajectory, fields["sensitivity"]))
    check_day(note.on, at, field="on")
    row = ContactNote(id=note_id, trajectory=trajectory, **fields, **authored(actor, at))
    if not saved_now(row):
        mine = ContactNote.objects.visible_to(actor).filter(noted_by_id=actor.user_id)
        known = mine.get(pk=note_id, trajectory_id=trajectory_id)
        if holds(known, fields):
            return known
        return change_note(actor=actor, note_id=note_id, note=note, at=at)
    _remember_contact_day(actor, row, trajectory, at)
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
    check_day(note.on, at, field="on")
    if note.is_personal and not row.is_personal:
        raise AlreadyShared
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    _remember_contact_day(actor, row, trajectory, at)
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
    check_day(note.on, at, field="on")
    row = ContactNote.objects.create(trajectory=trajectory, **_written(note), **authored(actor, at))
    record(
        events.WORDS_HANDED_OVER,
        actor=actor,
        subject=row,
        participant_id=participant_id,
        sensitivity=row.sensitivity,
    )
    return row


def _written(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "on": note.on,
        "text": note.text,
        "domains": list(note.domains),
        "sensitivity": rules.sensitivity(note.domains),
        "is_personal": note.is_personal,
        "minutes": note.minutes,
        "present": list(note.present),
        "opinion": note.opinion,
        "own_words": note.own_words,
    }


def _remember_contact_day(
    actor: Actor, row: ContactNote, trajectory: Trajectory, at: datetime
) -> None:
    if row.is_personal:
        return
    trajectories_actions.note_contact_day(actor=actor, trajectory_id=trajectory.pk, on=row.on)
    # Leaving a message is no meeting: whoever was missed has not been found by it.
    if Present.PARTICIPANT in row.present and row.kind != ContactKind.MESSAGE:
        end_search(actor=actor, trajectory=trajectory, on=row.on, at=at)
