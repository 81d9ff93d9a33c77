"""Writing about appointments: what is sent, and who may."""

from collections.abc import Iterator
from datetime import timedelta

from tandem.foundation import clock
from tests.leaks.files import WRITER
from tests.leaks.roles import MARKED, Role
from tests.leaks.writes import NEW_WORDS, Write, of_file, row_of, says, writes


def plans(role: Role) -> bool:
    """Of the team and reads what is open to it, or decides on the start."""
    return role.writes(MARKED, 0) or role.decides(MARKED)


def of_appointments() -> Iterator[Write]:
    """Making one, and then what may become of one that somebody else made."""
    when = {"day": (clock.today() + timedelta(days=9)).isoformat(), "hour": "14:00"}
    new = says(**when, about=NEW_WORDS)
    yield Write("contacts:appointment_new", plans, of_file(MARKED), new, via=WRITER)
    for name, kind, words in (
        ("appointment", "appointments", when),
        ("appointment_cancel", "appointments", {"reason": NEW_WORDS}),
        ("appointment_kept", "visits", {}),
        ("appointment_missed", "visits", {}),
    ):
        keys, via = row_of(kind, "appointment_id"), WRITER if name == "appointment" else ""
        yield Write(f"contacts:{name}", writes(0), keys, says(**words), via=via)
    for name, words in (("task_tried", {"attempts": "0"}), ("task_ended", {"end": "reached"})):
        keys = row_of("tasks", "task_id")
        yield Write(f"contacts:{name}", writes(0), keys, says(**words))
