"""Who may do what with a trajectory. Everything follows from a seat in its team."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tandem.foundation import clock
from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.models import TeamMember, Trajectory
from tandem.rooms.trajectories.queries import OVERVIEW_ROLES
from tandem.rooms.trajectories.rules import DECIDING_ROLES, EVERYTHING, NOTHING, SUMMARY


@dataclass(frozen=True, slots=True)
class Seat:
    """What one actor may see and do in one trajectory.

    levels: by class of life domain, 0 to 3: nothing, a summary, everything.
    may_write: false during the thirty days of reading after leaving the team.
    may_decide: on the start and on who walks along.
    """

    levels: tuple[int, ...] = (NOTHING,) * 4
    roles: frozenset[str] = frozenset()
    may_write: bool = False
    may_decide: bool = False

    @property
    def readable_classes(self) -> tuple[int, ...]:
        """Classes read in full."""
        return tuple(at for at, level in enumerate(self.levels) if level == EVERYTHING)

    @property
    def summary_classes(self) -> tuple[int, ...]:
        """Classes of which only is seen whether they hinder work, and what to arrange."""
        return tuple(at for at, level in enumerate(self.levels) if level == SUMMARY)

    @property
    def is_member(self) -> bool:
        return bool(self.roles)

    @property
    def knows_person(self) -> bool:
        """Whether birth date, address, phone and the reason of the referral are open.

        Somebody for whom the participant opened nothing yet knows the name only.
        """
        return self.may_decide or EVERYTHING in self.levels[:1]


_EVERYTHING = Seat(levels=(EVERYTHING,) * 4, may_write=True, may_decide=True)


def seat(actor: Actor, trajectory: Trajectory, team: Iterable[TeamMember] | None = None) -> Seat:
    """The actor's seat in this trajectory, remembered on the instance.

    team: everybody who walks along or did, when that is known. One query without it; none
    when the team has been prefetched.
    """
    seats = trajectory.__dict__.setdefault("_seats", {})
    if actor not in seats:
        seats[actor] = _find_seat(actor, trajectory, team)
    return seats[actor]


def _find_seat(actor: Actor, trajectory: Trajectory, team: Iterable[TeamMember] | None) -> Seat:
    if actor.kind == SYSTEM:
        return _EVERYTHING
    today = clock.today()
    mine = _seats_of(actor, trajectory) if team is None else _own(actor, team)
    rows = [row for row in mine if row.opens_on(today)]
    levels = tuple(max((row.class_levels[at] for row in rows), default=NOTHING) for at in range(4))
    roles_today = {row.role for row in rows if row.is_of(today)}
    return Seat(
        levels=levels,
        roles=frozenset(row.role for row in rows),
        may_write=bool(roles_today),
        may_decide=can_form_team(actor) or not roles_today.isdisjoint(DECIDING_ROLES),
    )


def _own(actor: Actor, team: Iterable[TeamMember]) -> list[TeamMember]:
    employers = actor.organisation_ids
    return [
        row for row in team if row.user_id == actor.user_id and row.organisation_id in employers
    ]


def _seats_of(actor: Actor, trajectory: Trajectory) -> list[TeamMember]:
    if "team" in getattr(trajectory, "_prefetched_objects_cache", {}):
        return _own(actor, trajectory.team.all())
    mine = TeamMember.objects.seats_of(actor, clock.today())
    return list(mine.filter(trajectory_id=trajectory.pk))


def can_read_class(actor: Actor, trajectory: Trajectory, sensitivity: int) -> bool:
    """Whether everything in this class of life domain, 0 to 3, is open to the actor."""
    return seat(actor, trajectory).levels[sensitivity] == EVERYTHING


def can_write_class(actor: Actor, trajectory: Trajectory, sensitivity: int) -> bool:
    """Whether the actor may write in this class: reads it in full and is still in the team."""
    return seat(actor, trajectory).may_write and can_read_class(actor, trajectory, sensitivity)


def can_write(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor is in the team today."""
    return seat(actor, trajectory).may_write


def can_refer(actor: Actor) -> bool:
    """Anyone with a post may refer someone; referring gives no access afterwards."""
    return actor.kind == SYSTEM or bool(actor.posts)


def can_decide(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor may note a meeting's outcome, start, and say who walks along.

    That is for the tandem and for who coordinates, not for experts by experience and
    group guides.
    """
    return seat(actor, trajectory).may_decide


def can_seat(actor: Actor, trajectory: Trajectory, *, user_id: UUID) -> bool:
    """Whether the actor may give this login a seat; only who coordinates gives their own.

    Else a work counsellor could sit down as a welfare counsellor, and read more.
    """
    if can_form_team(actor):
        return True
    return can_decide(actor, trajectory) and user_id != actor.user_id


def can_form_team(actor: Actor) -> bool:
    """Coordinators say who walks along."""
    return actor.kind == SYSTEM or actor.has_role(*OVERVIEW_ROLES)


def can_note_work(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor may note work, training and what comes of it.

    That is class 0, so for who reads it in full and walks along today; who coordinates
    answers for the funder's figures and may do it too.
    """
    return can_form_team(actor) or can_write_class(actor, trajectory, 0)


def can_read_network(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether names of friends and family, and own words at the closing, are open."""
    return can_read_class(actor, trajectory, Domain.NET.sensitivity)


def can_write_network(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor may write them."""
    return can_write_class(actor, trajectory, Domain.NET.sensitivity)


def can_read_work(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor may read work and training: class 0, or who coordinates."""
    return can_form_team(actor) or can_read_class(actor, trajectory, 0)
