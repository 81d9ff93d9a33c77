"""Names of audit events in this room."""

ADDED = "participant:added"
CHANGED = "participant:changed"
SEARCHED = "participant:searched"
HOUSEHOLD_CHANGED = "household:changed"
