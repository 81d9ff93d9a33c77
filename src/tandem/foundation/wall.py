"""The partnership wall: row-level security on every table that carries partnership_id.

The wall is built from the database's own catalogue after each migration, so that
no table can be forgotten (decision 0002). The running application uses a role that
owns nothing and cannot bypass it: without a partnership set, every read is empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql

PARTNERSHIP = "nullif(current_setting('tandem.partnership', true), '')::uuid"
USER = "nullif(current_setting('tandem.user', true), '')::uuid"
SLUG = "nullif(current_setting('tandem.slug', true), '')"


def enter(partnership_id: UUID | None, *, user_id: UUID | None = None, slug: str = "") -> None:
    """Choose whose rows this transaction sees. Outside a transaction it has no effect."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('tandem.partnership', %s, true),"
            " set_config('tandem.user', %s, true), set_config('tandem.slug', %s, true)",
            [str(partnership_id or ""), str(user_id or ""), slug],
        )


@contextmanager
def within(partnership_id: UUID | None, *, user_id: UUID | None = None) -> Iterator[None]:
    """One transaction inside the wall of a partnership, for commands, jobs and tests.

    Inside a larger transaction the former view is put back afterwards.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('tandem.partnership', true),"
                " current_setting('tandem.user', true)"
            )
            before = cursor.fetchone()
        enter(partnership_id, user_id=user_id)
        try:
            yield
        finally:
            if not connection.needs_rollback:
                enter(before[0] or None, user_id=before[1] or None)


def raise_walls(**_: object) -> None:
    """Give every table its policy and the application's role its rights. Safe to repeat."""
    rules = {model._meta.db_table: model for model in apps.get_models()}
    with connection.cursor() as cursor:
        role = sql.Identifier(settings.APP_ROLE)
        _ensure_role(cursor)
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
        for table, has_partnership in _tables(cursor):
            model = rules.get(table)
            if has_partnership or hasattr(model, "wall_rule"):
                _raise_wall(cursor, table, model)
            rights = _rights(table, model)
            cursor.execute(
                sql.SQL(
                    "REVOKE ALL ON {table} FROM {role}; GRANT {rights} ON {table} TO {role}"
                ).format(table=sql.Identifier(table), role=role, rights=sql.SQL(rights))
            )
        cursor.execute(sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(role))


def _ensure_role(cursor) -> None:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [settings.APP_ROLE])
    if cursor.fetchone() is None:
        cursor.execute(
            sql.SQL("CREATE ROLE {} NOLOGIN NOBYPASSRLS").format(sql.Identifier(settings.APP_ROLE))
        )
    # A managed server may give us a login that is no superuser: it must be a member to
    # take the role on with SET ROLE.
    cursor.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [settings.APP_ROLE])
    if not cursor.fetchone()[0]:
        cursor.execute(
            sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(settings.APP_ROLE))
        )


def _tables(cursor) -> list[tuple[str, bool]]:
    cursor.execute(
        "SELECT c.relname, EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid"
        " AND a.attname = 'partnership_id' AND NOT a.attisdropped)"
        " FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
        # The bank of PostgreSQL extensions keeps its own tables and rights.
        " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')"
    )
    return cursor.fetchall()


def _raise_wall(cursor, table: str, model: type | None) -> None:
    rule = getattr(model, "wall_rule", f"partnership_id = {PARTNERSHIP}")
    also = getattr(model, "wall_also_reads", "")
    name = sql.Identifier(table)
    statements = [
        "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        "DROP POLICY IF EXISTS wall ON {table}",
        f"CREATE POLICY wall ON {{table}} USING ({rule}) WITH CHECK ({rule})",
        "DROP POLICY IF EXISTS wall_also_reads ON {table}",
    ]
    if also:
        statements.append(f"CREATE POLICY wall_also_reads ON {{table}} FOR SELECT USING ({also})")
    statements.append("DROP POLICY IF EXISTS wall_lists_for_owner ON {table}")
    if getattr(model, "owner_lists", False):
        statements.append(
            "CREATE POLICY wall_lists_for_owner ON {table} FOR SELECT TO CURRENT_USER USING (true)"
        )
    for statement in statements:
        cursor.execute(sql.SQL(statement).format(table=name))


def _rights(table: str, model: type | None) -> str:
    if table == "django_migrations":
        return "SELECT"
    if getattr(model, "append_only", False) or hasattr(model, "pgh_tracked_model"):
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE, DELETE"
