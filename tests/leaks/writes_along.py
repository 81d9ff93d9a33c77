"""Work and training, the end, appointments, calendars and reports: every address that writes."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.foundation import clock
from tests.leaks.files import WRITER
from tests.leaks.roles import BEFORE, CLOSED, MARKED, STRANGE, Role
from tests.leaks.world import World
from tests.leaks.writes import (
    NEW_WORDS,
    Allowed,
    Sent,
    Write,
    coordinates,
    decides,
    knows_home,
    of_file,
    row_of,
    says,
    today,
    works_here,
    writes,
)

SHOWN = (200,)


def notes_work(file: str) -> Allowed:
    return lambda role: role.notes_work(file)


def of_work() -> Iterator[Write]:
    """Spells in the marked file, pauses, the last day and what is asked after it."""
    by, spell = notes_work(MARKED), row_of("spells", "spell_id")
    new = says(status="training", starts_on=today(), source="employer")
    yield Write("trajectories:spell_new", by, of_file(MARKED), new, via=WRITER)
    fits = says(quality=NEW_WORDS)
    yield Write("trajectories:spell", by, spell, fits, via=WRITER)
    yield Write("trajectories:spell_end", by, spell, says(ends_on=today()))
    yield Write("trajectories:spell_aside", by, spell, says(reason=NEW_WORDS))
    yield Write("trajectories:spell_take_back", by, row_of("aside", "spell_id"))
    yield from _of_ends()
    yield from _of_follow_ups()


def _of_ends() -> Iterator[Write]:
    by = decides(MARKED)
    rests = says(on=today(), reason=NEW_WORDS)
    yield Write("trajectories:pause", by, of_file(MARKED), rests)
    yield Write("trajectories:resume", decides(STRANGE), of_file(STRANGE), says(on=today()))
    leaves = says(exit_on=today(), reason="work", words=NEW_WORDS)
    yield Write("trajectories:leave", by, of_file(MARKED), leaves)
    comes = says(on=today(), agreed_on=today())
    yield Write("trajectories:come_back", decides(CLOSED), of_file(CLOSED), comes)


def _of_follow_ups() -> Iterator[Write]:
    by, asked = notes_work(CLOSED), row_of("followups", "follow_up_id", file=CLOSED)
    told = says(employment="employed", evidence_on=today(), evidence_source="participant")
    yield Write("trajectories:follow_ups_plan", by, of_file(CLOSED))
    yield Write("trajectories:follow_up", by, asked, told, via=WRITER)
    tried = {"try-on": today(), "try-how": "phone", "try-reached": "no"}
    yield Write("trajectories:follow_up_try", by, asked, says(**tried))
    yield Write("trajectories:follow_up_give_up", by, asked, says(outcome="refused"))


def of_closing() -> Iterator[Write]:
    """The closing moment, and what is done afterwards."""
    by, in_file = writes(0), of_file(MARKED)
    yield Write("closing:plan", by, in_file, says(place=NEW_WORDS), via=WRITER)
    yield Write("closing:look_back", by, in_file, says(agreements=NEW_WORDS), via=WRITER)
    yield Write("closing:invite", writes(1), in_file, says(name="Noor"))
    yield Write("closing:uninvite", writes(1), row_of("guests", "guest_id", 1))
    yield Write("closing:aftercare", by, in_file, says(what=NEW_WORDS, due_on=today()))
    yield Write("closing:enough", by, in_file, says(on=today()))
    yield Write("closing:again", by, in_file)
    yield Write("closing:close_task", by, row_of("aftercare", "task_id"), says(state="done"))


def of_homes() -> Iterator[Write]:
    """What is told of a household, and who stands around the participant."""
    by, in_file = knows_home, of_file(MARKED)
    told = says(complete="no")
    yield Write("household:situation_new", by, in_file, told, via=WRITER)
    yield Write(
        "household:use_share",
        lambda role: knows_home(role) and role.decides(MARKED),
        row_of("situations", "situation_id", 1),
    )
    yield Write("household:network_new", by, in_file, says(**{"tie-1-name": "Rita"}), via=WRITER)
    yield Write(
        "household:network_edit", by, row_of("pictures", "picture_id", 1),
        says(**{"tie-1-name": "Rita"}), via=WRITER,
    )  # fmt: skip
    # That person lives in another household already, which the page only tells who may know.
    yield Write(
        "household:member_file", by, row_of("home", "member_id", 1), _same_person,
        query="?q=zqbeforenameqz", is_change=False, done=(422,),
    )  # fmt: skip


def of_rights() -> Iterator[Write]:
    """A household with its incomes, jobs on offer, the work that followed and its payslip."""
    by, in_file = knows_home, of_file(MARKED)
    yield Write("rights:snapshot_new", by, in_file, says(housing="owner"), via=WRITER)
    offered = says(title="Poetshulp", hours="19", wage_euro="1200")
    yield Write("rights:offer_new", by, in_file, offered, via=WRITER)
    offer = row_of("offers", "offer_id", 1)
    yield Write("rights:offer_change", by, offer, says(employer=NEW_WORDS), via=WRITER)
    yield Write("rights:offer_work", by, offer, _first_job)
    paid = says(month=today(), net_euro="1123,45")
    work = {"w0-title": NEW_WORDS, "w0-weekly_hours": "19", "w0-pay": "minimum"}
    yield Write(
        "rights:whatif_new", by, in_file, says(**work, **{"w0-starts_on": today()}), via=WRITER
    )
    yield Write("rights:offer_payslip", by, row_of("taken", "offer_id", 1), paid)


def _first_job(world: World, role: Role) -> Sent:
    return {"spell": str(world.files[MARKED].keys["spells"][0][1])}


def _same_person(world: World, role: Role) -> Sent:
    return {"other": str(world.files[BEFORE].id), "agreed_on": today(), "both": "on"}


def plans_own(role: Role) -> bool:
    """Writes for the whole team, or decides and is the one with whom it was agreed."""
    return role.writes(MARKED, 0) or role.key == "work_no"


def of_visits() -> Iterator[Write]:
    """Appointments in the marked file, and the task that a missed one left."""
    yield Write("contacts:appointment_new", plans, of_file(MARKED), _agreed)
    coming, begun = (row_of(kind, "appointment_id") for kind in ("coming", "begun"))
    elsewhere = says(place=NEW_WORDS)
    yield Write("contacts:appointment", plans_own, coming, elsewhere, via=WRITER)
    yield Write("contacts:appointment_cancel", plans_own, coming, says(reason=NEW_WORDS))
    yield Write("contacts:appointment_kept", plans_own, begun)
    yield Write("contacts:appointment_missed", plans_own, begun)
    task = row_of("tasks", "task_id")
    yield Write("contacts:task_tried", writes(0), task, says(attempts="0"))
    yield Write("contacts:task_ended", writes(0), task, says(end="reached"))


def plans(role: Role) -> bool:
    return role.writes(MARKED, 0) or role.decides(MARKED)


def _agreed(world: World, role: Role) -> Sent:
    day = clock.today() + timedelta(days=3)
    host = world.circles.users.get(role.key)
    return {
        "day": day.isoformat(), "hour": "10:00", "minutes": "30", "kind": "office",
        "hosts": [str(host.pk) if host else ""],
    }  # fmt: skip


def of_reports() -> Iterator[Write]:
    """Calendars of whoever works here; reports and lists of who coordinates."""
    works = lambda role: bool(role.posts)  # noqa: E731
    named = says(shows_first_names="on")
    yield Write("calendar:address_new", works, sent=named, done=SHOWN)
    yield Write("calendar:address_change", works, sent=named, is_change=False)
    yield Write("calendar:address_end", works, is_change=False)
    by = works_here("coordinator")
    year = {"first": (clock.today() - timedelta(days=365)).isoformat(), "last": today()}
    yield Write("coordinator:report_freeze", by, sent=says(**year, regime="esfplus"))
    # Somebody of another circle may read a list in, and finds nobody of this one in it.
    yield Write("statuslists:upload", coordinates, sent=_status_list, also=(200,))


def _status_list(world: World, role: Role) -> Sent:
    key = world.files[MARKED].trajectory.participant_id
    text = f"deelnemer;status;van;tot\n{key};werkend;12/03/2020;12/04/2020"
    return {"file": SimpleUploadedFile("lijst.csv", text.encode()), "source": "ksz"}
