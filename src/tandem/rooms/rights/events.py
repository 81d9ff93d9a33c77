"""Names of audit events in this room."""

HOME_NOTED = "rights:home-noted"
OFFER_NOTED = "rights:offer-noted"
OFFER_CHANGED = "rights:offer-changed"
OFFER_TAKEN = "rights:offer-taken"
OFFER_COMPARED = "rights:offer-compared"
