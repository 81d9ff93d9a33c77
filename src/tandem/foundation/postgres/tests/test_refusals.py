"""Every refusal names the place and a way out, and changes nothing."""

import os
import shutil
from importlib import metadata

import psycopg
import pytest

from tandem.foundation.postgres import accounts, binaries, cluster, errors, folders
from tandem.foundation.postgres.server import EmbeddedServer


def refused(server, kind):
    with pytest.raises(kind) as caught:
        server.start()
    return str(caught.value)


def subclasses(kind):
    return [leaf for child in kind.__subclasses__() for leaf in (child, *subclasses(child))]


class TestRefusing:
    def test_a_folder_of_another_version(self, own_var):
        version = own_var / "postgres/data/PG_VERSION"
        version.write_text("17\n")

        said = refused(EmbeddedServer(own_var), errors.OtherVersion)

        assert "PostgreSQL 17" in said
        assert "this is 18" in said
        assert str(version.parent) in said
        assert version.read_text() == "17\n"

    def test_a_folder_that_is_no_database(self, var):
        (var / "postgres/data").mkdir(parents=True)
        (var / "postgres/data/letter.txt").write_text("mine")

        said = refused(EmbeddedServer(var), errors.NotACluster)

        assert str(var / "postgres/data") in said
        assert (var / "postgres/data/letter.txt").read_text() == "mine"

    @pytest.mark.parametrize("name", ["", "postgres", "postgres/data"])
    def test_a_file_where_a_folder_belongs(self, var, name):
        (var / name).parent.mkdir(parents=True, exist_ok=True)
        (var / name).write_text("mine")

        said = refused(EmbeddedServer(var), errors.NotAFolder)

        assert str(var / name) in said
        assert (var / name).read_text() == "mine"

    def test_a_folder_that_may_not_be_written(self, as_user, open_folder):
        def work():
            open_folder.chmod(0o555)
            said = refused(EmbeddedServer(open_folder / "var"), errors.NoRights)
            open_folder.chmod(0o755)
            return said

        assert str(open_folder / "var") in as_user(work)
        assert list(open_folder.iterdir()) == []

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give folders away")
    def test_data_that_belong_to_root(self, var):
        (var / "postgres/data").mkdir(parents=True)
        (var / "postgres/data/PG_VERSION").write_text("18\n")

        said = refused(EmbeddedServer(var), errors.OtherOwner)

        assert "belongs to user root" in said

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give folders away")
    def test_data_that_belong_to_another_user(self, as_user, open_folder):
        data = open_folder / "var/postgres/data"
        data.mkdir(parents=True)
        (data / "PG_VERSION").write_text("18\n")
        data.chmod(0o755)
        for folder in (data.parent, data.parent.parent):
            shutil.chown(folder, "nobody")

        said = as_user(lambda: refused(EmbeddedServer(open_folder / "var"), errors.OtherOwner))

        assert "belongs to user root, not nobody" in said

    def test_a_full_disk_before_anything_is_made(self, var, monkeypatch):
        monkeypatch.setattr(folders, "NEEDED_TO_MAKE_MB", 10**12)

        said = refused(EmbeddedServer(var), errors.DiskFull)

        assert f"{10**12} MB needed" in said
        assert not (var / "postgres/data").exists()

    def test_a_full_disk_at_a_later_start(self, own_var, monkeypatch):
        monkeypatch.setattr(folders, "NEEDED_TO_START_MB", 10**12)

        said = refused(EmbeddedServer(own_var), errors.DiskFull)

        assert str(own_var / "postgres/data") in said

    def test_a_path_that_no_socket_fits_on(self, var, monkeypatch):
        monkeypatch.setattr(folders, "LONGEST_SOCKET_PATH", 10)

        said = refused(EmbeddedServer(var), errors.PathTooLong)

        assert "TMPDIR" in said
        assert not (var / "postgres/data").exists()

    def test_a_name_that_the_system_does_not_take(self, var):
        said = refused(EmbeddedServer(var / ("x" * 300)), errors.PathTooLong)

        assert "x" * 300 in said

    def test_a_machine_without_the_wheel(self, var, monkeypatch):
        def missing(name):
            raise metadata.PackageNotFoundError(name)

        monkeypatch.setattr(binaries.metadata, "distribution", missing)

        said = refused(EmbeddedServer(var), errors.NoBinaries)

        assert "DATABASE_URL" in said
        assert not var.exists()

    @pytest.mark.skipif(os.geteuid() != 0, reason="an ordinary user serves itself")
    def test_a_machine_with_no_user_but_root(self, var, monkeypatch):
        monkeypatch.setattr(accounts, "PREFERRED", ("no-such-user",))

        said = refused(EmbeddedServer(var), errors.NoSystemUser)

        assert "root" in said

    def test_broken_data_with_the_line_of_the_log_that_tells(self, own_var):
        (own_var / "postgres/data/global/pg_control").unlink()

        said = refused(EmbeddedServer(own_var), errors.DidNotStart)

        assert "pg_control" in said
        assert str(own_var / "postgres/server.log") in said

    def test_to_keep_what_initdb_left_half_made(self, var, monkeypatch):
        monkeypatch.setattr(cluster, "INITDB_OPTIONS", ("--no-such-option",))

        said = refused(EmbeddedServer(var), errors.CouldNotCreate)

        assert "no-such-option" in said
        assert not list((var / "postgres").glob("data.new*"))

    @pytest.mark.parametrize("kind", subclasses(errors.Refusal), ids=lambda kind: kind.__name__)
    def test_with_two_whole_sentences(self, kind):
        if not kind.__subclasses__():
            assert kind.reason.endswith(".")
            assert kind.way_out.endswith(".")

    def test_in_the_readers_language(self):
        words = {errors.NotADump.reason: "Nee: %(file)s.", errors.NotADump.way_out: "Kies anders."}

        said = errors.NotADump(file="x.dump").say(words.__getitem__)

        assert said == "Nee: x.dump. Kies anders."


