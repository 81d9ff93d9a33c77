"""What `tandem check` looks at. Run as the owner, who alone may list the partnerships."""

import sys
from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from psycopg import sql

from tandem.foundation import wall
from tandem.foundation.audit import log
from tandem.rooms.partners.models import Partnership
from tandem.rooms.partners.programme_file import shipped_programmes

WITH_PARTNERSHIP = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  AND a.attname = 'partnership_id' AND NOT a.attisdropped
"""
WITHOUT_WALL = WITH_PARTNERSHIP + "AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
OWNED = "SELECT relname FROM pg_class WHERE relowner = %s::regrole AND relkind = 'r'"
ROLE = "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = %s"


def checks() -> Iterator[tuple[str, list[str]]]:
    """Each check with what it found wrong, as sentences."""
    yield "every table of a partnership stands behind the wall", _tables_without_wall()
    yield "the application's role owns nothing and cannot bypass the wall", _too_strong()
    yield "nothing is seen without a partnership", _seen_by_nobody()
    yield "no link of an access log is broken", _broken_logs()
    yield f"{len(shipped_programmes())} programme files are valid", []


def _tables_without_wall() -> list[str]:
    return [
        f"{name} has no wall: run tandem serve or migrate again" for name in _column(WITHOUT_WALL)
    ]


def _too_strong() -> list[str]:
    found = [
        f"it owns {name}: give it to the owner" for name in _column(OWNED, [settings.APP_ROLE])
    ]
    if any(_column(ROLE, [settings.APP_ROLE])):
        found.append("it may bypass the wall: ALTER ROLE ... NOSUPERUSER NOBYPASSRLS NOCREATEROLE")
    return found


def _seen_by_nobody() -> list[str]:
    role = sql.Identifier(settings.APP_ROLE)
    with wall.within(None), connection.cursor() as cursor:
        cursor.execute(sql.SQL("SET LOCAL ROLE {}").format(role))
        open_tables = [name for name in _column(WITH_PARTNERSHIP) if _shows_rows(cursor, name)]
        cursor.execute("RESET ROLE")
    return [f"{name} shows rows to a reader without a partnership" for name in open_tables]


def _shows_rows(cursor, table: str) -> bool:
    cursor.execute(sql.SQL("SELECT EXISTS (SELECT 1 FROM {})").format(sql.Identifier(table)))
    return cursor.fetchone()[0]


def _broken_logs() -> list[str]:
    found = []
    for partnership in Partnership.objects.order_by("slug"):
        with wall.within(partnership.pk):
            found += [f"{partnership.slug}: link {number}" for number in log.broken_links()]
    return found


def _column(statement: str, values: list | None = None) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


def main() -> int:
    """Print one line a check. Returns 2 when something is wrong."""
    wrong = 0
    for name, found in checks():
        wrong += len(found)
        sys.stdout.write(f"{'WRONG' if found else 'ok   '}  {name}\n")
        for fault in found:
            sys.stdout.write(f"       {fault}\n")
    return 2 if wrong else 0
