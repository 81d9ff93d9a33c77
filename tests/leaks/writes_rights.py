"""Rights: every address that writes."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.foundation.keys import uuid7
from tests.leaks.roles import MARKED, Role
from tests.leaks.world import World
from tests.leaks.writes import (
    NEW_WORDS,
    Sent,
    Write,
    coordinates,
    knows_home,
    of_file,
    says,
    today,
    works_here,
)

OWN = {
    "name": NEW_WORDS, "what": NEW_WORDS, "group": "mobility", "of": "household",
    "automatic": "no", "step": NEW_WORDS, "decides": NEW_WORDS, "where": NEW_WORDS,
    "every": "year", "source": NEW_WORDS, "joined": "all",
}  # fmt: skip
FILE = b"""rights:
  - {key: zwemkaart, authority: local, group: mobility, automatic: "no", name: {nl: A, en: A},
     what: {nl: A, en: A}, step: {nl: A, en: A}, decides: {nl: A, en: A}, where: {nl: A, en: A},
     source: A, status: verified}
"""


def of_claims() -> Iterator[Write]:
    """The checklist of a file, and rights of the place itself."""
    by, right = knows_home, of_file(MARKED, key="davo")
    discussed = {"state": "discussed", "edition": "0"}
    yield Write("rights:mark", by, right, says(**discussed))
    yield Write("rights:right", by, right, says(**discussed, every="month", note=NEW_WORDS))
    begun = says(moment="between", on=today())
    yield Write("rights:round_new", by, of_file(MARKED), begun)
    step = says(title=NEW_WORDS, doer="participant", key=str(uuid7()))
    yield Write("claiming:step", by, right, step)
    coordinator = works_here("coordinator")
    new = says(**OWN, key=str(uuid7()), edition="0")
    yield Write("coordinator:own_right_new", coordinator, sent=new)
    yield Write("coordinator:own_rights", coordinator, sent=_file)
    changed = says(**OWN, key=str(uuid7()), edition="1")
    yield Write("coordinator:own_right", coordinates, _own_right, changed)
    yield Write("coordinator:own_right_end", coordinates, _own_right, says(ends="yes"))


def _own_right(world: World) -> Sent:
    return {"right_id": world.rights[MARKED]}


def _file(world: World, role: Role) -> Sent:
    return {"file": SimpleUploadedFile("eigen.yaml", FILE)}
