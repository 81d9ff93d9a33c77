"""Everything that is marked, built once for a module of tests."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tandem.foundation import wall
from tandem.rooms.measures.models import Instrument
from tandem.rooms.people.models import RegisterBatch, RowOutcome
from tests.leaks.circle import Browser, Circles, come_in, lay_circles
from tests.leaks.claims import add_right
from tests.leaks.content import fill
from tests.leaks.files import File, open_file
from tests.leaks.marks import Marks
from tests.leaks.outside import add_partner, meet_outside, tick_lights, upload_register
from tests.leaks.reports import give_addresses, keep_reports
from tests.leaks.roles import BEFORE, CLOSED, FOREIGN, MARKED, ROLES, STRANGE, Role
from tests.leaks.work import ask_again

# One file of each partnership.
BOTH = (MARKED, FOREIGN)
BIRTH_DATES = {
    MARKED: date(1961, 2, 27),
    BEFORE: date(1962, 3, 28),
    CLOSED: date(1965, 6, 29),
    STRANGE: date(1963, 4, 29),
    FOREIGN: date(1964, 5, 30),
}


@dataclass
class World:
    """Two partnerships, five files, and whoever tries to look."""

    circles: Circles
    marks: Marks
    files: dict[str, File]
    contacts: dict[str, UUID]
    lists: dict[str, UUID]
    registers: dict[str, RegisterBatch]
    partners: dict[str, UUID]
    rights: dict[str, UUID]
    reports: dict[str, list[UUID]]
    addresses: dict[str, str]
    held_back: UUID | None = None
    rows: dict[UUID, list[UUID]] = field(default_factory=dict)
    instruments: list[UUID] = field(default_factory=list)
    forms: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    browsers: dict[str, Browser] = field(default_factory=dict)

    def client(self, role: Role) -> Browser:
        """The browser of this person; a fresh transaction begins outside every wall."""
        wall.enter(None)
        return self.browsers[role.key]


def make_world() -> World:
    """Make everything; call inside a transaction that is rolled back."""
    circles, marks = lay_circles(), Marks()
    files = {name: open_file(circles, marks, name, day) for name, day in BIRTH_DATES.items()}
    for file in files.values():
        # What comes after the start is the same in every file.
        if file.name not in (BEFORE, CLOSED):
            fill(file)
    ask_again(files[CLOSED])
    world = World(
        circles=circles,
        marks=marks,
        files=files,
        contacts=meet_outside(circles, marks, files[MARKED]),
        lists=tick_lights(circles, marks),
        registers={name: upload_register(circles.of(name), marks, name) for name in BOTH},
        partners={name: add_partner(circles.of(name), marks, name) for name in BOTH},
        rights={name: add_right(circles.of(name), marks, name) for name in BOTH},
        reports={name: keep_reports(circles.of(name), marks, name) for name in BOTH},
        addresses=give_addresses(circles),
        browsers={key: come_in(circles, role) for key, role in ROLES.items()},
    )
    for circle, batch in zip(circles.both, world.registers.values(), strict=True):
        wall.enter(circle.id)
        world.rows[batch.pk] = list(batch.rows.values_list("pk", flat=True))
        world.instruments += Instrument.objects.values_list("pk", flat=True)
        held_back = batch.rows.filter(outcome=RowOutcome.HELD_BACK).order_by("line")
        world.held_back = world.held_back or held_back[0].pk
    return world
