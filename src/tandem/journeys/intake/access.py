"""Who may bring somebody to the partnership."""

from tandem.foundation.access import Actor
from tandem.rooms.people import access as people_access
from tandem.rooms.trajectories import access as trajectories_access


def can_bring_in(actor: Actor) -> bool:
    """Everyone who may add people and refer them. It opens nothing afterwards."""
    return people_access.can_add(actor) and trajectories_access.can_refer(actor)
