"""Whether anything was written: a digest of every row of both partnerships."""

from django.db import connection

from tandem.foundation import wall
from tandem.foundation.audit.models import AuditEvent
from tests.leaks.world import World

LOOKS = ("trajectory:viewed", "register:opened", "participant:searched", "plan:printed")
_TABLES = """
SELECT table_name FROM information_schema.columns
WHERE column_name = 'partnership_id' AND table_schema = 'public'
  AND table_name NOT LIKE 'audit\\_%%' ORDER BY table_name
"""


def digests(world: World) -> dict[str, str]:
    """Table and partnership -> digest of all its rows, the newest edition included.

    The access log is left out: looking is written there, and that is its purpose.
    """
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        one = "SELECT '{0}', md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM \"{0}\" t"
        query = " UNION ALL ".join(one.format(table) for table in tables)
        for circle in world.circles.both:
            wall.enter(circle.id)
            cursor.execute(query)
            found |= {f"{circle.partnership.slug} {table}": row for table, row in cursor.fetchall()}
    return found


def acts(world: World) -> int:
    """How many acts stand in the access logs; looking is none."""
    found = 0
    for circle in world.circles.both:
        wall.enter(circle.id)
        found += AuditEvent.objects.exclude(event__in=LOOKS).count()
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Tables in which something differs."""
    return {table for table in before | after if before.get(table) != after.get(table)}
