"""Names of audit events of this part of the room."""

SEEN = "outflow:seen"
