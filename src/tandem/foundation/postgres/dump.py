"""Backup and restore of a whole database, embedded or on a server, by PostgreSQL's own tools.

A backup holds every row or is not made: `pg_dump` switches row-level security off
and fails when its login may not do so, and no option here changes that.
"""

import contextlib
import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any, cast

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tandem.foundation.postgres import binaries
from tandem.foundation.postgres.cluster import EXTENSIONS, telling_line
from tandem.foundation.postgres.errors import (
    BackupFailed,
    FileInTheWay,
    NoPlaceForBackup,
    NoSuchFile,
    NotADump,
    NotEmpty,
    NotTandem,
    RestoreFailed,
    RowsHidden,
)

# Tables that every database of Tandem has.
TANDEM_TABLES = ("django_migrations", "partners_partnership")

# Whatever is not of the system and not of an extension.
_CONTENTS = """
SELECT count(*) FROM (
    SELECT 'pg_class'::regclass AS kind, oid FROM pg_class WHERE relnamespace IN (SELECT * FROM own)
    UNION ALL
    SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace IN (SELECT * FROM own)
) AS thing
WHERE NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = thing.kind AND d.objid = thing.oid AND d.deptype = 'e'
)
"""
_OWN_SCHEMAS = """
WITH own AS (
    SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
)
"""


def backup(url: str, file: Path) -> int:
    """Write the whole database to a new file of mode 0600; gives its size in bytes.

    url: a login that sees every row (BYPASSRLS and pg_read_all_data, or a superuser):
    `ServerUrls.backup_url` of the embedded server. The file appears when it is whole.
    Raises FileInTheWay, NoPlaceForBackup, RowsHidden, BackupFailed, NotTandem.
    """
    file = file.absolute()
    if os.path.lexists(file):
        raise FileInTheWay(file=file)
    half = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        _dump(url, half)
        _require_tandem(half, shown=file)
        return _put_in_place(half, file)
    except OSError as error:
        raise NoPlaceForBackup(file=file, detail=error.strerror) from error
    finally:
        with contextlib.suppress(OSError):
            half.unlink()


def restore(url: str, file: Path) -> None:
    """Fill an empty database from a backup, all or nothing.

    url: the login that is to own the tables; the roles that the backup grants rights
    to must exist on that server. Row-level security comes back with the tables.
    Raises NoSuchFile, NotADump, NotTandem, NotEmpty, RestoreFailed.
    """
    file = file.absolute()
    _require_tandem(file, shown=file)
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            _require_empty(connection)
            _add_extensions(connection)
            _fill(url, file, server_version=connection.info.server_version)
            # The planner knows nothing yet of what has just come in.
            connection.execute("ANALYZE")
    except psycopg.Error as error:
        raise RestoreFailed(detail=_first_line(error)) from error


def _dump(url: str, half: Path) -> None:
    # A lock that somebody holds for ever must not make a nightly backup wait for ever.
    options = ["--format=custom", "--exclude-extension=*", "--lock-wait-timeout=60s"]
    half.touch(mode=0o600, exist_ok=False)
    done = _run_tool("pg_dump", url, [*options, f"--file={half}"])
    if done.returncode == 0:
        return
    if "row-level security" in done.stderr:
        raise RowsHidden(user=conninfo_to_dict(url).get("user", ""))
    raise BackupFailed(detail=telling_line(done.stderr))


def _put_in_place(half: Path, file: Path) -> int:
    with half.open("rb") as whole:
        os.fsync(whole.fileno())
    try:
        # Unlike a rename, a link never replaces what came there in the meantime.
        os.link(half, file)
    except FileExistsError:
        raise FileInTheWay(file=file) from None
    except OSError:
        half.rename(file)
    return file.stat().st_size


def _require_tandem(file: Path, *, shown: Path) -> None:
    try:
        with file.open("rb") as opened:
            is_archive = opened.read(5) == b"PGDMP"
    except OSError as error:
        raise NoSuchFile(file=shown) from error
    listed = _run_tool("pg_restore", None, ["--list", str(file)]) if is_archive else None
    if listed is None or listed.returncode:
        raise NotADump(file=shown)
    for table in TANDEM_TABLES:
        if f" TABLE public {table} " not in listed.stdout:
            raise NotTandem(file=shown, missing=table)


def _require_empty(connection: psycopg.Connection) -> None:
    found = connection.execute(_OWN_SCHEMAS + _CONTENTS).fetchone()
    if found and found[0]:
        raise NotEmpty(database=connection.info.dbname)


def _add_extensions(connection: psycopg.Connection) -> None:
    # They are no part of a backup: on most servers their owner is not ours to name.
    for name in EXTENSIONS:
        connection.execute(
            sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name))
        )


def _fill(url: str, file: Path, *, server_version: int) -> None:
    # Not straight from pg_restore into the server: its script sets a limit that
    # servers before version 17 do not know, and ends at the first error.
    reading = _command("pg_restore", None, ["--no-owner", "--file=-", str(file)])
    writing = _command("psql", url, ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"])
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(**reading, stdout=subprocess.PIPE, stderr=errors) as script,
        subprocess.Popen(
            **writing, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors
        ) as client,
    ):
        source, target = cast("IO[bytes]", script.stdout), cast("IO[bytes]", client.stdin)
        with contextlib.suppress(BrokenPipeError), target:
            target.write(b"BEGIN;\n")
            _copy_script(source, target, drop_limit=server_version < 170000)
            # Without this the client ends, and the server forgets all of it.
            if script.wait() == 0:
                target.write(b"COMMIT;\n")
        source.close()
        if client.wait() or script.wait():
            errors.seek(0)
            raise RestoreFailed(detail=telling_line(errors.read()))


def _copy_script(script: IO[bytes], client: IO[bytes], *, drop_limit: bool) -> None:
    while drop_limit and (line := script.readline()):
        if line.startswith(b"SET transaction_timeout"):
            break
        client.write(line)
    shutil.copyfileobj(script, client)


def _run_tool(name: str, url: str | None, options: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        **_command(name, url, options),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _command(name: str, url: str | None, options: list[str]) -> dict[str, Any]:
    environment = {"PATH": os.defpath, "LC_ALL": "C"}
    if url is not None:
        # A password on the command line would be there for every user to read.
        given = conninfo_to_dict(url)
        environment["PGPASSWORD"] = str(given.pop("password", ""))
        options = ["--no-password", f"--dbname={make_conninfo('', **given)}", *options]
    return {
        "args": [binaries.installed().tool(name), *options],
        "env": environment,
        "umask": 0o077,
    }


def _first_line(error: psycopg.Error) -> str:
    return str(error).partition("\n")[0].rstrip(".")
