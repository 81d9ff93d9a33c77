"""Databases and servers to measure, each in a folder of its own below var/bench."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep

import psutil

SETTINGS = "tandem.config.bench.settings"
PATIENCE_S = 90
# What a caller may have set for a server of its own; a benchmark brings its own.
UNSET = ("DATABASE_URL", "DATABASE_OWNER_URL", "TANDEM_AS_OWNER", "TANDEM_MODE")


class DidNotAnswer(Exception):
    """A server that should be measured did not start."""


@dataclass(frozen=True)
class Server:
    """A server at work. seconds: from the command to its first answer."""

    port: int
    pid: int
    seconds: float

    def worker_mib(self) -> float:
        """Memory of the process that answers: resident set of the largest child, in MiB."""
        children = psutil.Process(self.pid).children(recursive=True)
        pythons = [child for child in children if "python" in child.name().lower()]
        return max((each.memory_info().rss for each in pythons), default=0) / 2**20


def environment(var: Path) -> dict[str, str]:
    """The environment of a command that works in this folder."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return kept | {
        "TANDEM_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "TANDEM_WORKERS": "1",
        "TANDEM_SECOND_FACTOR": "optional",
    }


def tandem(var: Path, *arguments: str) -> None:
    """Run a command of Tandem in this folder. Raises CalledProcessError."""
    subprocess.run(
        [sys.executable, "-m", "tandem.config.cli", *arguments],
        env=environment(var),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def ask(var: Path, module: str, *arguments: str) -> str:
    """Run a module of the benchmark in this folder, and give what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", f"tandem.config.bench.{module}", *arguments],
        env=environment(var),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


@contextmanager
def serving(var: Path) -> Iterator[Server]:
    """`tandem serve` in this folder for as long as needed. Raises DidNotAnswer."""
    port = _free_port()
    log = var / "serve.log"
    begun = monotonic()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tandem.config.cli", "serve", "--address", f"127.0.0.1:{port}"],
            env=environment(var),
            stdout=out,
            stderr=out,
        )
    try:
        _wait_for_answer(port, process, log)
        yield Server(port=port, pid=process.pid, seconds=monotonic() - begun)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for_answer(port: int, process: subprocess.Popen, log: Path) -> None:
    until = monotonic() + PATIENCE_S
    while monotonic() < until and process.poll() is None:
        if _answers(port):
            return
        sleep(0.05)
    raise DidNotAnswer(f"see {log.name}: {log.read_text(errors='replace')[-500:]}")


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/account/login/")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
