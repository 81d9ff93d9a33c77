"""Which system user runs the server. PostgreSQL refuses to run as root.

No user is ever added to the machine. An ordinary user runs the server itself. Root
gives it to the owner of the database, else of the var folder, else `postgres`, else
`nobody`.
"""

import os
import pwd
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tandem.foundation.postgres.errors import NoSystemUser, OtherOwner

PREFERRED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """The user of a server process."""

    uid: int
    gid: int

    @property
    def is_self(self) -> bool:
        """Whether it is the user that this very process runs as."""
        return self.uid == os.geteuid()

    @property
    def name(self) -> str:
        """For messages: the name, or the number where the machine knows no name."""
        return user_name(self.uid)

    def own(self, path: Path) -> None:
        """Make a file or folder of ours belong to this user."""
        if not self.is_self:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def run(
        self, command: list[str], *, folder: Path, **options: Any
    ) -> subprocess.CompletedProcess[str]:
        """Run a PostgreSQL program as this user, with `folder` as its working folder.

        The folder is entered before root's rights are dropped, so it may lie beneath
        a private home: no parent needs to be opened for the server.
        """
        if not self.is_self:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        environment = {"PATH": os.defpath, "LC_ALL": "C"}
        return subprocess.run(
            command, cwd=folder, env=environment, text=True, umask=0o077, check=False, **options
        )

    def data_argument(self, data: Path) -> str:
        """How a program run by `run` in `data` should name that folder.

        After dropping root's rights the real path may be closed to it, while its own
        working folder always stays open.
        """
        if self.is_self or sys.platform != "linux":
            return str(data)
        return "/proc/self/cwd"


def user_name(uid: int) -> str:
    """Name of a user, or the number where the machine knows no name."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def for_server(var: Path, data: Path) -> Account:
    """The user that runs (or will run) the server of this data folder.

    Raises OtherOwner when the data belong to somebody else, NoSystemUser.
    """
    owner = data.stat() if data.is_dir() else None
    if os.geteuid() != 0:
        if owner and owner.st_uid != os.geteuid():
            raise OtherOwner(
                place=data, owner=user_name(owner.st_uid), user=user_name(os.geteuid())
            )
        return Account(os.geteuid(), os.getegid())
    if owner and owner.st_uid == 0:
        raise OtherOwner(place=data, owner="root", user=_unprivileged().name)
    for folder in (owner, var.stat()):
        if folder and folder.st_uid != 0:
            return Account(folder.st_uid, folder.st_gid)
    return _unprivileged()


def for_making(server: Account) -> Account:
    """The user that makes the data folder: `initdb` wants one with a name.

    The server does not, so that in a container the owner of a mounted folder may be
    a bare number; the folder is handed over when it is made. Raises NoSystemUser.
    """
    try:
        pwd.getpwuid(server.uid)
    except KeyError:
        if server.is_self:
            raise NoSystemUser(user=server.name) from None
        return _unprivileged()
    return server


def _unprivileged() -> Account:
    for name in PREFERRED:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid)
    raise NoSystemUser(user="root")
