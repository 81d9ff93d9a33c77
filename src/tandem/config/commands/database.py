"""The database under a command: the given server, or the embedded one for as long as it runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tandem.config import environment
from tandem.foundation.postgres.server import EmbeddedServer


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Make DATABASE_URL point at a running server; yields the owner's environment.

    Raises CannotStart with the reason and the way out.
    """
    if environment.DATABASE_URL.value:
        yield owner_environment(
            environment.DATABASE_OWNER_URL.value or environment.DATABASE_URL.value
        )
        return
    with EmbeddedServer(environment.var_folder()) as urls:
        os.environ["DATABASE_URL"] = urls.app_url
        try:
            yield owner_environment(urls.owner_url)
        finally:
            del os.environ["DATABASE_URL"]


@contextmanager
def logins() -> Iterator[tuple[str, str]]:
    """URLs for a backup (reads every row) and for a restore (owns the database).

    On a given server both are DATABASE_OWNER_URL, or DATABASE_URL without it.
    """
    if environment.DATABASE_URL.value:
        given = environment.DATABASE_OWNER_URL.value or environment.DATABASE_URL.value
        yield given, given
        return
    with EmbeddedServer(environment.var_folder()) as urls:
        yield urls.backup_url, urls.owner_url


def owner_environment(owner_url: str) -> dict[str, str]:
    """The environment of a child process that may change tables."""
    return {**os.environ, "DATABASE_OWNER_URL": owner_url, "TANDEM_AS_OWNER": "1"}


def prepare(owner: dict[str, str]) -> None:
    """Bring tables, walls and static files up to date.

    In a process of its own, so that the one that serves never holds the owner's login.
    Raises CalledProcessError when it fails.
    """
    subprocess.run([sys.executable, "-m", "tandem.config.commands.prepare"], env=owner, check=True)


def in_child(module: str, *arguments: str) -> str:
    """Run a command in a process of its own, as the application; returns what it prints.

    Keeps its memory, and what it imported, out of the process that goes on serving.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def start_django() -> None:
    """Load the house inside this process, as the application's role."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
    django.setup()
