"""Run as the owner: migrate, raise the walls, gather static files. Used by other commands."""

import os

import django
from django.core.management import call_command


def main() -> None:
    """Everything that must be true before the application starts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    main()
