"""Names of audit events in this room."""

LOGIN_MADE = "login:made"
LINK_SHOWN = "login:link-shown"
LINK_MAILED = "login:link-mailed"
