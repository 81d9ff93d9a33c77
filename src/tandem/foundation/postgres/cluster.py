"""Making a cluster, and the settings that it is given at every start."""

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tandem.foundation.postgres import folders as places
from tandem.foundation.postgres.accounts import Account, for_making
from tandem.foundation.postgres.binaries import Binaries
from tandem.foundation.postgres.errors import (
    CouldNotCreate,
    DiskFull,
    NotACluster,
    NotAFolder,
    OtherVersion,
)
from tandem.foundation.postgres.folders import Folders

DATABASE = "tandem"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "btree_gin")
# Rules of upper and lower case come from PostgreSQL's own tables (no ICU in the
# wheel); this choice only tells trigrams what a letter is. The first that the
# machine knows is used.
CHARACTER_TYPES = ("C.UTF-8", "en_US.UTF-8", "C")

INITDB_OPTIONS = (
    "--username=tandem_bootstrap",
    # Nobody gets in until the logins have their passwords.
    "--auth=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    # A quarter of the usual size: a young database is then half as large on disk.
    "--wal-segsize=4",
    "--no-instructions",
)

SETTINGS = """\
# Written by Tandem at every start: changes made here are lost.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
password_encryption = 'scram-sha-256'
max_connections = 100
timezone = 'UTC'
client_encoding = 'UTF8'

# Small enough for a laptop that does other things as well.
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 1GB
random_page_cost = 1.1
jit = off
max_parallel_workers_per_gather = 1
max_logical_replication_workers = 0
io_method = sync

# Nothing is lost when the machine falls over; nobody replicates from here.
fsync = on
full_page_writes = on
synchronous_commit = on
wal_level = minimal
max_wal_senders = 0

# A failed statement and its details hold names: none of it reaches the log.
log_min_messages = log
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_statement = none
log_min_duration_statement = -1
log_timezone = 'UTC'
"""
ADMISSION = """\
# Written by Tandem at every start: changes made here are lost.
local all all scram-sha-256
"""


def require_usable(folders: Folders, binaries: Binaries) -> bool:
    """Whether there is a cluster of this version; False when there is none at all.

    Raises OtherVersion, NotACluster, NotAFolder.
    """
    if not os.path.lexists(folders.data):
        return False
    if not folders.data.is_dir():
        raise NotAFolder(place=folders.data)
    try:
        found = (folders.data / "PG_VERSION").read_text("ascii").strip()
    except FileNotFoundError:
        if any(folders.data.iterdir()):
            raise NotACluster(place=folders.data) from None
        folders.data.rmdir()
        return False
    if found != binaries.major:
        raise OtherVersion(place=folders.data, found=found, wanted=binaries.major)
    return True


def make(folders: Folders, binaries: Binaries, server: Account, passwords: dict[str, str]) -> None:
    """Make the cluster with its logins, database and extensions; whole or not at all.

    It is made beside its place and renamed, so a kill at any moment leaves at most
    a half-made folder that the next start throws away. Raises CouldNotCreate, DiskFull.
    """
    for half_made in folders.home.glob("data.new-*"):
        shutil.rmtree(half_made, ignore_errors=True)
    places.require_room(folders.home, places.NEEDED_TO_MAKE_MB)
    maker = for_making(server)
    # A name of its own: an initdb whose starter was killed may still be at work in another.
    fresh = Path(tempfile.mkdtemp(prefix="data.new-", dir=folders.home))
    maker.own(fresh)
    try:
        _run_initdb(fresh, binaries, maker)
        write_settings(fresh, maker, fresh)
        run_single_user(fresh, binaries, maker, _first_statements(passwords))
        if maker != server:
            _hand_over(fresh, server)
        fresh.rename(folders.data)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def write_settings(data: Path, account: Account, socket: Path) -> None:
    """Give the cluster this program's settings and its one rule of admission."""
    # A relative path keeps working where the server may not walk down to its own
    # folder, and after the folder has been moved.
    place = "." if socket == data else str(socket).replace("'", "''")
    for name, text in (
        ("postgresql.conf", SETTINGS.format(socket=place)),
        ("postgresql.auto.conf", ""),
        ("pg_hba.conf", ADMISSION),
    ):
        places.write_private(data / name, text)
        account.own(data / name)


def run_single_user(data: Path, binaries: Binaries, account: Account, sql: list[str]) -> None:
    """Run statements (one a line) on a stopped cluster, without any password.

    Raises CouldNotCreate.
    """
    tool, place = binaries.tool("postgres"), account.data_argument(data)
    done = account.run(
        [tool, "--single", "-D", place, "-c", "exit_on_error=true", "template1"],
        folder=data,
        input="\n".join(sql) + "\n",
        capture_output=True,
    )
    if done.returncode:
        raise _failure(data, done)


def password_statements(passwords: dict[str, str]) -> list[str]:
    """Statements that give each login the password in the file. Passwords need no quoting."""
    return [f"ALTER ROLE {login} PASSWORD '{word}'" for login, word in passwords.items()]


def _first_statements(passwords: dict[str, str]) -> list[str]:
    return [
        *(f"CREATE EXTENSION {name}" for name in EXTENSIONS),
        "CREATE ROLE tandem_owner LOGIN CREATEDB",
        "CREATE ROLE tandem_app LOGIN",
        # A dump must hold every row, also those behind row-level security.
        "CREATE ROLE tandem_backup LOGIN BYPASSRLS",
        "GRANT pg_read_all_data TO tandem_backup",
        # Tests make their tables as the owner, then step down to the application's role.
        "GRANT tandem_app TO tandem_owner WITH INHERIT FALSE, SET TRUE",
        *password_statements(passwords),
        "REVOKE ALL ON DATABASE template1, postgres FROM PUBLIC",
        "GRANT CONNECT ON DATABASE postgres TO tandem_owner",
        f"CREATE DATABASE {DATABASE} OWNER tandem_owner",
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO tandem_app, tandem_backup",
    ]


def _run_initdb(fresh: Path, binaries: Binaries, maker: Account) -> None:
    tool, place = binaries.tool("initdb"), maker.data_argument(fresh)
    for character_type in CHARACTER_TYPES:
        done = maker.run(
            [tool, "-D", place, *INITDB_OPTIONS, f"--lc-ctype={character_type}"],
            folder=fresh,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
        if done.returncode == 0:
            return
        if "invalid locale name" not in done.stderr:
            break
    raise _failure(fresh, done)


def _failure(data: Path, done: subprocess.CompletedProcess[str]) -> CouldNotCreate | DiskFull:
    place = data.parent
    if "No space left on device" in done.stderr:
        free_mb = shutil.disk_usage(place).free // places.MEGABYTE
        return DiskFull(place=place, free_mb=free_mb, needed_mb=places.NEEDED_TO_MAKE_MB)
    return CouldNotCreate(place=place, detail=telling_line(done.stderr))


def telling_line(output: str) -> str:
    """The line that says what went wrong, out of what a PostgreSQL program printed.

    One line only: those that follow an error may quote rows.
    """
    errors = re.findall(r"(?:FATAL|ERROR|PANIC|error): +(.*)", output)
    chatter = ("hint:", "LOG:")
    lines = [
        line
        for line in output.splitlines()
        if line.strip() and not any(word in line for word in chatter)
    ]
    said = [*errors[:1], *lines[-1:]]
    return said[0].strip().rstrip(".") if said else "no reason given"


def _hand_over(folder: Path, account: Account) -> None:
    account.own(folder)
    for parent, names, files in os.walk(folder):
        for name in names + files:
            account.own(Path(parent) / name)
