"""Names of audit events in this room."""

PROGRAMME_ADOPTED = "programme:adopted"
PROGRAMME_OFFERED = "programme:offered"
PROGRAMME_WITHDRAWN = "programme:withdrawn"
