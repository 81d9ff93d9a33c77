"""Asking again after the end: attempts, answers, and honestly not reaching somebody."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import access, events, moments
from tandem.rooms.trajectories.actions.hand import last_day, locked
from tandem.rooms.trajectories.actions.leaving import OutsideWindow
from tandem.rooms.trajectories.models import (
    FollowUp,
    FollowUpAttempt,
    FollowUpOutcome,
    Told,
)


class NotYetDue(Refused):
    """It is too early to ask or answer; facts: opens_on, the first day on which it can be."""


class AlreadyAnswered(Refused):
    """This moment is closed; facts: outcome."""


class NeedsAttempt(Refused):
    """Nobody is written down as not reached without a try."""


@dataclass(frozen=True)
class Answer:
    """What somebody told, or a register says, of one moment. Fields as in FollowUp.

    evidence_on: the day that the answer is about, not the day of asking.
    """

    employment: str
    evidence_on: date
    evidence_source: str
    job_search: str = Told.NOT_ASKED
    education: str = Told.NOT_ASKED
    qualification: str = Told.NOT_ASKED
    improved: str = Told.NOT_ASKED


@transaction.atomic
def note_attempt(
    *, actor: Actor, follow_up_id: UUID, on: date, how: str, reached: bool
) -> FollowUpAttempt:
    """Note one try to reach somebody, whether it worked or not.

    Raises Denied, FollowUp.DoesNotExist, AlreadyAnswered, NotYetDue. Records
    follow-up-tried.
    """
    follow_up = _take(actor, follow_up_id)
    _check_open(follow_up)
    _check_due(follow_up, on)
    attempt = FollowUpAttempt.objects.create(
        partnership_id=actor.partnership_id,
        follow_up=follow_up,
        on=on,
        how=how,
        reached=reached,
        noted_by_id=actor.user_id,
    )
    record(
        events.FOLLOW_UP_TRIED,
        actor=actor,
        subject=follow_up,
        participant_id=follow_up.trajectory.participant_id,
        how=how,
        reached=reached,
    )
    return attempt


@transaction.atomic
def answer_follow_up(*, actor: Actor, follow_up_id: UUID, answer: Answer, on: date) -> FollowUp:
    """Keep the answer of one moment. `on` is the day of writing.

    On leaving the answer must be about a day from the exit to four weeks after. A later
    moment may be about another day than planned: `is_off_moment` then tells so, and the
    report warns (V09). Somebody written down as not reached may still answer.
    Raises Denied, FollowUp.DoesNotExist, AlreadyAnswered, NotYetDue (before the moment, or
    about a day to come), OutsideWindow. Records follow-up-answered.
    """
    follow_up = _take(actor, follow_up_id)
    if follow_up.outcome == FollowUpOutcome.REACHED:
        raise AlreadyAnswered(outcome=follow_up.outcome)
    return _keep(actor, follow_up, answer, on)


@transaction.atomic
def correct_answer(*, actor: Actor, follow_up_id: UUID, answer: Answer, on: date) -> FollowUp:
    """Write an answer over; what it was before stays in the history.

    Raises what `answer_follow_up` raises, save AlreadyAnswered. Records follow-up-answered.
    """
    return _keep(actor, _take(actor, follow_up_id), answer, on)


@transaction.atomic
def give_up_follow_up(*, actor: Actor, follow_up_id: UUID, outcome: str, on: date) -> FollowUp:
    """Write down that somebody was not reached, or prefers not to answer. No penalty.

    outcome: not_reached or refused. Raises Denied, FollowUp.DoesNotExist, AlreadyAnswered,
    NotYetDue, NeedsAttempt, ValueError on another outcome. Records follow-up-given-up.
    """
    if outcome not in (FollowUpOutcome.NOT_REACHED, FollowUpOutcome.REFUSED):
        raise ValueError(outcome)
    follow_up = _take(actor, follow_up_id)
    _check_open(follow_up)
    _check_due(follow_up, on)
    if outcome == FollowUpOutcome.NOT_REACHED and not follow_up.attempts.exists():
        raise NeedsAttempt
    follow_up.outcome, follow_up.closed_on = outcome, on
    follow_up.noted_by_id = actor.user_id
    follow_up.save(update_fields=["outcome", "closed_on", "noted_by"])
    _record(events.FOLLOW_UP_GIVEN_UP, actor, follow_up)
    return follow_up


def is_off_moment(follow_up: FollowUp, evidence_on: date) -> bool:
    """Whether an answer is about a day further from the moment than the tolerance."""
    return not _window(follow_up).holds(evidence_on)


def _keep(actor: Actor, follow_up: FollowUp, answer: Answer, on: date) -> FollowUp:
    _check_due(follow_up, on)
    _check_evidence(follow_up, answer.evidence_on, on)
    for name, value in asdict(answer).items():
        setattr(follow_up, name, value)
    follow_up.outcome, follow_up.closed_on = FollowUpOutcome.REACHED, on
    follow_up.noted_by_id = actor.user_id
    follow_up.save()
    _record(events.FOLLOW_UP_ANSWERED, actor, follow_up)
    return follow_up


def _take(actor: Actor, follow_up_id: UUID) -> FollowUp:
    follow_up = FollowUp.objects.visible_to(actor).get(pk=follow_up_id)
    trajectory = locked(actor, follow_up.trajectory_id)
    foundation_access.require(access.can_note_work(actor, trajectory))
    follow_up.refresh_from_db()
    follow_up.trajectory = trajectory
    return follow_up


def _window(follow_up: FollowUp) -> moments.Window:
    return moments.window(last_day(follow_up.trajectory), follow_up.months)


def _check_open(follow_up: FollowUp) -> None:
    if not follow_up.is_open:
        raise AlreadyAnswered(outcome=follow_up.outcome)


def _check_due(follow_up: FollowUp, day: date) -> None:
    opens_on = _window(follow_up).first
    if day < opens_on:
        raise NotYetDue(opens_on=opens_on)


def _check_evidence(follow_up: FollowUp, evidence_on: date, on: date) -> None:
    window = _window(follow_up)
    if evidence_on > on:
        raise NotYetDue(opens_on=evidence_on)
    if follow_up.months == 0 and not window.holds(evidence_on):
        raise OutsideWindow(first=window.first, last=window.last)
    exit_on = last_day(follow_up.trajectory)
    if evidence_on < exit_on:
        raise OutsideWindow(first=exit_on, last=window.last)


def _record(event: str, actor: Actor, follow_up: FollowUp) -> None:
    record(
        event,
        actor=actor,
        subject=follow_up,
        participant_id=follow_up.trajectory.participant_id,
        moment=follow_up.key,
        outcome=follow_up.outcome,
    )
