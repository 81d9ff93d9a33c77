"""Names of audit events in this journey."""

SAME_ORGANISATION = "start:same-organisation"
