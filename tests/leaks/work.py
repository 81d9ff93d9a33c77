"""Work and training, pauses, and the moments after the end."""

from datetime import date, timedelta

from tandem.foundation import clock, wall
from tandem.rooms.trajectories.models import (
    AftercareTask,
    ClosingGuest,
    ClosingMoment,
    FollowUpAttempt,
    Pause,
    State,
)
from tandem.rooms.trajectories.tests.factories import FollowUpFactory, LabourSpellFactory
from tests.leaks import marks as audience
from tests.leaks.files import File


def note_work(file: File) -> None:
    """What two sources tell of the same days, what was set aside, and a pause."""
    wall.enter(file.circle.id)
    worker = {"status": "employed", "contract": "fixed_term", "starts_on": _ago(60)}
    file.keep("spells", 0, _spell(file, "spell", **worker))
    _spell(file, "otherspell", source="vdab", starts_on=_ago(90))
    aside = _spell(
        file,
        "asidespell",
        source="payslip",
        starts_on=_ago(80),
        set_aside_at=clock.now(),
        set_aside_reason=file.mark("aside", audience.reads_work(file.name)),
    )
    file.keep("aside", 0, aside)
    is_paused = file.trajectory.state == State.PAUSED
    Pause.objects.create(
        **file.in_circle,
        trajectory=file.trajectory,
        starts_on=_ago(40),
        ends_on=None if is_paused else _ago(30),
        reason=file.mark("pause", audience.reads_work(file.name)),
    )


def look_back(file: File) -> None:
    """A closing moment with a friend, and something to do afterwards."""
    wall.enter(file.circle.id)
    closing = ClosingMoment.objects.create(
        **file.in_circle,
        trajectory=file.trajectory,
        on=_ago(3),
        place=file.mark_in(0, "closingplace"),
        was_held=True,
        # What is said about friends is of the class of welfare.
        went_well=file.mark_in(1, "wentwell"),
    )
    guest = ClosingGuest.objects.create(
        **file.in_circle,
        closing=closing,
        name=file.mark_in(1, "guest"),
        relation=file.mark_in(1, "relation"),
    )
    file.keep("guests", 1, guest)
    task = AftercareTask.objects.create(
        **file.in_circle,
        trajectory=file.trajectory,
        what=file.mark_in(0, "aftercare"),
        doer_id=file.circles.users["work_no"].pk,
        due_on=clock.today(),
    )
    file.keep("aftercare", 0, task)


def ask_again(file: File) -> None:
    """A moment after the end, with a try to reach the person."""
    wall.enter(file.circle.id)
    asked = FollowUpFactory(
        trajectory=file.trajectory, due_on=file.trajectory.exit_on + timedelta(days=28)
    )
    FollowUpAttempt.objects.create(
        **file.in_circle, follow_up=asked, on=_ago(2), how="phone", reached=False
    )
    file.keep("followups", 0, asked)
    _spell(file, "spell")


def _spell(file: File, word: str, **more: object):
    return LabourSpellFactory(
        trajectory=file.trajectory,
        quality=file.mark(word, audience.reads_work(file.name)),
        noted_by_id=file.writer_id,
        **{"starts_on": _ago(150), **more},
    )


def _ago(days: int) -> date:
    return clock.today() - timedelta(days=days)
