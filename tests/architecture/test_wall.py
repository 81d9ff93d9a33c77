"""The partnership wall, tried with raw SQL as the application's role."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from tandem.foundation import wall
from tandem.rooms.trajectories.tests.factories import TrajectoryFactory

OPEN = {
    "account_emailaddress", "account_emailconfirmation", "accounts_user", "auth_group",
    "auth_group_permissions", "auth_permission", "django_content_type", "django_migrations",
    "django_session", "mfa_authenticator", "pghistory_context",
    "procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers",
    "procrastinate_workers",
}  # fmt: skip


def column(statement: str, *values: object) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
class TestEveryTable:
    def test_is_behind_the_wall_or_known_to_hold_nothing_of_a_partnership(self):
        without = column(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)"
        )

        assert set(without) == OPEN

    def test_belongs_to_the_owner_not_to_the_application(self):
        assert column("SELECT current_user") == [settings.APP_ROLE]
        assert not column(
            "SELECT relname FROM pg_class WHERE relowner = %s::regrole", settings.APP_ROLE
        )

    def test_shows_nothing_without_a_partnership(self, partnership):
        TrajectoryFactory(partnership=partnership)
        tables = column(
            "SELECT table_name FROM information_schema.columns"
            " WHERE column_name = 'partnership_id' AND table_schema = 'public'"
        )

        wall.enter(None)

        assert len(tables) > 30
        assert [t for t in tables if column(f'SELECT 1 FROM "{t}" LIMIT 1')] == []

    def test_shows_nothing_of_another_partnership(self, partnership, other_partnership):
        TrajectoryFactory(partnership=partnership)

        wall.enter(other_partnership.pk)

        assert column("SELECT count(*) FROM trajectories_trajectory") == [0]
        assert column("SELECT count(*) FROM people_participant") == [0]
        assert column("SELECT slug FROM partners_partnership") == [other_partnership.slug]


@pytest.mark.django_db
class TestApplicationRole:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE trajectories_trajectory SET partnership_id = '{other}'",
            (
                "INSERT INTO partners_organisation (id, partnership_id, name, kind, kbo_number,"
                " phone, is_promotor, is_in_steering_group)"
                " VALUES (gen_random_uuid(), '{other}', 'x', 'ocmw', '', '', false, false)"
            ),
            "ALTER TABLE people_participant DISABLE ROW LEVEL SECURITY",
            "TRUNCATE people_participant",
            "DROP TABLE people_participant",
            "DELETE FROM audit_auditevent",
            "UPDATE audit_auditlink SET digest = ''",
            "UPDATE consent_consentevent SET answer = 'given'",
            "CREATE TABLE loophole (x int)",
        ],
    )
    def test_may_not(self, statement, partnership, other_partnership):
        TrajectoryFactory(partnership=partnership)

        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(other=other_partnership.pk))


class TestModels:
    def test_of_a_partnership_start_every_read_with_visible_to(self):
        without = [
            model._meta.label
            for model in apps.get_models()
            if any(field.name == "partnership" for field in model._meta.fields)
            and not hasattr(model, "pgh_tracked_model")
            and model._meta.label != "people.SearchToken"
            and not hasattr(model.objects.all(), "visible_to")
        ]

        assert without == []
