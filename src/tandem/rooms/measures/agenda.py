"""The moments at which this file measures: what the programme asks, and what was done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation

from tandem.foundation.access import Actor
from tandem.rooms.measures.models import Assessment, Moment, Voice
from tandem.rooms.measures.moments import Asked, Course, Turn, asked_by, turn_of, voices_of
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.models import Programme
from tandem.rooms.trajectories.models import State, Trajectory

# Nobody measures with who did not start here.
ELSEWHERE = (State.ELSEWHERE, State.DECLINED)
# A first save steps the edition on; before it, a sheet was opened and left empty.
UNTOUCHED = 1


@dataclass(frozen=True)
class Part:
    """One voice at one moment. on: the day on which the other voice spoke, else today."""

    voice: str
    turn: Turn
    assessment: Assessment | None
    on: date

    @property
    def label(self) -> str:
        return str(Voice(self.voice).label)


@dataclass(frozen=True)
class Time:
    """One moment of one questionnaire, with its voices."""

    moment: str
    is_obligatory: bool
    parts: tuple[Part, ...]

    @property
    def label(self) -> str:
        return str(Moment(self.moment).label)


@dataclass(frozen=True)
class Calls:
    """One questionnaire, and the moments at which it is asked."""

    key: str
    title: str
    times: tuple[Time, ...]


@dataclass(frozen=True)
class Agenda:
    """Everything the programme asks to measure. Empty without a programme."""

    calls: tuple[Calls, ...] = ()

    @property
    def due_count(self) -> int:
        """How many sheets wait for a voice now."""
        return sum(part.turn in (Turn.DUE, Turn.BEGUN) for part in self._parts())

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(each.key for each in self.calls)

    def _parts(self) -> Iterable[Part]:
        return (part for each in self.calls for time in each.times for part in time.parts)


def agenda_of(
    *, actor: Actor, trajectory: Trajectory, assessments: Sequence[Assessment], today: date
) -> Agenda:
    """What is due, done and still to come. One query; none without a programme.

    assessments: those of the file, with their instrument, oldest first.
    """
    asked, course = _asked(actor, trajectory)
    titles = {each.instrument.key: each.instrument.title for each in assessments}
    return Agenda(
        tuple(
            Calls(
                key,
                _title(key, titles),
                tuple(_time(each, assessments, course, today) for each in asked if each.key == key),
            )
            for key in dict.fromkeys(each.key for each in asked)
        )
    )


def _asked(actor: Actor, trajectory: Trajectory) -> tuple[tuple[Asked, ...], Course]:
    course = Course(trajectory.entry_on, trajectory.exit_on)
    if trajectory.programme_id is None or trajectory.state in ELSEWHERE:
        return (), course
    # The whole definition is long; these three lists of it are not.
    parts = ("definition__instruments", "definition__phases", "definition__follow_up")
    mine = Programme.objects.visible_to(actor).filter(pk=trajectory.programme_id)
    uses, phases, follow_up = mine.values_list(*parts).get()
    return asked_by(uses), Course(
        entry_on=trajectory.entry_on,
        exit_on=trajectory.exit_on,
        is_closing=bool(phases) and trajectory.phase == phases[-1]["key"],
        rests=trajectory.state == State.PAUSED,
        follow_up_months=_first_months(follow_up),
    )


def _first_months(follow_up: Sequence[Mapping[str, Any]]) -> int | None:
    """The first moment after leaving itself, in months."""
    months = [each["months"]["value"] for each in follow_up]
    return min((each for each in months if each), default=None)


def _time(asked: Asked, assessments: Sequence[Assessment], course: Course, today: date) -> Time:
    found = {
        each.voice: each
        for each in assessments
        if (each.instrument.key, each.moment) == (asked.key, asked.moment)
    }
    day = max((each.on for each in found.values()), default=today)
    parts = tuple(
        _part(voice, found.get(voice), asked.moment, course, day, today)
        for voice in voices_of(asked.key)
    )
    return Time(asked.moment, asked.is_obligatory, parts)


def _part(
    voice: str, found: Assessment | None, moment: str, course: Course, day: date, today: date
) -> Part:
    turn = turn_of(
        moment,
        course,
        on=today,
        is_begun=found is not None,
        is_done=found is not None and found.edition > UNTOUCHED,
    )
    return Part(voice, turn, found, day)


def _title(key: str, titles: Mapping[str, str]) -> str:
    """As it was called here, else as it comes with the program."""
    shipped = shipped_instruments().get(key)
    if key in titles or shipped is None:
        return titles.get(key, key)
    return shipped.text(shipped.title, translation.get_language() or "nl")
