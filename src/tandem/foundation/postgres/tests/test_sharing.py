"""Several processes on one server, and what a kill at any moment leaves behind."""

import os
import signal
import subprocess

import psutil
import psycopg
import pytest

from tandem.foundation.postgres import accounts, process, server
from tandem.foundation.postgres.errors import NotAnswering
from tandem.foundation.postgres.server import EmbeddedServer


def leave(other):
    other.communicate("", timeout=60)


class TestTheServer:
    def test_is_joined_by_a_second_process_and_stopped_by_the_last(self, var, stay):
        first, second = stay(var), stay(var)

        pids = {int(first.stdout.readline()), int(second.stdout.readline())}
        leave(first)
        status_between = EmbeddedServer(var).status()
        leave(second)
        status_after = EmbeddedServer(var).status()

        assert pids == {status_between.pid}
        assert status_between.is_used
        assert (status_after.pid, status_after.is_used) == (None, False)

    def test_is_joined_within_one_process_as_well(self, made_var):
        first, second = EmbeddedServer(made_var), EmbeddedServer(made_var)

        with first, second as urls:
            first.stop()
            with psycopg.connect(urls.app_url) as connection:
                answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1
        assert second.status().pid is None

    def test_is_taken_over_when_its_starter_was_killed(self, made_var, stay):
        starter = stay(made_var)
        pid = int(starter.stdout.readline())
        starter.kill()
        starter.wait()
        orphaned = EmbeddedServer(made_var).status()

        with EmbeddedServer(made_var):
            taken_over = EmbeddedServer(made_var).status()

        assert (orphaned.pid, orphaned.is_used) == (pid, False)
        assert (taken_over.pid, taken_over.is_used) == (pid, True)
        assert EmbeddedServer(made_var).status().pid is None

    def test_keeps_committed_rows_when_it_is_killed_itself(self, made_var):
        first = EmbeddedServer(made_var)
        with psycopg.connect(first.start().owner_url, autocommit=True) as connection:
            connection.execute("CREATE TABLE kept (word text)")
            connection.execute("INSERT INTO kept VALUES ('here')")
            os.kill(first.status().pid, signal.SIGKILL)

        with EmbeddedServer(made_var) as urls, psycopg.connect(urls.owner_url) as connection:
            rows = connection.execute("SELECT word FROM kept").fetchall()
        first.stop()

        assert rows == [("here",)]

    def test_survives_the_terminals_ctrl_c(self, made_var):
        started = EmbeddedServer(made_var)
        started.start()

        session = os.getsid(started.status().pid)
        started.stop()

        assert session != os.getsid(0)

    def test_is_joined_when_it_runs_in_another_container(self, made_var, stay, monkeypatch):
        other = stay(made_var)
        other.stdout.readline()

        with monkeypatch.context() as patched:
            patched.setattr(process, "find", lambda _: None)
            patched.delattr(process, "_launch")
            with EmbeddedServer(made_var) as urls, psycopg.connect(urls.app_url) as connection:
                answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1

    def test_does_not_stay_behind_when_its_start_is_interrupted(self, made_var, monkeypatch):
        launched = []
        real = process._launch

        def launch(*arguments):
            launched.append(real(*arguments))
            return launched[0]

        def interrupt(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr(process, "_launch", launch)
        monkeypatch.setattr(process, "wait_until_ready", interrupt)

        with pytest.raises(KeyboardInterrupt):
            EmbeddedServer(made_var).start()

        assert not process._is_alive(launched[0])
        assert EmbeddedServer(made_var).status().pid is None

    def test_may_be_stopped_twice(self, made_var):
        started = EmbeddedServer(made_var)
        started.start()

        started.stop()
        started.stop()

        assert started.status().pid is None

    def test_has_the_same_passwords_at_the_next_start(self, made_var):
        with EmbeddedServer(made_var) as first:
            pass

        with EmbeddedServer(made_var) as second:
            pass

        assert first == second

    def test_gives_new_passwords_when_their_file_was_lost(self, made_var):
        with EmbeddedServer(made_var) as first:
            pass
        (made_var / "postgres" / "passwords.json").unlink()

        with EmbeddedServer(made_var) as second, psycopg.connect(second.app_url) as connection:
            answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1
        assert first != second

    def test_of_the_original_is_not_used_for_a_copy(self, own_var, monkeypatch):
        monkeypatch.setattr(server.places, "_takes_sockets", lambda _: False)
        copied = own_var.with_name("copied")
        with EmbeddedServer(own_var) as original:
            subprocess.run(["cp", "-a", str(own_var), str(copied)], check=True)
            passwords = server.places.read_passwords(server.Folders(copied))

            is_answered = server._answers(server.Folders(copied), passwords)

        assert original
        assert not is_answered


class TestADeafServer:
    @pytest.fixture
    def deaf(self, made_var, monkeypatch):
        """A server without users whose process is halted; it still holds its files."""
        monkeypatch.setattr(server, "ANSWER_LIMIT_S", 2)
        monkeypatch.setattr(process, "STOP_LIMIT_S", 0.1)
        monkeypatch.setattr(process, "HARD_STOP_LIMIT_S", 0.1)
        started = EmbeddedServer(made_var)
        started.start()
        pid = started.status().pid
        os.kill(pid, signal.SIGSTOP)
        started._presence.leave()
        return pid

    def test_is_replaced_when_nobody_uses_it(self, made_var, deaf):
        with EmbeddedServer(made_var) as urls, psycopg.connect(urls.app_url) as connection:
            answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1
        assert not psutil.pid_exists(deaf) or psutil.Process(deaf).status() == "zombie"

    def test_is_left_alone_while_another_uses_it(self, made_var, deaf):
        presence = server.locks.Presence(made_var / "postgres" / "users.lock")

        with pytest.raises(NotAnswering) as refused:
            EmbeddedServer(made_var).start()
        presence.leave()

        assert str(deaf) in str(refused.value)
        assert psutil.Process(deaf).status() == psutil.STATUS_STOPPED


class TestAPidFileOfTheDead:
    @pytest.fixture
    def stranger(self, made_var):
        """A process of the server's own user that is no server."""
        user = accounts.for_server(made_var, made_var / "postgres" / "data")
        options = {} if user.is_self else {"user": user.uid, "group": user.gid}
        sleeping = subprocess.Popen(["sleep", "300"], **options)
        yield sleeping
        sleeping.kill()
        sleeping.wait()

    def write(self, made_var, pid):
        (made_var / "postgres/data/postmaster.pid").write_text(f"{pid}\n/somewhere\n1\n5432\n.\n\n")

    def test_is_recognised_when_a_stranger_has_its_number(self, made_var, stranger):
        self.write(made_var, stranger.pid)

        before = EmbeddedServer(made_var).status()
        with EmbeddedServer(made_var) as urls, psycopg.connect(urls.app_url) as connection:
            answer = connection.execute("SELECT 1").fetchone()[0]

        assert before.pid is None
        assert answer == 1
        assert stranger.poll() is None

    def test_is_recognised_when_nobody_has_its_number(self, made_var, stranger):
        stranger.kill()
        stranger.wait()
        self.write(made_var, stranger.pid)

        with EmbeddedServer(made_var) as urls, psycopg.connect(urls.app_url) as connection:
            answer = connection.execute("SELECT 1").fetchone()[0]

        assert answer == 1

    def test_does_not_make_a_copied_folder_use_the_original(self, made_var, var):
        with EmbeddedServer(made_var) as urls:
            subprocess.run(["cp", "-a", str(made_var), str(var)], check=True)

            found = EmbeddedServer(var).status()

        assert urls
        assert found.exists
        assert found.pid is None
