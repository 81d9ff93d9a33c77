"""The server as a process: finding, starting and stopping the right one and no other."""

import os
import signal
import subprocess
import time
from pathlib import Path

import psutil

from tandem.foundation.postgres.accounts import Account
from tandem.foundation.postgres.binaries import Binaries
from tandem.foundation.postgres.cluster import telling_line
from tandem.foundation.postgres.errors import DidNotStart
from tandem.foundation.postgres.folders import Folders, open_log

LOOK_AGAIN_S = 0.005
SIGNAL_AGAIN_S = 0.2
# Replaying the log after a hard stop may take long on a slow disk.
START_LIMIT_S = 300
LOCKED_PAUSES_S = (0.5, 1.0, 2.0)
STOP_LIMIT_S = 60
HARD_STOP_LIMIT_S = 10


def mark(data: Path) -> str:
    """The name by which the server of exactly this folder is known among the processes.

    It follows the folder when that is moved, and a copy of the folder has another.
    """
    found = data.stat()
    return f"tandem-{found.st_dev:x}-{found.st_ino:x}"


def find(folders: Folders) -> int | None:
    """Process number of the living server of this folder.

    The number in the pid file may by now belong to anything: only a process that
    was started with our mark counts.
    """
    pid = _pid_in_file(folders)
    return pid if pid and _is_server(pid, mark(folders.data)) else None


def start(folders: Folders, binaries: Binaries, account: Account) -> int:
    """Start the server and wait until it takes connections; gives its process number.

    A former server may still be letting go of its lock files: then it is tried again.
    Raises DidNotStart.
    """
    for pause_s in LOCKED_PAUSES_S:
        try:
            return _start_once(folders, binaries, account)
        except DidNotStart as refusal:
            if "lock file" not in str(refusal):
                raise
            time.sleep(pause_s)
    return _start_once(folders, binaries, account)


def _start_once(folders: Folders, binaries: Binaries, account: Account) -> int:
    _tidy_after_crash(folders)
    log = open_log(folders)
    try:
        pid = _launch(folders, binaries, account, log)
    finally:
        os.close(log)
    try:
        is_ready = wait_until_ready(folders, pid)
    except BaseException:
        stop(folders, pid)
        raise
    return pid if is_ready else _other_server(folders, pid)


def wait_until_ready(folders: Folders, pid: int) -> bool:
    """Wait for the server to take connections. False when it ended or took too long."""
    ends = time.monotonic() + START_LIMIT_S
    while time.monotonic() < ends:
        if _pid_in_file(folders) == pid and _state_in_file(folders) == "ready":
            return True
        if not _is_alive(pid):
            return False
        time.sleep(LOOK_AGAIN_S)
    return False


def stop(folders: Folders, pid: int) -> None:
    """Stop the server: politely, then hard. What was committed is safe either way."""
    name = mark(folders.data)
    for number, limit_s in (
        (signal.SIGINT, STOP_LIMIT_S),
        (signal.SIGQUIT, HARD_STOP_LIMIT_S),
        (signal.SIGKILL, HARD_STOP_LIMIT_S),
    ):
        if not _is_server(pid, name):
            return
        ends = time.monotonic() + limit_s
        while _is_alive(pid) and time.monotonic() < ends:
            # A server that is only just starting may not have heard the first one.
            os.kill(pid, number)
            _wait_for_end(pid, SIGNAL_AGAIN_S)


def _wait_for_end(pid: int, limit_s: float) -> None:
    ends = time.monotonic() + limit_s
    while _is_alive(pid) and time.monotonic() < ends:
        time.sleep(LOOK_AGAIN_S)


def _other_server(folders: Folders, pid: int) -> int:
    stop(folders, pid)
    # Somebody who was killed while starting it may have been just before us.
    other = find(folders)
    if other and wait_until_ready(folders, other):
        return other
    said = folders.log.read_text("utf-8", "replace")
    raise DidNotStart(detail=telling_line(said), log=folders.log)


def _launch(folders: Folders, binaries: Binaries, account: Account, log: int) -> int:
    # The shell leaves at once, so that the server is nobody's child: it may outlive
    # the process that started it. Its own session keeps the terminal's Ctrl-C away.
    server = [binaries.tool("postgres"), "-D", account.data_argument(folders.data)]
    name = f"cluster_name={mark(folders.data)}"
    done = account.run(
        ["/bin/sh", "-c", '"$@" >&2 </dev/null & echo $!', "sh", *server, "-c", name],
        folder=folders.data,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=log,
        start_new_session=True,
    )
    return int(done.stdout)


def _tidy_after_crash(folders: Folders) -> None:
    """Clear what a killed server left, once nothing of it lives any more."""
    pid = _pid_in_file(folders)
    if pid is None:
        return
    _wait_for_orphans(f"postgres: {mark(folders.data)}:")
    if psutil.pid_exists(pid):
        # A stranger who was given the number, or a corpse that nobody has buried yet:
        # PostgreSQL would take either for a server that still runs.
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (folders.data / name).unlink(missing_ok=True)


def _wait_for_orphans(title: str) -> None:
    # Backends end by themselves when they notice that the server is gone.
    ends = time.monotonic() + HARD_STOP_LIMIT_S
    while orphans := [p for p in psutil.process_iter(["cmdline"]) if _has_title(p, title)]:
        if time.monotonic() > ends:
            for orphan in orphans:
                orphan.kill()
        time.sleep(LOOK_AGAIN_S)


def _has_title(process: psutil.Process, title: str) -> bool:
    return (process.info["cmdline"] or [""])[0].startswith(title)


def _is_server(pid: int, name: str) -> bool:
    # Where a container hides other users' folders and programs, the command line
    # can still be read.
    try:
        return f"cluster_name={name}" in psutil.Process(pid).cmdline() and _is_alive(pid)
    except psutil.Error:
        return False


def _is_alive(pid: int) -> bool:
    # In a container without an init process the dead stay listed as zombies.
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _pid_in_file(folders: Folders) -> int | None:
    lines = _pid_file_lines(folders)
    return int(lines[0]) if lines and lines[0].strip().isdigit() else None


def _state_in_file(folders: Folders) -> str:
    lines = _pid_file_lines(folders)
    return lines[7].strip() if len(lines) > 7 else ""


def _pid_file_lines(folders: Folders) -> list[str]:
    try:
        return folders.pid_file.read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return []
