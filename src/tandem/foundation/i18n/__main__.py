"""`python -m tandem.foundation.i18n update|check|compile [APP ...]`, for make and for hands."""

import sys
from pathlib import Path

from django.conf import settings

from tandem.foundation.i18n import catalogue

SOURCE = Path(__file__).resolve().parents[2]


def main(task: str, *names: str) -> int:
    """Do one task for the named apps, or for all. Returns 1 when a check found faults."""
    if task == "compile":
        catalogue.compile_all(SOURCE)
        return 0
    if not settings.configured:
        # Only the template syntax is needed here, not the house.
        settings.configure(USE_I18N=False)
    everyone = catalogue.apps_with_words(SOURCE)
    apps = [Path(name).resolve() for name in names] or everyone
    if task == "update":
        for app in apps:
            catalogue.update(app, everyone)
        return 0
    found = [fault for app in apps for fault in catalogue.faults(app, everyone)]
    found += catalogue.contradictions(everyone)
    for fault in found:
        sys.stdout.write(f"{fault}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
