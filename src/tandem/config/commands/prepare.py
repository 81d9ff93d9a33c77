"""Run as the owner: words, migrations, walls, static files. Used by other commands."""

import os
from pathlib import Path

import django
from django.core.management import call_command

from tandem.foundation.i18n import catalogue

SOURCE = Path(catalogue.__file__).resolve().parents[2]


def main() -> None:
    """Everything that must be true before the application starts."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
    catalogue.compile_all(SOURCE)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    main()
