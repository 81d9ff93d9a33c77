"""Writing about work, training, the end and what comes after it: what is sent, and who may."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.leaks.files import WRITER
from tests.leaks.results import EXIT_DAYS_AGO, ago
from tests.leaks.roles import FOREIGN, MARKED, STRANGE, Role
from tests.leaks.world import World
from tests.leaks.writes import (
    NEW_WORDS,
    Sent,
    Write,
    coordinates,
    decides,
    of_file,
    row_of,
    says,
    today,
    writes,
)


def notes_work(file: str):
    return lambda role: role.coordinates(file) or role.writes(file, 0)


def _friends(role: Role) -> bool:
    return role.writes(MARKED, 0) and role.writes(MARKED, 1)


def of_results() -> Iterator[Write]:
    """Work and training, and asking again."""
    by, spell = notes_work(MARKED), row_of("spells", "spell_id")
    job = {"status": "employed", "starts_on": "2015-03-02", "ends_on": "2015-06-30",
           "source": "payslip", "wants_more_hours": "not_asked"}  # fmt: skip
    yield Write("trajectories:spell_new", by, of_file(MARKED), says(**job))
    yield Write("trajectories:spell", by, spell, says(quality=NEW_WORDS), via=WRITER)
    yield Write("trajectories:spell_end", by, spell, says(ends_on=today()))
    yield Write("trajectories:spell_aside", by, spell, says(reason=NEW_WORDS))
    yield Write("trajectories:spell_take_back", by, row_of("asides", "spell_id"))
    again = row_of("follow_ups", "follow_up_id")
    told = {"employment": "employed", "evidence_on": ago(EXIT_DAYS_AGO).isoformat()}
    yield Write("trajectories:follow_up", by, again, says(**told), via=WRITER)
    tried = {"try-on": today(), "try-how": "phone", "try-reached": "no"}
    yield Write("trajectories:follow_up_try", by, again, says(**tried))
    yield Write("trajectories:follow_up_give_up", by, again, says(outcome="refused"))
    yield Write("trajectories:follow_ups_plan", notes_work(STRANGE), of_file(STRANGE))
    yield Write("statuslists:upload", coordinates, sent=_list, also=(200,))


def of_ends() -> Iterator[Write]:
    """Pausing, leaving, coming back, and the first day written over."""
    by = decides(MARKED)
    left = {"exit_on": today(), "reason": "work"}
    yield Write("trajectories:leave", by, of_file(MARKED), says(**left), via=WRITER)
    rests = {"on": today(), "reason": NEW_WORDS}
    yield Write("trajectories:pause", by, of_file(MARKED), says(**rests))
    yield Write("trajectories:resume", decides(FOREIGN), of_file(FOREIGN), says(on=today()))
    back = {"on": today(), "agreed_on": today()}
    yield Write("trajectories:come_back", decides(STRANGE), of_file(STRANGE), says(**back))
    corrected = {"employment_words": NEW_WORDS, "reason": NEW_WORDS}
    yield Write("start:correct_entry", by, of_file(MARKED), says(**corrected), via="coordinator")
    member = row_of("members", "member_id")
    yield Write("start:stand_in", by, member, _seated(starts_on=today(), ends_on=today()))
    yield Write("start:hand_over", by, member, _seated(on=today(), reason=NEW_WORDS))


def of_closing() -> Iterator[Write]:
    """The closing moment and aftercare."""
    by = writes(0)
    yield Write("closing:plan", by, of_file(MARKED), says(on=today(), place=NEW_WORDS))
    yield Write("closing:invite", _friends, of_file(MARKED), says(name="Noor"))
    yield Write("closing:uninvite", _friends, row_of("guests", "guest_id", 1))
    agreed = {"agreements": NEW_WORDS}
    yield Write("closing:look_back", by, of_file(MARKED), says(**agreed), via=WRITER)
    task = {"what": NEW_WORDS, "member": "", "due_on": today()}
    yield Write("closing:aftercare", by, of_file(MARKED), says(**task))
    yield Write("closing:close_task", by, row_of("cares", "task_id"), says(state="done"))
    yield Write("closing:enough", by, of_file(MARKED), says(on=today()))
    yield Write("closing:again", by, of_file(MARKED))


def _seated(**days: str):
    def sent(world: World, role: Role) -> Sent:
        return {"post": str(world.circles.here.posts["dpo"].pk), **days}

    return sent


def _list(world: World, role: Role) -> Sent:
    person = world.files[MARKED].trajectory.participant_id
    text = f"participant,status,from\n{person},employed,2015-03-02\n"
    return {
        "file": SimpleUploadedFile("lijst.csv", text.encode()), "source": "ksz", "do": "write",
    }  # fmt: skip
