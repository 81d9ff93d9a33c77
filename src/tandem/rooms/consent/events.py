"""Names of audit events in this room."""

ANSWERED = "consent:answered"
TEXTS_ADOPTED = "consent:texts-adopted"
