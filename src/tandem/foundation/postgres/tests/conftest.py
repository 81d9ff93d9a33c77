"""Real servers in passing folders; every test ends with its own server stopped."""

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

import pytest

from tandem.foundation.postgres import process
from tandem.foundation.postgres.server import EmbeddedServer

STAY = """
import sys
from pathlib import Path
from tandem.foundation.postgres.server import EmbeddedServer

server = EmbeddedServer(Path(sys.argv[1]))
server.start()
print(server.status().pid, flush=True)
sys.stdin.read()
server.stop()
"""


@pytest.fixture
def var():
    """A var folder that does not exist yet, on a short path beneath a private parent."""
    with tempfile.TemporaryDirectory(prefix="t-") as parent:
        yield from _var(Path(parent))


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A var folder with a whole database that does not run; only to be copied."""
    made = tmp_path_factory.mktemp("t") / "var"
    with EmbeddedServer(made):
        pass
    return made


@pytest.fixture
def own_var(var, template):
    """The same as `var`, with a database in it: a copy, to move about or to break."""
    subprocess.run(["cp", "-a", str(template), str(var)], check=True)
    return var


@pytest.fixture(scope="session")
def shared_var(template):
    """The same, of the server that every test shares."""
    with tempfile.TemporaryDirectory(prefix="t-") as parent:
        subprocess.run(["cp", "-a", str(template), f"{parent}/var"], check=True)
        yield from _var(Path(parent))


@pytest.fixture(scope="module")
def module_var(template):
    """The same, of servers that the tests of one module start and stop in turn."""
    with tempfile.TemporaryDirectory(prefix="t-") as parent:
        subprocess.run(["cp", "-a", str(template), f"{parent}/var"], check=True)
        yield from _var(Path(parent))


@pytest.fixture
def made_var(module_var):
    """The module's folder, with its server stopped; for what leaves the database whole."""
    yield module_var
    _stop(module_var)


def _var(parent):
    yield parent / "var"
    _stop(parent / "var")


def _stop(var):
    folders = EmbeddedServer(var).folders
    pid = process.find(folders) if folders.data.is_dir() else None
    if pid:
        process.stop(folders, pid)


@pytest.fixture(scope="session")
def urls(shared_var):
    """Addresses of the running server that tests share when they leave it running."""
    with EmbeddedServer(shared_var) as found:
        yield found


@pytest.fixture
def stay():
    """`stay(var)` is another process that uses the server until its input closes."""
    started = []

    def start(var):
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", STAY, str(var)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield start
    for other in started:
        other.kill()
        other.communicate()


@pytest.fixture
def as_user():
    """`as_user(work)` does the work as an ordinary user and gives what it returns."""

    def run(work):
        if os.geteuid() != 0:
            return work()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _work_as_nobody(work, writing)
        os.close(writing)
        with os.fdopen(reading) as answer:
            said = json.load(answer)
        os.waitpid(child, 0)
        assert "failed" not in said, said["failed"]
        return said["result"]

    return run


def _work_as_nobody(work, writing):
    nobody = pwd.getpwnam("nobody")
    try:
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
        said = {"result": work()}
    except BaseException:
        said = {"failed": traceback.format_exc()}
    with os.fdopen(writing, "w") as answer:
        json.dump(said, answer)
    os._exit(0)


@pytest.fixture
def open_folder():
    """A folder that everybody may walk into, and whose owner `as_user` becomes."""
    folder = Path(tempfile.mkdtemp(prefix="t-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
    yield folder
    shutil.rmtree(folder)
