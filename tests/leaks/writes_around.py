"""Every address outside plan, measures and notes that writes."""

from collections.abc import Iterator
from importlib.resources import files

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.leaks.outside import COLUMNS
from tests.leaks.roles import BEFORE, MARKED, Role
from tests.leaks.world import World
from tests.leaks.writes import (
    NEW_WORDS,
    SAVED,
    WORKERS,
    Sent,
    Write,
    chained,
    coordinates,
    decides,
    of_file,
    of_measures,
    of_notes,
    of_persons,
    of_plans,
    only,
    row_of,
    says,
    today,
    works_here,
)
from tests.leaks.writes_along import of_closing, of_homes, of_reports, of_rights, of_visits, of_work
from tests.leaks.writes_rights import of_claims

OTHER_PROGRAMME = "w2_groep"


def of_starts() -> Iterator[Write]:
    """The start, the team and consent."""
    programme = lambda world: {  # noqa: E731
        **of_file(BEFORE)(world), "programme_id": world.circles.here.programme.pk
    }  # fmt: skip
    chosen = lambda world, role: {"programme": str(world.circles.here.programme.pk)}  # noqa: E731
    by = decides(BEFORE)
    yield Write("start:begin", by, of_file(BEFORE), chosen, is_change=False)
    yield Write("start:eligibility", by, programme, via="coordinator")
    yield Write("start:first_day", by, programme, via="coordinator")
    met = {"on": today(), "participant_present": "on", "outcome": "waiting", "reason": NEW_WORDS}
    yield Write("intake:meeting", by, of_file(BEFORE), says(**met), via="coordinator")
    by = decides(MARKED)
    yield Write("start:tandem", by, of_file(MARKED), says(starts_on=today()), is_change=False)
    yield Write(
        "start:team", by, of_file(MARKED), _joins("dpo"), also=(422,), label="somebody else"
    )
    yield Write(
        "start:team", coordinates, of_file(MARKED), _joins(""), also=(422,), label="oneself"
    )
    ended = says(ends_on=today(), reason=NEW_WORDS)
    member = row_of("members", "member_id")
    yield Write("start:end_member", by, member, ended, via="coordinator")
    absent = _replaces(starts_on=today(), ends_on=today())
    yield Write("start:stand_in", by, member, absent)
    follows = _replaces(on=today(), reason=NEW_WORDS)
    yield Write("start:hand_over", by, member, follows)
    corrected = says(employment_words=NEW_WORDS, reason=NEW_WORDS)
    yield Write("start:correct_entry", by, of_file(MARKED), corrected, via="coordinator")
    yield Write("start:answer", by, of_file(MARKED), _answers)


def _joins(key: str):
    """The post of this role takes a seat; without a key, the own post does."""

    def sent(world: World, role: Role) -> Sent:
        circle = world.circles.foreign if role.is_foreign else world.circles.here
        post = world.circles.here.posts[key] if key else circle.posts.get(role.key)
        role_in_team = "expert" if key else "welfare"
        return {"post": str(post.pk) if post else "", "role": role_in_team, "starts_on": today()}

    return sent


def _replaces(**days: str):
    """Somebody without a seat comes in the place of a member."""
    return lambda world, role: {"post": str(world.circles.here.posts["dpo"].pk), **days}


def _answers(world: World, role: Role) -> Sent:
    employer = world.circles.here.posts["work"].organisation_id
    return {"purpose": "share", "organisation": employer, "sensitivity": "0", "answer": "given"}


def of_lists() -> Iterator[Write]:
    """Warning lights and first contacts: one's own, and nobody else's."""
    ticks = works_here(*WORKERS)
    yield Write("intake:signal_new", ticks, sent=says(**SAVED), via="mediator")
    mine = lambda world: {"list_id": world.lists["open"]}  # noqa: E731
    by = only("mediator")
    yield Write("intake:signal_edit", by, mine, says(**SAVED, words=NEW_WORDS), via="mediator")
    said = says(outcome="not_now", reason=NEW_WORDS)
    yield Write("intake:signal_decide", by, mine, said)
    wish = {"first_name": "Noor", "reason": NEW_WORDS, "agreed": "on", "agreed_on": today()}
    yield Write("intake:refer", by, mine, says(**wish), via="mediator")
    contact = lambda world: {"contact_id": world.contacts["waiting"]}  # noqa: E731
    by = only("outreach")
    met = says(called="Groene fiets", place="Park")
    yield Write("field:contact_new", by, sent=met, via="outreach")
    yield Write("field:contact_edit", by, contact, says(place="Markt"), via="outreach")
    yield Write("field:join", by, contact, says(**wish, words="yes"), via="outreach")


