"""Every address that writes, as every role: who may not leaves no trace, who may does."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from tests.leaks.addresses import ADDRESSES, OWN_LOGIN, PUBLIC
from tests.leaks.choice import EVERYTHING
from tests.leaks.roles import MARKED, ROLES, Role
from tests.leaks.rows import acts, changed, digests
from tests.leaks.world import World
from tests.leaks.writes import Write, of_agreement
from tests.leaks.writes_around import WRITES

pytestmark = pytest.mark.django_db
DONE, TO_LOGIN, REFUSED = (302, 303), (302,), (403, 404)
NO_POST = 405
# One of each room, for who may do what another role may.
A_FEW = ("plans:dream", "measures:begin", "contacts:note_new", "start:end_member")


@contextmanager
def taken_back():
    """What is written inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def send(world: World, role: Role, write: Write) -> int:
    sent, path = write.data(world, role), write.path(world)
    return world.client(role).post(path, sent).status_code


def failed(world: World, role: Role, write: Write) -> list[str]:
    """Why somebody who may could not."""
    with taken_back():
        before = acts(world)
        status = send(world, role, write)
        has_acted = acts(world) > before
    faults = [f"{write}: answered {status}"] * (status not in DONE)
    return faults + [f"{write}: nothing happened"] * (write.is_change and not has_acted)


def went_through(world: World, role: Role, write: Write) -> list[str]:
    """What somebody who may not was answered; whatever it wrote is left to be found."""
    wanted = (*REFUSED, *write.also) if role.has_login else TO_LOGIN
    before = acts(world)
    status = send(world, role, write)
    faults = [f"{write}: answered {status}"] * (status not in wanted)
    return faults + [f"{write}: something happened"] * (acts(world) > before)


def _tried(role: Role) -> list[Write]:
    """Everything, or what a role that is like another may do otherwise, and a few besides."""
    if EVERYTHING:
        return WRITES
    if not role.like:
        return [w for w in WRITES if w.sensitivity is None or w.sensitivity in role.edge(MARKED)]
    other = ROLES[role.like]
    return [w for w in WRITES if w.name in A_FEW or w.may(role) != w.may(other)]


class TestAddresses:
    def test_that_take_something_are_all_tried(self, world):
        tried = {write.name for write in (*WRITES, *of_agreement())} | set(OWN_LOGIN) | set(PUBLIC)
        open_ones = [
            f"{name} {place.path}"
            for name, paths in ADDRESSES.items()
            if name not in tried
            for place in list(paths(world))[:1]
            if world.client(ROLES["coordinator"]).post(place.path).status_code != NO_POST
        ]

        assert open_ones == []


class TestWriters:
    @pytest.mark.parametrize("role", ROLES.values(), ids=str)
    def test_do_what_they_may_and_nothing_else(self, world, role):
        faults, before = [], digests(world)

        for write in _tried(role):
            try_it = failed if write.may(role) else went_through
            faults += try_it(world, role, write)

        assert not faults, "\n".join(faults)
        assert changed(before, digests(world)) == set()

    @pytest.mark.parametrize("role", ROLES.values(), ids=str)
    def test_sign_only_what_they_see_whole(self, world, role):
        faults = []

        for write in of_agreement():
            write.prepare(world)
            before = digests(world)
            try_it = failed if write.may(role) else went_through
            faults += try_it(world, role, write)
            faults += [f"{write}: wrote {table}" for table in changed(before, digests(world))]

        assert not faults, "\n".join(faults)
