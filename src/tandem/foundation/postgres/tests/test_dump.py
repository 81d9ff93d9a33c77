"""A backup holds every row or is not made; a restore fills an empty database or does nothing."""

import psycopg
import pytest

from tandem.foundation.postgres import databases, dump, errors

TABLES = """
CREATE TABLE django_migrations (id int PRIMARY KEY);
CREATE TABLE partners_partnership (id int PRIMARY KEY, name text);
CREATE TABLE people_person (
    id int PRIMARY KEY,
    partnership_id int NOT NULL REFERENCES partners_partnership,
    name text NOT NULL
);
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER stamped BEFORE UPDATE ON people_person FOR EACH ROW EXECUTE FUNCTION stamp();
COMMENT ON TRIGGER stamped ON people_person IS 'kept';
INSERT INTO partners_partnership VALUES (1, 'North'), (2, 'South');
INSERT INTO people_person VALUES (1, 1, 'Zoë'), (2, 2, 'Jürgen');
ALTER TABLE people_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_person FORCE ROW LEVEL SECURITY;
CREATE POLICY wall ON people_person
    USING (partnership_id = nullif(current_setting('tandem.partnership', true), '')::int);
GRANT SELECT ON people_person TO tandem_app;
"""


@pytest.fixture
def passing(urls):
    """`passing("test_x")` makes a database that goes away after the test."""
    made = []

    def make(name):
        made.append(name)
        return databases.create_database(urls.owner_url, name)

    yield make
    for name in made:
        databases.drop_database(urls.owner_url, name)


@pytest.fixture(scope="module")
def filled(urls):
    """The database of the server, with a walled table of two partnerships."""
    with psycopg.connect(urls.owner_url) as connection:
        connection.execute(TABLES)
    return urls


@pytest.fixture
def file(filled, tmp_path):
    dump.backup(filled.backup_url, tmp_path / "today.dump")
    return tmp_path / "today.dump"


def count_of_tables(url):
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()[0]


class TestBackup:
    def test_gives_a_private_file_and_its_size(self, filled, tmp_path):
        file = tmp_path / "today.dump"

        size = dump.backup(filled.backup_url, file)

        assert size == file.stat().st_size > 0
        assert file.stat().st_mode & 0o777 == 0o600
        assert list(tmp_path.iterdir()) == [file]

    @pytest.mark.parametrize("login", ["owner_url", "app_url"])
    def test_refuses_a_login_that_would_miss_rows(self, filled, tmp_path, login):
        with psycopg.connect(filled.owner_url) as connection:
            # Also an application that may read everything else stays behind the wall.
            connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO tandem_app")

        with pytest.raises(errors.RowsHidden) as refused:
            dump.backup(getattr(filled, login), tmp_path / "today.dump")

        assert "BYPASSRLS" in str(refused.value)
        assert list(tmp_path.iterdir()) == []

    def test_never_overwrites(self, filled, tmp_path):
        file = tmp_path / "today.dump"
        file.write_text("yesterday")

        with pytest.raises(errors.FileInTheWay) as refused:
            dump.backup(filled.backup_url, file)

        assert str(file) in str(refused.value)
        assert file.read_text() == "yesterday"

    def test_does_not_overwrite_what_came_meanwhile(self, filled, tmp_path, monkeypatch):
        file = tmp_path / "today.dump"
        real = dump._require_tandem

        def meanwhile(half, *, shown):
            file.write_text("another")
            real(half, shown=shown)

        monkeypatch.setattr(dump, "_require_tandem", meanwhile)

        with pytest.raises(errors.FileInTheWay):
            dump.backup(filled.backup_url, file)

        assert file.read_text() == "another"
        assert list(tmp_path.iterdir()) == [file]

    def test_refuses_a_folder_that_does_not_exist(self, filled, tmp_path):
        with pytest.raises(errors.NoPlaceForBackup) as refused:
            dump.backup(filled.backup_url, tmp_path / "nowhere" / "today.dump")

        assert "nowhere" in str(refused.value)

    def test_says_what_the_server_said_and_leaves_no_file(self, filled, tmp_path):
        url = filled.backup_url.replace("/tandem", "/elsewhere")

        with pytest.raises(errors.BackupFailed) as refused:
            dump.backup(url[: url.rindex("/")] + "/elsewhere", tmp_path / "today.dump")

        assert "elsewhere" in str(refused.value)
        assert list(tmp_path.iterdir()) == []

    def test_refuses_a_database_of_something_else(self, urls, passing, tmp_path):
        passing("test_other")
        url = urls.backup_url[: urls.backup_url.rindex("/")] + "/test_other"

        with pytest.raises(errors.NotTandem):
            dump.backup(url, tmp_path / "today.dump")

        assert list(tmp_path.iterdir()) == []

    def test_shows_no_password_to_other_users(self, filled, tmp_path, monkeypatch):
        commands = []
        real = dump.subprocess.run

        def watched(args, **options):
            commands.append(" ".join(args))
            return real(args, **options)

        monkeypatch.setattr(dump.subprocess, "run", watched)
        password = psycopg.conninfo.conninfo_to_dict(filled.backup_url)["password"]

        dump.backup(filled.backup_url, tmp_path / "today.dump")

        assert len(commands) == 2
        assert not any(password in command for command in commands)