def of_registers() -> Iterator[Write]:
    """A register of the own partnership is for who coordinates there."""
    batch = lambda world: {"batch_id": world.registers[MARKED].pk}  # noqa: E731

    def row(world: World) -> Sent:
        return {**batch(world), "row_id": world.held_back}

    yield Write("registers:list", works_here("coordinator"), sent=_register)
    yield Write("registers:columns", coordinates, batch, via="coordinator")
    yield Write("registers:row", coordinates, row, says(c2="12/03/1980"), via="coordinator")
    leave = says(choice="leave_out")
    yield Write("registers:decide", coordinates, row, leave, is_change=False)
    yield Write("registers:write", coordinates, batch, via="coordinator")
    yield Write("registers:undo", coordinates, batch, is_change=False)
    yield Write("registers:delete", coordinates, batch)


def _register(world: World, role: Role) -> Sent:
    text = f"{COLUMNS}\nAn;Peeters;12/03/1980;9100;01/02/2026"
    return {"file": SimpleUploadedFile("nieuw.csv", text.encode()), "sheet": ""}


def of_circle() -> Iterator[Write]:
    """Programmes, questionnaires, partners and colleagues."""
    by = works_here("coordinator")
    yield Write("start:programmes", by, sent=_file_of("partners/programmes", ".yaml", "w2"))
    yield Write("start:adopt_programme", by, lambda world: {"key": OTHER_PROGRAMME})
    yield Write("start:instruments", by, sent=_file_of("measures/instruments", ".md", "satis"))
    yield Write("start:adopt_instrument", by, lambda world: {"key": "satisfaction"})
    offered = says(is_offered="no")
    yield Write(
        "start:offer_programme", coordinates,
        lambda world: {"programme_id": world.circles.here.programme.pk}, offered,
    )  # fmt: skip
    yield Write(
        "start:offer_instrument", coordinates,
        lambda world: {"instrument_id": world.instruments[0]}, offered,
    )  # fmt: skip
    partner = lambda world: {"organisation_id": world.partners[MARKED]}  # noqa: E731
    new = {"name": "Nieuwe partner", "kind": "caw"}
    yield Write("coordinator:organisation_new", by, sent=says(**new), via="coordinator")
    phone = says(phone="03 000 00 00")
    yield Write("coordinator:organisation", coordinates, partner, phone, via="coordinator")
    yield Write("coordinator:colleague_new", coordinates, sent=_colleague, also=(422,))
    post = lambda world: {"post_id": world.circles.here.posts["welfare"].pk}  # noqa: E731
    last = says(ends_on=today())
    yield Write("coordinator:post", coordinates, post, last)
    going_on = says(role="work", starts_on=today())
    yield Write("coordinator:post_role", coordinates, post, going_on)
    yield Write("coordinator:login_link", coordinates, post, is_change=False)
    foreign = lambda world, role: {"partnership": world.circles.foreign.id}  # noqa: E731
    yield Write("partnership", _works_there, sent=foreign, is_change=False)


def _works_there(role: Role) -> bool:
    return role.is_foreign


def _colleague(world: World, role: Role) -> Sent:
    return {
        "first_name": "Noor", "last_name": "Maes", "email": "noor.maes@voorbeeld.be",
        "organisation": world.partners[MARKED], "role": "welfare", "starts_on": today(),
    }  # fmt: skip


def _file_of(folder: str, ending: str, start: str):
    """A file that comes with the program, uploaded by hand."""

    def sent(world: World, role: Role) -> Sent:
        here = files("tandem.rooms").joinpath(*folder.split("/"))
        found = sorted(
            each for each in here.iterdir() if each.name.startswith(start) and each.suffix == ending
        )[0]
        return {"file": SimpleUploadedFile(found.name, found.read_bytes())}

    return sent


WRITES = chained(
    of_plans(), of_measures(), of_notes(), of_persons(), of_starts(), of_lists(), of_registers(),
    of_circle(), of_work(), of_closing(), of_homes(), of_rights(), of_visits(), of_reports(),
    of_claims(),
)  # fmt: skip
