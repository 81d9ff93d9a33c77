"""Names of audit events in this room."""

ANSWERED = "consent:answered"
