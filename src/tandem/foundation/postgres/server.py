"""The embedded server, as the rest of the program sees it."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import psycopg

from tandem.foundation.postgres import accounts, binaries, cluster, locks, process
from tandem.foundation.postgres import folders as places
from tandem.foundation.postgres.accounts import Account
from tandem.foundation.postgres.binaries import Binaries
from tandem.foundation.postgres.errors import (
    CannotStart,
    DidNotStart,
    DiskFull,
    DiskTrouble,
    NoRights,
    NotAFolder,
    NotAnswering,
    PathTooLong,
    ReadOnlyDisk,
)
from tandem.foundation.postgres.folders import Folders

ANSWER_LIMIT_S = 5


@dataclass(frozen=True)
class ServerUrls:
    """Addresses of the database, one for each login. They hold passwords: never print them.

    owner: makes and changes tables; app: what the running program uses;
    backup: reads every row and writes none.
    """

    owner_url: str = field(repr=False)
    app_url: str = field(repr=False)
    backup_url: str = field(repr=False)


@dataclass(frozen=True)
class Status:
    """How the server is right now. `pid` is empty when it does not run."""

    data: Path
    exists: bool
    pid: int | None
    is_used: bool


class EmbeddedServer:
    """PostgreSQL in `var`, shared by every process that names the same folder.

    The first starts it, the others join, the last to leave stops it. A process that
    is killed counts as having left; the server it left behind is found and used again.
    """

    def __init__(self, var: Path) -> None:
        self.folders = Folders(var.absolute())
        self._presence: locks.Presence | None = None
        self._urls: ServerUrls | None = None

    def start(self) -> ServerUrls:
        """Start or join. Raises CannotStart, with the reason and the way out."""
        if self._urls is None:
            with _explained(self.folders.home):
                found = binaries.installed()
                places.make_home(self.folders)
                with locks.alone(self.folders.door):
                    self._urls = _run(self.folders, found)
                    self._presence = locks.Presence(self.folders.users)
        return self._urls

    def stop(self) -> None:
        """Leave; the last to leave stops the server. Safe to repeat."""
        if self._presence is None:
            return
        presence, self._presence, self._urls = self._presence, None, None
        if not self.folders.data.exists():
            # Somebody threw the folder away; the server notices and ends by itself.
            presence.leave()
            return
        with locks.alone(self.folders.door):
            presence.leave()
            if not locks.is_used(self.folders.users):
                _stop(self.folders)

    def status(self) -> Status:
        """Look without starting, joining or making anything. Raises NoRights."""
        with _explained(self.folders.home):
            exists = self.folders.data.exists()
            return Status(
                data=self.folders.data,
                exists=exists,
                pid=process.find(self.folders) if exists else None,
                is_used=locks.is_used(self.folders.users),
            )

    def __enter__(self) -> ServerUrls:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _run(folders: Folders, found: Binaries) -> ServerUrls:
    try:
        return _ensure_running(folders, found)
    except (KeyboardInterrupt, SystemExit):
        # Whoever interrupts the start has nobody left who would stop the server.
        if not locks.is_used(folders.users):
            _stop(folders)
        raise


def _ensure_running(folders: Folders, found: Binaries) -> ServerUrls:
    exists = cluster.require_usable(folders, found)
    account = accounts.for_server(folders.var, folders.data)
    passwords = places.read_passwords(folders) or places.new_passwords(folders)
    if not (exists and _joins(folders, passwords)):
        reachable = binaries.within_reach(found, account)
        socket = places.socket_folder(folders, account)
        if not exists:
            cluster.make(folders, reachable, account, passwords)
        cluster.write_settings(folders.data, account, socket)
        _start(folders, reachable, account, passwords)
    return _urls(folders, passwords)


def _joins(folders: Folders, passwords: dict[str, str]) -> bool:
    """Whether a server runs that we can use. One that is deaf to us is stopped if it is free."""
    pid = process.find(folders)
    if pid is None:
        # A server in another container is no process of ours, but it does answer.
        return folders.pid_file.exists() and _answers(folders, passwords)
    if process.wait_until_ready(folders, pid) and _answers(folders, passwords):
        return True
    if process.find(folders) == pid and locks.is_used(folders.users):
        raise NotAnswering(place=folders.data, pid=pid)
    _stop(folders)
    return False


def _start(folders: Folders, found: Binaries, account: Account, passwords: dict[str, str]) -> None:
    places.require_room(folders.data, places.NEEDED_TO_START_MB)
    folders.data.chmod(0o700)
    pid = process.start(folders, found, account)
    if _answers(folders, passwords):
        return
    # The file of passwords was lost and made anew. Whoever owns the folder may set them.
    process.stop(folders, pid)
    cluster.run_single_user(folders.data, found, account, cluster.password_statements(passwords))
    pid = process.start(folders, found, account)
    if not _answers(folders, passwords):
        process.stop(folders, pid)
        raise DidNotStart(detail="it lets nobody in", log=folders.log)


def _stop(folders: Folders) -> None:
    pid = process.find(folders) if folders.data.exists() else None
    if pid is not None:
        process.stop(folders, pid)
        places.forget_socket_folder(folders)


def _answers(folders: Folders, passwords: dict[str, str]) -> bool:
    try:
        with psycopg.connect(
            _url(folders, passwords, "tandem_bootstrap"), connect_timeout=ANSWER_LIMIT_S
        ) as connection:
            named = connection.execute("SELECT current_setting('cluster_name')").fetchone()
    except psycopg.OperationalError:
        return False
    # Elsewhere than in the data folder, the server of the folder that this one is a
    # copy of may be answering.
    is_here = places.known_socket_folder(folders) == folders.data
    return is_here or named == (process.mark(folders.data),)


def _urls(folders: Folders, passwords: dict[str, str]) -> ServerUrls:
    return ServerUrls(
        owner_url=_url(folders, passwords, "tandem_owner"),
        app_url=_url(folders, passwords, "tandem_app"),
        backup_url=_url(folders, passwords, "tandem_backup"),
    )


def _url(folders: Folders, passwords: dict[str, str], login: str) -> str:
    host = quote(str(places.known_socket_folder(folders)), safe="")
    return f"postgresql://{login}:{passwords[login]}@{host}/{cluster.DATABASE}"


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a reason and a way out."""
    try:
        yield
    except OSError as error:
        raise _reason(error, Path(str(error.filename or place))) from error


def _reason(error: OSError, place: Path) -> CannotStart:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(place=place, free_mb=0, needed_mb=places.NEEDED_TO_MAKE_MB)
    if isinstance(error, NotADirectoryError | FileExistsError):
        return NotAFolder(place=place)
    if isinstance(error, PermissionError):
        return NoRights(place=place, user=accounts.user_name(os.geteuid()))
    refusals: dict[int | None, type[CannotStart]] = {
        errno.ENAMETOOLONG: PathTooLong,
        errno.EROFS: ReadOnlyDisk,
        errno.ELOOP: NotAFolder,
    }
    refusal = refusals.get(error.errno, DiskTrouble)
    return refusal(place=place, detail=error.strerror)
