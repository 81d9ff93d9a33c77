"""Names of audit events in this room."""

EXPORTED = "export:participants"
