"""Counting the queries of each page of the story. Run as a module: prints JSON."""

import json
import sys
from collections.abc import Iterator

from tandem.config.bench.targets import read
from tandem.config.commands import database

# What frames a transaction asks nothing.
FRAMES = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE SAVEPOINT")
# Whose pages: the role of a post, and what the benchmark calls its holder.
CALLED = {"welfare": "counsellor", "coordinator": "coordinator"}


def _count(dossier: str, people: dict[str, str]) -> dict[str, int]:
    """Queries of each page that opens: every statement, but for the frames of transactions."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from tandem.rooms.accounts.models import User

    counts = {}
    for role, email in people.items():
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.get(email=email))
        for name, path in _pages(role, dossier):
            # Once before, so that what is remembered for later pages does not count.
            if client.get(path).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as queries:
                client.get(path)
            counts[f"{CALLED[role]}: {name}"] = sum(
                not query["sql"].startswith(FRAMES) for query in queries.captured_queries
            )
    return counts


def _pages(role: str, dossier: str) -> Iterator[tuple[str, str]]:
    from django.urls import reverse

    from tandem.config.context import PLACES, TABS

    for place in PLACES:
        if not place.roles or role in place.roles:
            yield place.key, reverse(place.route)
    yield "search", reverse("caseworker:search") + "?q=Maes"
    if role == "welfare":
        for tab in TABS:
            yield f"file, {tab.key}", reverse(tab.route, args=[dossier])


if __name__ == "__main__":
    targets = read(sys.argv[1])
    with database.running():
        database.start_django()
        people = {"welfare": targets.counsellor, "coordinator": targets.coordinator}
        sys.stdout.write(json.dumps(_count(targets.dossier, people)))
