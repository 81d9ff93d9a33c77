"""For developers: make migrations for changed models, or check that none is missing."""

import os
import sys

import django
from django.core.management import call_command

ROOMS = (
    "audit", "accounts", "partners", "people", "consent", "trajectories", "measures", "plans",
    "contacts", "rights",
)  # fmt: skip


def main() -> None:
    """With --check, exits with 1 when a model has no migration."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
    # A database is asked for by name; none needs to answer.
    os.environ.setdefault("DATABASE_URL", "postgresql:///tandem")
    django.setup()
    call_command(
        "makemigrations", *ROOMS, include_header=False, check_changes="--check" in sys.argv
    )


if __name__ == "__main__":
    main()
