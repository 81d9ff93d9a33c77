"""Who may do what with a plan. Everything follows from the seat in the team."""

from collections.abc import Collection, Iterable

from tandem.foundation import clock
from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.domains import Sensitivity
from tandem.rooms.plans import rules
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.models import TeamMember, Trajectory


def can_read(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the dream, the job target and the participation are open to the actor."""
    return access.can_read_class(actor, trajectory, Sensitivity.TEAM)


def can_change(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor may write the dream, the job target and the participation."""
    return access.can_write_class(actor, trajectory, Sensitivity.TEAM)


def can_write_row(actor: Actor, trajectory: Trajectory, sensitivity: int) -> bool:
    """Whether the actor may write a goal or step of this class: nobody writes above their own."""
    return access.can_write_class(actor, trajectory, sensitivity)


def can_witness(
    actor: Actor, trajectory: Trajectory, *, used: Collection[int], team: Iterable[TeamMember]
) -> bool:
    """Whether the participant can read and sign the plan at this actor's screen.

    The participant signs what is on the screen, so nothing may be missing there that
    another member of the team could show. used: classes that occur in the plan.
    """
    return can_change(actor, trajectory) and not kept_from(actor, trajectory, used=used, team=team)


def kept_from(
    actor: Actor, trajectory: Trajectory, *, used: Collection[int], team: Iterable[TeamMember]
) -> frozenset[int]:
    """Classes of the plan that somebody of today's team reads and the actor does not."""
    if actor.kind == SYSTEM:
        return frozenset()
    today = clock.today()
    return rules.kept_from(
        used=used,
        own=access.seat(actor, trajectory).readable_classes,
        team=[readable_classes(member) for member in team if member.is_of(today)],
    )


def readable_classes(member: TeamMember) -> tuple[int, ...]:
    """Classes that a member of the team reads in full."""
    return tuple(at for at, level in enumerate(member.class_levels) if level == access.EVERYTHING)
