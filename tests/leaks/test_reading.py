"""Every address as every role: nothing is seen that the matrix forbids, and what it allows is."""

from collections.abc import Iterator

import pytest

from tests.leaks import choice
from tests.leaks.addresses import ADDRESSES, names
from tests.leaks.roles import ROLES, Role
from tests.leaks.rows import changed, digests
from tests.leaks.seen import Look, look
from tests.leaks.world import World

pytestmark = pytest.mark.django_db
PAGE, MOVED, MAY_NOT, UNKNOWN, NO_GET = 200, 302, 403, 404, 405
CALM = {PAGE, MOVED, 400, MAY_NOT, UNKNOWN, NO_GET}


def looks(world: World, role: Role) -> Iterator[Look]:
    """Every address, and for each name that has a page, once as htmx asks for it."""
    shown = {}
    for name, path in choice.chosen(world, role):
        seen = look(world.client(role), name, path)
        if seen.status == PAGE:
            shown.setdefault(name, path)
        yield seen
    asked = shown.items() if role.key in choice.AS_HTMX else ()
    for name, path in (*asked, *choice.parts(world, role)):
        yield look(world.client(role), name, path, htmx=True)


class TestAddresses:
    def test_are_all_tried(self):
        assert set(names()) == set(ADDRESSES)


class TestReaders:
    @pytest.mark.parametrize("role", ROLES.values(), ids=str)
    def test_see_what_they_may_and_nothing_else(self, world, role):
        leaks, found, before = [], set(), digests(world)

        for seen in looks(world, role):
            marked = world.marks.found_in(seen.words)
            leaks += [f"{text} on {seen}" for text in world.marks.forbidden(role, marked)]
            leaks += [f"stays in the browser: {seen}"] * bool(marked and seen.is_kept)
            leaks += [f"no calm answer: {seen}"] * (seen.status not in CALM)
            found |= marked

        assert not leaks, "\n".join(leaks[:60])
        assert role.like or world.marks.expected(role) - found == set()
        assert changed(before, digests(world)) == set()
