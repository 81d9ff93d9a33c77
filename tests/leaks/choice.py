"""Which addresses a role tries.

Everything as everybody takes minutes; `LEAKS=all` does so. Otherwise what cannot differ is
tried once: a page that hangs on the post alone by one holder of that post, somebody else's
file by those who sit elsewhere, a row of a class at the edge of what a role may read, and a
few pages by a role for whom the same opens as for another.
"""

import os
from collections.abc import Iterator
from itertools import islice

from tests.leaks.addresses import (
    ADDRESSES,
    BY_SEAT,
    DESKS,
    OWN_LOGIN,
    PARTS,
    PUBLIC,
    Place,
)  # fmt: skip
from tests.leaks.roles import BEFORE, CLOSED, MARKED, ROLES, THOROUGH, Role
from tests.leaks.world import World

EVERYTHING = os.environ.get("LEAKS") == "all"
# Of each kind of page in a file the one that shows most.
TELLING = (
    *BY_SEAT, "caseworker:dossier", "caseworker:timeline", "caseworker:person_edit",
    "measures:overview", "plans:plan", "plans:plan_pdf", "plans:version", "start:team",
    "intake:meeting", "contacts:note_edit", "contacts:appointments", "trajectories:results",
    "closing:moment", "closing:aftercare", "household:home", "household:network",
    "rights:checklist", "rights:right",
)  # fmt: skip
# Before the start these say something else.
FIRST_STEPS = (
    "start:begin", "start:eligibility", "start:first_day", "intake:meeting", "start:team",
    "caseworker:dossier", "caseworker:person_edit",
)  # fmt: skip
# After the end the same person is asked again; the rest says what it said before.
LAST_STEPS = (
    "trajectories:results", "trajectories:leave", "trajectories:follow_up", "intake:meeting",
    "start:team", "start:correct_entry", "caseworker:dossier", "caseworker:person_edit",
)  # fmt: skip
TOLD_IN = {BEFORE: FIRST_STEPS, CLOSED: LAST_STEPS}
# Who asks for each page once more as htmx does.
AS_HTMX = ("work", "anonymous")


def is_thorough(role: Role) -> bool:
    return EVERYTHING or role.key in THOROUGH


def chosen(world: World, role: Role) -> Iterator[tuple[str, str]]:
    """Name and path of each page that this role tries."""
    for name, paths in ADDRESSES.items():
        if is_thorough(role):
            yield from ((name, place.path) for place in paths(world))
        elif _is_tried(name, role):
            near = (place for place in paths(world) if _is_near(name, place, role))
            yield from ((name, place.path) for place in islice(near, _enough(name, role)))


def parts(world: World, role: Role) -> Iterator[tuple[str, str]]:
    """The same for what only htmx asks for."""
    for name, paths in PARTS.items() if not role.like or is_thorough(role) else ():
        for place in paths(world):
            if is_thorough(role) or _is_near(name, place, role):
                yield name, place.path


def _is_tried(name: str, role: Role) -> bool:
    if name in PUBLIC or name in OWN_LOGIN:
        return False
    if name in DESKS and name not in BY_SEAT:
        return role is _first_with(role.posts, role.is_foreign)
    return not role.like or name in TELLING


def _enough(name: str, role: Role) -> int | None:
    """How many places of one name tell all; None for every one of them."""
    if name in DESKS and name not in BY_SEAT:
        # Who coordinates has the desks; of the others each page asks the same.
        if "coordinator" in role.posts:
            return 2 if role.like else None
        return 1
    return 2 if role.like else None


def _first_with(posts: tuple[str, ...], is_foreign: bool) -> Role:
    return next(r for r in ROLES.values() if (r.posts, r.is_foreign) == (posts, is_foreign))


def _is_near(name: str, place: Place, role: Role) -> bool:
    """Whether this place can tell the role something that another place does not."""
    if place.is_crossed or not place.file:
        return not place.is_crossed
    if place.file == MARKED:
        return place.sensitivity is None or place.sensitivity in role.edge(MARKED)
    sits_elsewhere = not role.like and not role.is_member(MARKED)
    return sits_elsewhere or name in TOLD_IN.get(place.file, ())