class TestRestore:
    def test_brings_back_every_row_and_the_wall(self, file, passing):
        target = passing("test_back")

        dump.restore(target, file)

        with psycopg.connect(target) as connection:
            flags = connection.execute(
                "SELECT relrowsecurity, relforcerowsecurity, has_table_privilege("
                "'tandem_app', oid, 'SELECT') FROM pg_class WHERE relname = 'people_person'"
            ).fetchone()
            comment = connection.execute(
                "SELECT obj_description(oid) FROM pg_trigger WHERE tgname = 'stamped'"
            ).fetchone()[0]
            names = []
            for partnership in ("1", "2"):
                connection.execute(
                    "SELECT set_config('tandem.partnership', %s, false)", [partnership]
                )
                names += connection.execute("SELECT name FROM people_person").fetchall()

        assert flags == (True, True, True)
        assert comment == "kept"
        assert names == [("Zoë",), ("Jürgen",)]

    def test_refuses_a_database_that_holds_something(self, filled, file):
        with pytest.raises(errors.NotEmpty) as refused:
            dump.restore(filled.owner_url, file)

        assert "tandem" in str(refused.value)

    def test_refuses_a_database_that_holds_one_function(self, file, passing):
        target = passing("test_function")
        with psycopg.connect(target) as connection:
            connection.execute("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'")

        with pytest.raises(errors.NotEmpty):
            dump.restore(target, file)

    def test_refuses_a_file_that_is_not_there(self, urls, tmp_path):
        with pytest.raises(errors.NoSuchFile):
            dump.restore(urls.owner_url, tmp_path / "nothing.dump")

    @pytest.mark.parametrize("content", [b"", b"name;age\n", b"PGDMP and then nonsense"])
    def test_refuses_a_file_that_is_no_backup(self, urls, tmp_path, content):
        (tmp_path / "odd.dump").write_bytes(content)

        with pytest.raises(errors.NotADump) as refused:
            dump.restore(urls.owner_url, tmp_path / "odd.dump")

        assert "odd.dump" in str(refused.value)

    def test_refuses_a_backup_of_something_else(self, urls, file, passing, monkeypatch):
        monkeypatch.setattr(dump, "TANDEM_TABLES", ("no_such_table",))

        with pytest.raises(errors.NotTandem) as refused:
            dump.restore(passing("test_else"), file)

        assert "no_such_table" in str(refused.value)

    def test_leaves_nothing_of_a_file_that_was_cut_off(self, file, passing):
        target = passing("test_cut")
        file.write_bytes(file.read_bytes()[:-60])

        with pytest.raises((errors.RestoreFailed, errors.NotADump)):
            dump.restore(target, file)

        assert count_of_tables(target) == 0

    def test_leaves_nothing_when_a_role_is_missing(self, filled, passing, tmp_path):
        # The restoring login may not give away what it does not own.
        target = passing("test_role")
        file = tmp_path / "today.dump"
        dump.backup(filled.backup_url, file)
        file.write_bytes(file.read_bytes().replace(b"TO tandem_app", b"TO tandem_apq"))

        with pytest.raises(errors.RestoreFailed) as refused:
            dump.restore(target, file)

        assert "tandem_apq" in str(refused.value)
        assert count_of_tables(target) == 0
