"""Names of audit events in this room."""

PROGRAMME_ADOPTED = "programme:adopted"
PROGRAMME_OFFERED = "programme:offered"
PROGRAMME_WITHDRAWN = "programme:withdrawn"

PARTNERSHIP_FOUNDED = "partnership:founded"
ORGANISATION_ADDED = "organisation:added"
ORGANISATION_CHANGED = "organisation:changed"
POST_ADDED = "post:added"
POST_ENDED = "post:ended"
POST_PROLONGED = "post:prolonged"
