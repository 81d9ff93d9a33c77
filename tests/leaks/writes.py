"""Every address that writes: what is sent there, and who may."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from tandem.foundation import clock, wall
from tandem.foundation.keys import uuid7
from tandem.rooms.plans.models import Plan
from tests.leaks.files import DOMAINS, WRITER
from tests.leaks.filled import form_of
from tests.leaks.roles import MARKED, ROLES, Role
from tests.leaks.world import World

Allowed = Callable[[Role], bool]
Sent = Mapping[str, Any]
NEW_WORDS = "Nieuwe woorden"
# The button below a questionnaire.
SAVED = {"tandem.save": "1"}
WORKERS = ("coordinator", "work", "welfare", "mediator", "outreach")


@dataclass(frozen=True)
class Write:
    """One thing that somebody may want to write.

    keys: what stands in the address. sent: what is filled in, on top of what the page of
    `via` shows; without `via` nothing else is sent. is_change: false for a form that only
    leads on. done: how a page answers that took it. also: answers that mean no here besides
    403 and 404, such as 422 where a choice is not offered. sensitivity: of what is written
    about.
    """

    name: str
    may: Allowed
    keys: Callable[[World], Sent] = field(default=lambda world: {})
    sent: Callable[[World, Role], Sent] = field(default=lambda world, role: {})
    via: str = ""
    is_change: bool = True
    done: tuple[int, ...] = (302, 303)
    also: tuple[int, ...] = ()
    prepare: Callable[[World], object] = field(default=lambda world: None)
    label: str = ""
    query: str = ""
    sensitivity: int | None = None

    def __str__(self) -> str:
        about = self.label if self.sensitivity is None else f"class {self.sensitivity}"
        return f"{self.name} {about}".strip()

    def path(self, world: World) -> str:
        return reverse(self.name, kwargs=self.keys(world)) + self.query

    def data(self, world: World, role: Role) -> Sent:
        """What is sent: the form as `via` finds it, with other words."""
        return self._shown(world) | self.sent(world, role)

    def _shown(self, world: World) -> dict[str, Any]:
        if not self.via:
            return {}
        if str(self) not in world.forms:
            path = self.path(world)
            page = world.client(ROLES[self.via]).get(path)
            assert page.status_code == 200, f"{self.via} cannot open {path}"
            world.forms[str(self)] = form_of(page.content.decode(), path)
        return dict(world.forms[str(self)])


def of_file(name: str, **extra: Any) -> Callable[[World], Sent]:
    return lambda world: {"trajectory_id": world.files[name].id, **extra}


def row_of(
    kind: str, argument: str, sensitivity: int = 0, file: str = MARKED
) -> Callable[[World], Sent]:
    """The key of a row of this class, in the marked file unless another is named."""
    name = file

    def keys(world: World) -> Sent:
        file = world.files[name]
        key = next(key for at, key in file.keys[kind] if at == sensitivity)
        return {"trajectory_id": file.id, argument: key}

    return keys


def says(**words: Any) -> Callable[[World, Role], Sent]:
    return lambda world, role: words


def writes(sensitivity: int) -> Allowed:
    return lambda role: role.writes(MARKED, sensitivity)


def decides(file: str) -> Allowed:
    return lambda role: role.decides(file)


def coordinates(role: Role) -> bool:
    return role.coordinates(MARKED)


def only(key: str) -> Allowed:
    return lambda role: role.key == key


def works_here(*posts: str) -> Allowed:
    """Holds one of these posts; what is written is in the own partnership, whichever it is."""
    return lambda role: not set(posts).isdisjoint(role.posts)


def witnesses(role: Role) -> bool:
    """Sees the whole plan that the team sees, so that it can be read at this screen."""
    return role.is_today(MARKED) and role.reads(MARKED) == "FFFF"


def today() -> str:
    return clock.today().isoformat()


def have_it_read(world: World) -> None:
    """Let the plan of the marked file have been read together."""
    wall.enter(world.circles.here.id)
    plans = Plan.objects.filter(trajectory=world.files[MARKED].trajectory)
    plans.update(state="read", read_on=clock.today())


def of_plans() -> Iterator[Write]:
    """Everything in a plan: what is its own, then goals and steps of each class."""
    own = {"dream": {"dream": NEW_WORDS}, "job": {"occupation_words": NEW_WORDS},
           "participation": {"participation": "sec"}}  # fmt: skip
    for name, words in own.items():
        yield Write(f"plans:{name}", writes(0), of_file(MARKED), says(**words), via=WRITER)
    for sensitivity in range(4):
        yield from _of_goals(sensitivity)
        yield from _of_steps(sensitivity)


def of_agreement() -> Iterator[Write]:
    """Reading together and signing, each on a plan that is ready for it."""
    agreed = {"on": today(), "others": "", "name": "Mira", "agrees": "on"}
    for name, prepare in (("read", lambda world: None), ("sign", have_it_read)):
        yield Write(
            f"plans:{name}", witnesses, of_file(MARKED), says(**agreed), via=WRITER,
            also=(422,), prepare=prepare,
        )  # fmt: skip


def _of_goals(sensitivity: int) -> Iterator[Write]:
    of_class, about = writes(sensitivity), {"sensitivity": sensitivity}
    keys = row_of("goals", "goal_id", sensitivity)
    new = {"title": NEW_WORDS, "domain": DOMAINS[sensitivity], "proposed_by": "participant"}
    yield Write(
        "plans:goal_new", of_class, of_file(MARKED), says(**new), via=WRITER, **about,
        also=(422,),
    )  # fmt: skip
    for name, words in (
        ("goal", {"title": NEW_WORDS}),
        ("goal_answer", {"answer": "declined", "on": today()}),
        ("goal_reach", {"on": today()}),
        ("goal_remove", {}),
    ):
        yield Write(f"plans:{name}", of_class, keys, says(**words), via=WRITER, **about)


def _of_steps(sensitivity: int) -> Iterator[Write]:
    of_class, about = writes(sensitivity), {"sensitivity": sensitivity}
    keys = row_of("steps", "step_id", sensitivity)
    new = {"title": NEW_WORDS, "domain": DOMAINS[sensitivity], "proposed_by": "participant",
           "who": "participant"}  # fmt: skip
    yield Write(
        "plans:step_new", of_class, of_file(MARKED), says(**new), via=WRITER, **about,
        also=(422,),
    )  # fmt: skip
    for name, words in (
        ("step", {"title": NEW_WORDS}),
        ("step_stop", {"reason": NEW_WORDS}),
        ("step_remove", {}),
    ):
        yield Write(f"plans:{name}", of_class, keys, says(**words), via=WRITER, **about)
    yield Write("plans:step_move", of_class, keys, says(to="busy", edition="1"), **about)


def of_measures() -> Iterator[Write]:
    """Scores, needs and questionnaires in the marked file."""
    begun = {"voice": "guide", "moment": "middle", "on": today(), "instrument": ""}
    yield Write("measures:begin", writes(0), of_file(MARKED), says(**begun))
    sheet = row_of("assessments", "assessment_id")
    yield Write("measures:sheet", writes(0), sheet, says(**{"WRK-words": NEW_WORDS}), via=WRITER)
    told = row_of("lists", "assessment_id")
    yield Write("measures:answers", writes(0), told, says(**SAVED, words=NEW_WORDS), via=WRITER)
    for sensitivity in range(4):
        domain, about = DOMAINS[sensitivity], {"sensitivity": sensitivity}
        need = {"need_id": str(uuid7()), "text": NEW_WORDS, "domain": domain, "voice": "guide"}
        yield Write(
            "measures:need", writes(sensitivity), of_file(MARKED), says(**need), also=(422,),
            **about,
        )  # fmt: skip
        yield Write(
            "measures:end_need", writes(sensitivity), row_of("needs", "need_id", sensitivity),
            says(on=today(), reason=NEW_WORDS), via=WRITER, **about,
        )  # fmt: skip
        yield Write(
            "measures:step", writes(sensitivity),
            lambda world, domain=domain: {**sheet(world), "domain": domain},
            says(**{f"{domain}-words": NEW_WORDS}), via=WRITER, **about,
        )  # fmt: skip


def of_notes() -> Iterator[Write]:
    for sensitivity in range(4):
        about: Sent = {"sensitivity": sensitivity}
        note = {"kind": "office", "text": NEW_WORDS, "domains": [DOMAINS[sensitivity]],
                "readers": "team"}  # fmt: skip
        yield Write(
            "contacts:note_new", writes(sensitivity), of_file(MARKED), says(**note), via=WRITER,
            also=(422,), **about,
        )  # fmt: skip
        yield Write(
            "contacts:note_edit", only(WRITER), row_of("notes", "note_id", sensitivity),
            says(text=NEW_WORDS), via=WRITER, **about,
        )  # fmt: skip


def meets(role: Role) -> bool:
    return role.is_today(MARKED) and not set(WORKERS).isdisjoint(role.posts)


def knows_home(role: Role) -> bool:
    return meets(role) and role.writes(MARKED, 1)


def of_persons() -> Iterator[Write]:
    def knows(role: Role) -> bool:
        return meets(role) and (role.decides(MARKED) or role.writes(MARKED, 0))

    person = says(contact_wish=NEW_WORDS)
    yield Write("caseworker:person_edit", knows, of_file(MARKED), person, via=WRITER)
    mate = {"mate-first_name": "Noor", "mate-relation": "child"}
    yield Write("caseworker:housemate_add", knows_home, of_file(MARKED), says(**mate))
    yield Write(
        "caseworker:housemate_end", knows_home, row_of("home", "member_id", 1),
        says(ends_on=today()), via=WRITER,
    )  # fmt: skip


def chained(*parts: Iterable[Write]) -> list[Write]:
    return [write for part in parts for write in part]
