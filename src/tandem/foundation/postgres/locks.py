"""Who is using the server: file locks, which the system takes away from the dead.

A list of process numbers in a file goes stale after a SIGKILL and its numbers are
given out again; a lock does neither, and is seen across containers as well.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait for, then hold the door: one process at a time starts or stops the server."""
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


class Presence:
    """This process, and what it forks, uses the server until `leave` or death."""

    def __init__(self, path: Path) -> None:
        self._descriptor = _open(path)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def leave(self) -> None:
        # Closing, not unlocking: forked children that still use the server share
        # this lock, and unlocking would take it from them too.
        os.close(self._descriptor)


def is_used(path: Path) -> bool:
    """Whether any living process is present. Safe to ask when the file does not exist."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
