"""Which moment of measuring is due, as the programme says and as far as it was done. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tandem.rooms.trajectories.moments import months_after

SIGNAL, START, MIDDLE, END, FOLLOW_UP = "signal", "start", "middle", "end", "follow_up"
LIFE_DOMAINS = "life_domains"
BOTH = ("participant", "guide")


class Turn(StrEnum):
    """Where one voice is with one questionnaire at one moment.

    Passed: its time is over and it was not done. It can still be done.
    """

    DONE = "done"
    BEGUN = "begun"
    DUE = "due"
    LATER = "later"
    PASSED = "passed"


@dataclass(frozen=True)
class Asked:
    """A questionnaire at a moment, as a programme names it. key: of the questionnaire."""

    key: str
    moment: str
    is_obligatory: bool


@dataclass(frozen=True)
class Course:
    """What says whether a moment has come.

    entry_on, exit_on: first and last day of support. is_closing: the last phase has begun.
    rests: the trajectory is paused, so that nothing is asked. follow_up_months: after the
    last day; None when the programme gives no number.
    """

    entry_on: date | None
    exit_on: date | None
    is_closing: bool = False
    rests: bool = False
    follow_up_months: int | None = None


def asked_by(uses: Sequence[Mapping[str, Any]]) -> tuple[Asked, ...]:
    """The questionnaires and moments of a programme's list `instruments`, in its order.

    First signals come before there is a file, so they are left out.
    """
    return tuple(
        Asked(use["instrument"], moment, use["obligatory"])
        for use in uses
        for moment in use["moments"]
        if moment != SIGNAL
    )


def voices_of(key: str) -> tuple[str, ...]:
    """Who fills in a questionnaire: one voice, or both. Source: parameters/moments.yaml."""
    return tuple(_parameters()["voices"].get(key, BOTH))


def middle_after_days(on: date) -> int:
    """Days after the first day at which the middle comes up, as set on that day.

    Source: parameters/moments.yaml; unverified.
    """
    values = _parameters()["middle_after_days"]["values"]
    past = [day for day in values if day <= on] or [min(values)]
    return int(values[max(past)]["value"])


def turn_of(
    moment: str, course: Course, *, on: date, is_begun: bool = False, is_done: bool = False
) -> Turn:
    """Where one voice is at one moment on a day. What was done is done, in any order.

    is_begun, is_done: there is an answer sheet, and something was saved on it.
    """
    if is_done:
        return Turn.DONE
    if is_begun:
        return Turn.BEGUN
    if course.rests or not _has_come(moment, course, on):
        return Turn.LATER
    return Turn.PASSED if _is_over(moment, course, on) else Turn.DUE


def _has_come(moment: str, course: Course, on: date) -> bool:
    if course.entry_on is None or on < course.entry_on:
        return False
    if moment == START:
        return True
    if moment == MIDDLE:
        return on >= course.entry_on + timedelta(days=middle_after_days(on))
    if moment == END:
        return course.is_closing or _has_left(course, on)
    return _follow_up_has_come(course, on)


def _is_over(moment: str, course: Course, on: date) -> bool:
    if moment in (START, MIDDLE):
        return _has_left(course, on)
    return moment == END and _follow_up_has_come(course, on)


def _has_left(course: Course, on: date) -> bool:
    return course.exit_on is not None and on >= course.exit_on


def _follow_up_has_come(course: Course, on: date) -> bool:
    if course.exit_on is None or course.follow_up_months is None:
        return False
    return on >= months_after(course.exit_on, course.follow_up_months)


@cache
def _parameters() -> dict[str, Any]:
    text = (files("tandem.rooms.measures") / "parameters" / "moments.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
