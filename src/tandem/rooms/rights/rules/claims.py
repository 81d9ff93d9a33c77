"""What may be said of a right that somebody asks for: states, days and amounts that fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from tandem.rooms.rights.rules.catalogue import Every, Right


class RoundMoment(models.TextChoices):
    """When the whole checklist is gone through (R17)."""

    START = "start", _("At the start")
    JOB_START = "job_start", _("When a job begins")
    EXIT = "exit", _("At the end")
    BETWEEN = "between", _("In between")


class ClaimState(models.TextChoices):
    """How far it is. Not wanted is a fact, without consequence."""

    OPEN = "open", _("To talk about")
    DISCUSSED = "discussed", _("Talked about")
    APPLIED = "applied", _("Asked for")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    NOT_WANTED = "not_wanted", _("Not wanted")
    ENDED = "ended", _("Ended")


# What can be noted with one press, without anything more to fill in.
QUICK = (ClaimState.DISCUSSED, ClaimState.APPLIED, ClaimState.NOT_WANTED, ClaimState.OPEN)
MONTHS_A_YEAR = 12
# A round that was held so long before a job begins, or before the end, counts for it.
BEFORE_THE_JOB = timedelta(days=31)
BEFORE_THE_END = timedelta(days=62)


@dataclass(frozen=True)
class ClaimWords:
    """What is told of one claim; every day and amount may stay unknown unless its state asks."""

    state: ClaimState
    discussed_on: date | None = None
    applied_on: date | None = None
    decided_on: date | None = None
    granted_from: date | None = None
    renew_on: date | None = None
    appeal_before: date | None = None
    due_on: date | None = None
    expected_euro: Decimal | None = None
    granted_euro: Decimal | None = None
    every: Every = Every.MONTH
    note: str = ""


NEEDED = {
    ClaimState.APPLIED: "applied_on",
    ClaimState.GRANTED: "granted_from",
    ClaimState.REFUSED: "decided_on",
}
# A later day, and the day that it cannot be before.
IN_ORDER = (
    ("decided_on", "applied_on"),
    ("appeal_before", "decided_on"),
    ("renew_on", "granted_from"),
)
NOT_TO_COME = ("discussed_on", "applied_on", "decided_on")


def problems(words: ClaimWords, today: date) -> Iterator[tuple[str, str]]:
    """(field, code) of everything that cannot be: needed, too_early, to_come, negative."""
    yield from _missing(words)
    for later, earlier in IN_ORDER:
        after, before = getattr(words, later), getattr(words, earlier)
        if after and before and after < before:
            yield later, "too_early"
    for name in NOT_TO_COME:
        day = getattr(words, name)
        if day and day > today:
            yield name, "to_come"
    for name in ("expected_euro", "granted_euro"):
        euro = getattr(words, name)
        if euro is not None and euro < 0:
            yield name, "negative"


def _missing(words: ClaimWords) -> Iterator[tuple[str, str]]:
    """Days that the state asks for, or that another day rests on."""
    needed = {NEEDED.get(words.state, "")}
    needed |= {earlier for later, earlier in IN_ORDER[1:] if getattr(words, later)}
    for name in sorted(needed - {""}):
        if getattr(words, name) is None:
            yield name, "needed"


def due_moments(
    *,
    entry_on: date | None,
    job_on: date | None,
    exit_on: date | None,
    rounds: Mapping[str, date | None],
) -> list[RoundMoment]:
    """Moments whose round has not been held (R17): at the start, at the newest job, at the end.

    job_on: first day of the newest job since the start. rounds: moment -> its newest round.
    """
    due = []
    if entry_on and not rounds.get(RoundMoment.START):
        due.append(RoundMoment.START)
    last_job_round = rounds.get(RoundMoment.JOB_START)
    if job_on and (last_job_round is None or last_job_round < job_on - BEFORE_THE_JOB):
        due.append(RoundMoment.JOB_START)
    last_exit_round = rounds.get(RoundMoment.EXIT)
    if exit_on and (last_exit_round is None or last_exit_round < exit_on - BEFORE_THE_END):
        due.append(RoundMoment.EXIT)
    return due


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def usual_renewal(right: Right, granted_from: date) -> date | None:
    """When it usually has to be asked again; None where no rule is known."""
    months = right.renewal.months if right.renewal else None
    return months_after(granted_from, months) if months else None
