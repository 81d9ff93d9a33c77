"""Work, training and what comes of it, gathered for the page of one file."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from tandem.foundation.access import Actor
from tandem.rooms.trajectories import access, labour, moments
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.labour import Conflict
from tandem.rooms.trajectories.models import (
    FollowUp,
    FollowUpAttempt,
    FollowUpKey,
    LabourSpell,
    State,
    Trajectory,
)


@dataclass(frozen=True)
class Moment:
    """A follow-up with what can be done about it today. opens_on: the first day to ask."""

    follow_up: FollowUp
    attempts: tuple[FollowUpAttempt, ...]
    opens_on: date
    is_early: bool
    is_late: bool
    is_off: bool

    @property
    def name(self) -> str:
        return moment_name(self.follow_up)


@dataclass(frozen=True)
class Results:
    """What the reader of one file sees of work, training and follow-ups. Three queries."""

    spells: tuple[LabourSpell, ...]
    conflicts: tuple[Conflict, ...]
    now: LabourSpell | None
    moments: tuple[Moment, ...]
    may_read: bool
    may_note: bool
    may_decide: bool
    is_under_way: bool
    is_closed: bool


def results(actor: Actor, dossier: Dossier, today: date) -> Results:
    """Everything on the page, or as little as the seat opens."""
    trajectory = dossier.trajectory
    spells = spells_of(actor, trajectory)
    return Results(
        spells=spells,
        conflicts=tuple(labour.conflicts(spells)),
        now=labour.status_on(spells, today),
        moments=tuple(moment(each, today) for each in _follow_ups(actor, trajectory)),
        may_read=access.can_read_work(actor, trajectory),
        may_note=access.can_note_work(actor, trajectory),
        may_decide=dossier.seat.may_decide,
        is_under_way=trajectory.state in (State.ACTIVE, State.PAUSED),
        is_closed=trajectory.state == State.CLOSED,
    )


def spells_of(actor: Actor, trajectory: Trajectory) -> tuple[LabourSpell, ...]:
    """Spells of the person, newest first; nothing for who does not read class 0."""
    if not access.can_read_work(actor, trajectory):
        return ()
    found = LabourSpell.objects.visible_to(actor).filter(participant=trajectory.participant_id)
    return tuple(found.select_related("noted_by").order_by("-starts_on", "source", "id"))


def moment(follow_up: FollowUp, today: date) -> Moment:
    """A follow-up as it stands today; wants its trajectory and attempts loaded."""
    exit_on = follow_up.trajectory.exit_on or follow_up.due_on
    window = moments.window(exit_on, follow_up.months)
    told = follow_up.evidence_on
    return Moment(
        follow_up=follow_up,
        attempts=tuple(sorted(follow_up.attempts.all(), key=lambda each: (each.on, each.pk))),
        opens_on=window.first,
        is_early=today < window.first,
        is_late=follow_up.is_open and today > follow_up.due_on,
        is_off=told is not None and not window.holds(told),
    )


def moment_name(follow_up: FollowUp) -> str:
    """The name of a moment: of the funders, or how many months after."""
    if follow_up.key in FollowUpKey.values:
        return str(FollowUpKey(follow_up.key).label)
    return ngettext("%(count)d month after", "%(count)d months after", follow_up.months) % {
        "count": follow_up.months
    }


def _follow_ups(actor: Actor, trajectory: Trajectory) -> list[FollowUp]:
    if not access.can_read_work(actor, trajectory):
        return []
    found = FollowUp.objects.visible_to(actor).filter(trajectory=trajectory)
    return list(
        found.select_related("trajectory").prefetch_related("attempts").order_by("months", "key")
    )
