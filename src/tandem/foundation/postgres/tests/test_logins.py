"""What each login may do on the server, and who gets in at all."""

import psycopg
import pytest
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tandem.foundation.postgres.cluster import EXTENSIONS


def connect(url, **other):
    given = {**conninfo_to_dict(url), **other}
    return psycopg.connect(make_conninfo("", **given), autocommit=True)


class TestEveryLogin:
    @pytest.mark.parametrize("login", ["owner", "app", "backup"])
    def test_gets_in_with_its_password(self, urls, login):
        with connect(getattr(urls, f"{login}_url")) as connection:
            name = connection.execute("SELECT current_user").fetchone()[0]

        assert name == f"tandem_{login}"

    @pytest.mark.parametrize("login", ["owner", "app", "backup"])
    @pytest.mark.parametrize("password", ["", "guessed"])
    def test_is_kept_out_without_it(self, urls, login, password):
        url = getattr(urls, f"{login}_url")

        with pytest.raises(psycopg.OperationalError) as refused:
            connect(url, password=password)

        assert "password" in str(refused.value)

    def test_is_kept_out_of_the_superusers_place(self, urls):
        with pytest.raises(psycopg.OperationalError) as refused:
            connect(urls.owner_url, user="tandem_bootstrap")

        assert "password authentication failed" in str(refused.value)

    def test_has_an_address_that_prints_no_password(self, urls):
        password = conninfo_to_dict(urls.owner_url)["password"]

        assert len(password) >= 32
        assert password not in repr(urls)


class TestTheApplicationsLogin:
    @pytest.mark.parametrize(
        "forbidden",
        [
            "CREATE TABLE mine (id int)",
            "CREATE TEMPORARY TABLE mine (id int)",
            "CREATE SCHEMA mine",
            "CREATE DATABASE test_mine",
            "CREATE ROLE mine",
            "CREATE EXTENSION hstore",
            "SET ROLE tandem_owner",
            "ALTER ROLE tandem_app BYPASSRLS",
            "COPY (SELECT 1) TO PROGRAM 'cat'",
            "SELECT pg_read_file('postgresql.conf')",
        ],
    )
    def test_may_not(self, urls, forbidden):
        with connect(urls.app_url) as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(forbidden)

    @pytest.mark.parametrize("database", ["postgres", "template1"])
    def test_reaches_no_other_database(self, urls, database):
        with pytest.raises(psycopg.OperationalError) as refused:
            connect(urls.app_url, dbname=database)

        assert "permission denied for database" in str(refused.value)

    def test_owns_nothing(self, urls):
        with connect(urls.owner_url) as connection:
            owned = connection.execute(
                "SELECT count(*) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid"
                " WHERE d.deptype = 'o' AND r.rolname = 'tandem_app'"
            ).fetchone()[0]

        assert owned == 0

    def test_stays_behind_a_forced_wall(self, urls):
        with connect(urls.owner_url) as owner:
            owner.execute("CREATE TABLE walled (id int)")
            owner.execute("INSERT INTO walled VALUES (1)")
            owner.execute("ALTER TABLE walled ENABLE ROW LEVEL SECURITY")
            owner.execute("ALTER TABLE walled FORCE ROW LEVEL SECURITY")
            owner.execute("GRANT SELECT ON walled TO tandem_app")
            seen_by_owner = owner.execute("SELECT count(*) FROM walled").fetchone()[0]

        with connect(urls.app_url) as app:
            seen_by_app = app.execute("SELECT count(*) FROM walled").fetchone()[0]
            app.execute("SET row_security = off")
            with pytest.raises(errors.InsufficientPrivilege):
                app.execute("SELECT count(*) FROM walled")

        assert (seen_by_owner, seen_by_app) == (0, 0)


class TestTheRoles:
    @pytest.mark.parametrize(
        ("role", "rights"),
        [
            # superuser, makes databases, makes roles, replicates, bypasses the wall
            ("tandem_owner", (False, True, False, False, False)),
            ("tandem_app", (False, False, False, False, False)),
            ("tandem_backup", (False, False, False, False, True)),
        ],
    )
    def test_have_exactly_these_rights(self, urls, role, rights):
        with connect(urls.owner_url) as connection:
            found = connection.execute(
                "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls"
                " FROM pg_roles WHERE rolname = %s",
                [role],
            ).fetchone()

        assert found == rights

    def test_let_the_owner_step_down_to_the_application(self, urls):
        with connect(urls.owner_url) as connection:
            connection.execute("SET ROLE tandem_app")
            name = connection.execute("SELECT current_user").fetchone()[0]

        assert name == "tandem_app"

    def test_let_the_backup_write_nothing(self, urls):
        with connect(urls.owner_url) as owner:
            owner.execute("CREATE TABLE IF NOT EXISTS noted (id int)")

        with connect(urls.backup_url) as backup, pytest.raises(errors.InsufficientPrivilege):
            backup.execute("INSERT INTO noted VALUES (1)")


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("setting", "value"),
        [
            ("listen_addresses", ""),
            ("jit", "off"),
            ("fsync", "on"),
            ("full_page_writes", "on"),
            ("TimeZone", "UTC"),
            ("server_encoding", "UTF8"),
            ("password_encryption", "scram-sha-256"),
        ],
    )
    def test_has_this_setting(self, urls, setting, value):
        with connect(urls.app_url) as connection:
            found = connection.execute("SELECT current_setting(%s)", [setting]).fetchone()[0]

        assert found == value

    def test_has_every_extension(self, urls):
        with connect(urls.app_url) as connection:
            rows = connection.execute("SELECT extname FROM pg_extension").fetchall()

        assert set(EXTENSIONS) <= {name for (name,) in rows}

    def test_knows_accented_letters(self, urls):
        with connect(urls.app_url) as connection:
            found = connection.execute(
                "SELECT unaccent('Zoë'), lower('ÉLODIE'), 'ÉLODIE' ILIKE 'élodie',"
                " similarity('Šárka', 'Šárko') > 0.2"
            ).fetchone()

        assert found == ("Zoe", "élodie", True, True)

    def test_logs_no_name_when_a_statement_fails(self, urls, shared_var):
        with connect(urls.owner_url) as connection:
            connection.execute("CREATE TABLE named (name text UNIQUE, age int)")
            connection.execute("INSERT INTO named VALUES ('Wonderbaarlijk', 1)")
            for statement in (
                "INSERT INTO named VALUES ('Wonderbaarlijk', 2)",
                "INSERT INTO named VALUES ('x', 'Wonderbaarlijk'::int)",
                "SELECT Wonderbaarlijk FROM named",
            ):
                with pytest.raises(psycopg.Error):
                    connection.execute(statement)

        assert "onderbaarlijk" not in (shared_var / "postgres" / "server.log").read_text()
