"""All writes to contacts: one function for one intention."""

from tandem.rooms.contacts.actions.notes import (
    AlreadyShared,
    Note,
    add_note,
    change_note,
    hand_over_words,
)
from tandem.rooms.contacts.actions.outreach import (
    AlreadyJoined,
    BeforeContact,
    Encounter,
    change_outreach_contact,
    join_to_participant,
    note_outreach_contact,
)
from tandem.rooms.contacts.actions.writing import NotYet

__all__ = [
    "AlreadyJoined",
    "AlreadyShared",
    "BeforeContact",
    "Encounter",
    "NotYet",
    "Note",
    "add_note",
    "change_note",
    "change_outreach_contact",
    "hand_over_words",
    "join_to_participant",
    "note_outreach_contact",
]
