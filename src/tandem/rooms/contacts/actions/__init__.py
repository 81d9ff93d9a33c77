"""All writes to contacts: one function for one intention."""

from tandem.rooms.contacts.actions.appointments import (
    Arrangement,
    NobodyThere,
    NotInTeam,
    PastDay,
    TooFar,
    cancel_appointment,
    change_appointment,
    plan_appointment,
)
from tandem.rooms.contacts.actions.feeds import change_feed, end_feed, open_feed
from tandem.rooms.contacts.actions.notes import (
    AlreadyShared,
    Note,
    add_note,
    change_note,
    hand_over_words,
)
from tandem.rooms.contacts.actions.outcomes import (
    Noted,
    keep_appointment,
    miss_appointment,
    note_appointment,
)
from tandem.rooms.contacts.actions.outreach import (
    AlreadyJoined,
    BeforeContact,
    Encounter,
    change_outreach_contact,
    join_to_participant,
    note_outreach_contact,
)
from tandem.rooms.contacts.actions.tasks import (
    end_task,
    note_attempt,
)
from tandem.rooms.contacts.hand import Settled
from tandem.rooms.contacts.writing import (
    NotYet,
)

__all__ = [
    "AlreadyJoined",
    "AlreadyShared",
    "Arrangement",
    "BeforeContact",
    "Encounter",
    "NobodyThere",
    "NotInTeam",
    "NotYet",
    "Note",
    "Noted",
    "PastDay",
    "Settled",
    "TooFar",
    "add_note",
    "cancel_appointment",
    "change_appointment",
    "change_feed",
    "change_note",
    "change_outreach_contact",
    "end_feed",
    "end_task",
    "hand_over_words",
    "join_to_participant",
    "keep_appointment",
    "miss_appointment",
    "note_appointment",
    "note_attempt",
    "note_outreach_contact",
    "open_feed",
    "plan_appointment",
]
