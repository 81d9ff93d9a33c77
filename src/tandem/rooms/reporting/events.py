"""Names of audit events in this room."""

EXPORTED = "export:participants"
REPORT_SEEN = "report:seen"
REPORT_EXPORTED = "report:exported"
SUBMISSION_FROZEN = "submission:frozen"
SUBMISSIONS_COMPARED = "submission:compared"
