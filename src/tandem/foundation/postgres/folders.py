"""Where everything of one embedded server lies, and how private it is.

    var/postgres/            0700, of the owner of var
        data/                0700, of the server's user: the cluster and its socket
        data.new-.../        a cluster being made; renamed when whole
        passwords.json       0600
        server.log           0600
        door.lock users.lock see locks.py
        socket               where the socket lies when data/ is too deep for one

Folders that exist are never given another mode or owner, except data/ itself.
"""

import errno
import json
import os
import secrets
import shutil
import socket
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tandem.foundation.postgres.accounts import Account
from tandem.foundation.postgres.errors import DiskFull, NoPermissionBits, PathTooLong

SOCKET = ".s.PGSQL.5432"
# The kernel's field for the path of a socket, less its closing zero.
LONGEST_SOCKET_PATH = 107 if sys.platform == "linux" else 103
MEGABYTE = 1024 * 1024
NEEDED_TO_MAKE_MB = 256
NEEDED_TO_START_MB = 64
LOGINS = ("tandem_bootstrap", "tandem_owner", "tandem_app", "tandem_backup")


@dataclass(frozen=True)
class Folders:
    """The places of one server; nothing is made or touched by naming them."""

    var: Path

    @property
    def home(self) -> Path:
        return self.var / "postgres"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def passwords(self) -> Path:
        return self.home / "passwords.json"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def door(self) -> Path:
        return self.home / "door.lock"

    @property
    def users(self) -> Path:
        return self.home / "users.lock"

    @property
    def socket_pointer(self) -> Path:
        return self.home / "socket"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"


def make_home(folders: Folders) -> None:
    """Make var and what is ours in it, private. Existing parents stay as they are.

    A folder made by root inside somebody's own folder is theirs, so that they can
    start Tandem themselves afterwards. Raises NoPermissionBits, OSError.
    """
    missing = [folders.home]
    while not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for folder in reversed(missing):
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        _give_to_owner_of(folder.parent, folder)
    if not folders.home.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "", str(folders.home))
    _require_private(folders.home)
    for lock in (folders.door, folders.users):
        if not os.path.lexists(lock):
            lock.touch(0o600)
            _give_to_owner_of(folders.home, lock)


def require_room(folder: Path, needed_mb: int) -> None:
    """Refuse early: PostgreSQL that meets a full disk half-way stops hard. Raises DiskFull."""
    free_mb = shutil.disk_usage(folder).free // MEGABYTE
    if free_mb < needed_mb:
        raise DiskFull(place=folder, free_mb=free_mb, needed_mb=needed_mb)


def read_passwords(folders: Folders) -> dict[str, str] | None:
    """Password by login, or nothing when the file is missing or does not hold all of them."""
    try:
        found = json.loads(folders.passwords.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) and set(LOGINS) <= set(found) else None


def new_passwords(folders: Folders) -> dict[str, str]:
    """Random passwords, written before any login that has them exists."""
    made = {login: secrets.token_urlsafe(24) for login in LOGINS}
    write_private(folders.passwords, json.dumps(made, indent=1))
    _give_to_owner_of(folders.home, folders.passwords)
    return made


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads; whole or not at all."""
    half = path.with_name(path.name + ".part")
    half.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    with os.fdopen(os.open(half, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)


def open_log(folders: Folders) -> int:
    """A new log of this start; the one before stays beside it."""
    if folders.log.exists():
        folders.log.rename(folders.log.with_suffix(".log.before"))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_APPEND | os.O_CLOEXEC
    descriptor = os.open(folders.log, flags, 0o600)
    _give_to_owner_of(folders.home, folders.log)
    return descriptor


def socket_folder(folders: Folders, account: Account) -> Path:
    """Where the server shall put its socket: in data/, or in a short private folder.

    A short folder is remembered, and used again while it is still ours and private.
    Raises PathTooLong.
    """
    if _fits(folders.data) and _takes_sockets(folders.home):
        forget_socket_folder(folders)
        return folders.data
    # The name says whose it is: a copy of var brings along the note of the original.
    name = f"tandem-{folders.home.stat().st_ino:x}-"
    known = known_socket_folder(folders)
    if known.name.startswith(name) and _is_private(known, account):
        return known
    for place in _short_places(account):
        if _fits(place / f"{name}12345678"):
            made = Path(tempfile.mkdtemp(prefix=name, dir=place))
            account.own(made)
            write_private(folders.socket_pointer, str(made))
            _give_to_owner_of(folders.home, folders.socket_pointer)
            return made
    raise PathTooLong(place=folders.data)


def known_socket_folder(folders: Folders) -> Path:
    """Where the socket is, as was decided at the start of the server."""
    try:
        return Path(folders.socket_pointer.read_text("utf-8"))
    except FileNotFoundError:
        return folders.data


def forget_socket_folder(folders: Folders) -> None:
    """Tidy up the short folder of a server that has stopped."""
    folder = known_socket_folder(folders)
    if folder == folders.data:
        return
    if folder.name.startswith(f"tandem-{folders.home.stat().st_ino:x}-"):
        shutil.rmtree(folder, ignore_errors=True)
    folders.socket_pointer.unlink()


def _require_private(folder: Path) -> None:
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
        if stat.S_IMODE(folder.stat().st_mode) & 0o077:
            raise NoPermissionBits(place=folder)


def _short_places(account: Account) -> list[Path]:
    places = [tempfile.gettempdir(), "/tmp"]  # noqa: S108 - mkdtemp makes a private folder in it.
    if account.is_self and "XDG_RUNTIME_DIR" in os.environ:
        places.insert(0, os.environ["XDG_RUNTIME_DIR"])
    return [Path(place) for place in places if Path(place).is_dir()]


def _fits(folder: Path) -> bool:
    # The client library reads a comma in a host as the start of a second host.
    path = os.fsencode(folder / SOCKET)
    return len(path) <= LONGEST_SOCKET_PATH and b"," not in path


def _takes_sockets(folder: Path) -> bool:
    # Folders that a container borrows from another system often hold files only.
    probe = folder / "probe"
    with socket.socket(socket.AF_UNIX) as asked:
        try:
            asked.bind(str(probe))
        except OSError:
            return False
        finally:
            probe.unlink(missing_ok=True)
    return True


def _is_private(folder: Path, account: Account) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == account.uid
        and stat.S_IMODE(found.st_mode) == 0o700
    )


def _give_to_owner_of(folder: Path, path: Path) -> None:
    owner = folder.stat()
    if os.geteuid() == 0 and owner.st_uid != 0:
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)
