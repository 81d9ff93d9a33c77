"""Serve Tandem until Ctrl-C, on the given database or the embedded one.

With --demo, fills an empty database with a synthetic partnership first.
"""

import argparse
import os
import sys
from collections.abc import Callable

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
        _serve(options.address, lambda: _tell(options.address, logins))
    return 0


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
