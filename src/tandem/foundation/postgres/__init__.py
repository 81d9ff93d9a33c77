"""The embedded PostgreSQL: one command and nothing to install. See README.md."""
