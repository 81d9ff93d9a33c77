"""Timing the plan on paper. Run as a module: prints JSON, milliseconds."""

import json
import sys
from statistics import median
from time import perf_counter

from tandem.config.bench.targets import read
from tandem.config.commands import database

FOLLOWING = 10


def _time(dossier: str, email: str) -> dict[str, float]:
    """The first print after a start, and the median of those that follow."""
    from django.test import Client
    from django.urls import reverse

    from tandem.rooms.accounts.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=email))
    path = reverse("plans:plan_pdf", args=[dossier])
    times = []
    size = 0
    for _ in range(1 + FOLLOWING):
        begun = perf_counter()
        size = len(client.get(path).content)
        times.append((perf_counter() - begun) * 1000)
    return {"first_ms": times[0], "following_ms": median(times[1:]), "bytes": size}


if __name__ == "__main__":
    targets = read(sys.argv[1])
    with database.running():
        database.start_django()
        sys.stdout.write(json.dumps(_time(targets.dossier, targets.counsellor)))
