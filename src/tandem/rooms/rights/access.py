"""Who may read and write of rights: whoever the participant opened income to."""

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people import access as people_access
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.models import Trajectory

# Income and rights are of one class; a test says so.
SENSITIVITY = Domain.INC.sensitivity


def can_read(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether household, incomes and rights of this participant are open in full."""
    return access.can_read_class(actor, trajectory, SENSITIVITY)


def can_write(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor reads them, is in the team today, and meets participants in their work."""
    may_write = access.can_write_class(actor, trajectory, SENSITIVITY)
    return may_write and people_access.can_add(actor)


def can_add_rights(actor: Actor) -> bool:
    """Who coordinates says which rights the place itself gives."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")


def can_count(actor: Actor) -> bool:
    """Who coordinates sees sums of what became of rights, and never whose they are."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")
