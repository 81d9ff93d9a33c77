"""What other rooms know that belongs on the paper of a plan.

Rooms beside each other never meet: a journey introduces them when the house is loaded, and
without one the paper simply shows less.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.plans.documents.content import Appointment

# (actor, key of the trajectory, now) -> the next appointment that this actor may see.
Ask = Callable[[Actor, UUID, datetime], Appointment | None]
_asked: list[Ask] = []


def introduce(ask: Ask) -> None:
    """Have `next_appointment` ask this from now on."""
    _asked[:] = [ask]


def next_appointment(actor: Actor, trajectory_id: UUID, now: datetime) -> Appointment | None:
    """The first appointment to come, or None."""
    return next((ask(actor, trajectory_id, now) for ask in _asked), None)
