"""Names of audit events in this room."""

OUTREACH_NOTED = "contact:outreach-noted"
OUTREACH_CHANGED = "contact:outreach-changed"
OUTREACH_JOINED = "contact:outreach-joined"
NOTE_ADDED = "contact:note-added"
NOTE_CHANGED = "contact:note-changed"
WORDS_HANDED_OVER = "contact:words-handed-over"
