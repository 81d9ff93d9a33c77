"""Work, training, the end and what comes after it, in a file."""

from datetime import date, timedelta

from tandem.foundation import clock
from tandem.rooms.trajectories.models import (
    Aftercare,
    AftercareTask,
    ClosingGuest,
    ClosingMoment,
    Pause,
    State,
    Trajectory,
)
from tandem.rooms.trajectories.tests.factories import FollowUpFactory, LabourSpellFactory
from tests.leaks import marks as audience
from tests.leaks.files import File
from tests.leaks.roles import FOREIGN, STRANGE

EXIT_DAYS_AGO = 100


def fill_results(file: File) -> None:
    """One of each in every file: the marked one goes on, a strange one ended, a foreign rests."""
    _spells(file)
    _end(file)
    _closing(file)
    if file.name == FOREIGN:
        Pause.objects.create(
            **_about(file), starts_on=ago(10), reason=file.mark("pause", _figures(file))
        )


def _about(file: File) -> dict[str, object]:
    return {**file.in_circle, "trajectory": file.trajectory}


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def _figures(file: File) -> audience.Audience:
    """Who reads class 0, and who answers for the funder's figures."""
    return audience.either(audience.reads(file.name, 0), audience.coordinates(file.name))


def _spells(file: File) -> None:
    told = {"trajectory": file.trajectory, "starts_on": ago(300)}
    spell = LabourSpellFactory(**told, quality=file.mark("quality", _figures(file)))
    aside = LabourSpellFactory(
        **told, source="vdab", status="inactive", set_aside_at=clock.now(),
        set_aside_reason=file.mark("aside", _figures(file)),
    )  # fmt: skip
    file.keep("spells", 0, spell)
    file.keep("asides", 0, aside)


def _end(file: File) -> None:
    """The last day. It is known before the trajectory is closed, as registers tell it."""
    is_closed = file.name == STRANGE
    told = audience.reads(file.name, 0)
    agreed = file.mark("agreed", audience.either(told, audience.decides(file.name)), told)
    state = {STRANGE: State.CLOSED, FOREIGN: State.PAUSED}.get(file.name, State.ACTIVE)
    Trajectory.objects.filter(pk=file.id).update(
        state=state, exit_on=ago(EXIT_DAYS_AGO), exit_agreements=agreed,
        exit_reason="work" if is_closed else "",
    )  # fmt: skip
    file.trajectory.refresh_from_db(fields=["state", "exit_on", "exit_agreements", "exit_reason"])
    row = FollowUpFactory(trajectory=file.trajectory, due_on=ago(EXIT_DAYS_AGO - 28))
    file.keep("follow_ups", 0, row)


def _closing(file: File) -> None:
    told, friends = audience.reads(file.name, 0), audience.reads(file.name, 1)
    moment = ClosingMoment.objects.create(
        **_about(file), on=ago(101), was_held=True, place=file.mark("closingplace", told),
        went_well=file.mark("wentwell", friends),
    )  # fmt: skip
    guest = ClosingGuest.objects.create(
        **file.in_circle, closing=moment, name=file.mark("guest", friends),
        relation=file.mark("relation", friends),
    )  # fmt: skip
    Aftercare.objects.create(**_about(file))
    task = AftercareTask.objects.create(
        **_about(file), what=file.mark("aftercare", told), due_on=ago(1)
    )
    file.keep("guests", 1, guest)
    file.keep("cares", 0, task)
