"""Names of audit events in this journey."""

RECOGNISED = "intake:recognised"
