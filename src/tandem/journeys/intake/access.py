"""Who may bring somebody to the partnership."""

from tandem.foundation.access import Actor
from tandem.rooms.measures import access as measures_access
from tandem.rooms.people import access as people_access
from tandem.rooms.trajectories import access as trajectories_access


def can_bring_in(actor: Actor) -> bool:
    """Everyone who may add people and refer them. It opens nothing afterwards."""
    return people_access.can_add(actor) and trajectories_access.can_refer(actor)


def can_tick_lights(actor: Actor) -> bool:
    """Who may fill in a warning-light list with somebody, and may then refer that person."""
    return measures_access.can_note_signals(actor) and can_bring_in(actor)
