"""Names of audit events in this room."""

HOME_NOTED = "rights:home-noted"