class TestTheTellingLine:
    @pytest.mark.parametrize(
        ("output", "line"),
        [
            ("x LOG:  starting\nx FATAL:  no room.\nx LOG:  shut down\n", "no room"),
            ("pg_dump: error: no such place\npg_dump: detail: Key (name)=(Ann)\n", "no such place"),
            (
                "initdb: unrecognized option\ninitdb: hint: Try --help\n",
                "initdb: unrecognized option",
            ),
            ("x LOG:  starting\n", "no reason given"),
            ("", "no reason given"),
        ],
    )
    def test_is_the_first_error_or_else_the_last_that_is_no_chatter(self, output, line):
        assert cluster.telling_line(output) == line


class TestAHalfMadeDatabase:
    def test_is_thrown_away_and_made_anew(self, var):
        (var / "postgres/data").mkdir(parents=True)
        (var / "postgres/data.new-x/base").mkdir(parents=True)
        (var / "postgres/data.new-x/PG_VERSION").write_text("18\n")

        with EmbeddedServer(var) as urls, psycopg.connect(urls.app_url) as connection:
            answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1
        assert not list((var / "postgres").glob("data.new*"))

    def test_does_no_harm_when_its_maker_was_killed(self, var, stay):
        maker = stay(var)
        while not list(var.glob("postgres/data.new-*/base")):
            assert maker.poll() is None
        maker.kill()

        with EmbeddedServer(var) as urls, psycopg.connect(urls.app_url) as connection:
            answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1

    @pytest.mark.parametrize("moment", ["_run_initdb", "run_single_user"])
    def test_is_stopped_tidily_by_ctrl_c(self, var, monkeypatch, moment):
        def interrupt(*_):
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(cluster, moment, interrupt)
            with pytest.raises(KeyboardInterrupt):
                EmbeddedServer(var).start()

        assert not (var / "postgres/data").exists()
        assert not list((var / "postgres").glob("data.new*"))
