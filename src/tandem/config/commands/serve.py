"""Serve Tandem until Ctrl-C, on the given database or the embedded one.

With --demo, fills an empty database with a synthetic partnership first.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tandem.config import environment
from tandem.config.commands import database

WELCOME = """
  Tandem is ready on  http://{address}/
{logins}
  Stop with Ctrl-C.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="fill an empty database with demo data")
    parser.add_argument("--address", default=environment.ADDRESS.value, help="host:port")


def run(options: argparse.Namespace) -> int:
    """Prepare the database, then hand over to the web server."""
    with database.running() as owner:
        database.prepare(owner)
        logins = ""
        if options.demo:
            database.in_child("tandem.config.commands.demo", "--if-empty")
            logins = database.in_child("tandem.config.commands.demo", "--logins")
        with _jobs():
            _serve(options.address, lambda: _tell(options.address, logins))
    return 0


@contextmanager
def _jobs() -> Iterator[None]:
    """A process that does the jobs for as long as this one serves.

    It watches this one, so that it also goes when this one is killed.
    """
    if environment.JOBS.value == "apart":
        yield
        return
    command = [sys.executable, "-m", "tandem.config.cli", "worker"]
    with subprocess.Popen([*command, "--with-parent", str(os.getpid())]) as worker:
        try:
            yield
        finally:
            worker.terminate()


def _tell(address: str, logins: str) -> None:
    sys.stdout.write(WELCOME.format(address=address, logins=logins))
    sys.stdout.flush()


def _serve(address: str, on_start: Callable[[], None]) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tandem.config.settings")
    host, _, port = address.rpartition(":")
    server = Server(
        "tandem.config.wsgi:application",
        address=host.strip("[]"),
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(environment.WORKERS.value),
        blocking_threads=1,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    server.on_startup(on_start)
    server.serve()
