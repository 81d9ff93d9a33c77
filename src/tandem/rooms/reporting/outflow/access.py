"""Who may see outflow: figures of groups, never of a person."""

from tandem.foundation.access import SYSTEM, Actor

READERS = ("coordinator", "steering")


def can_see_outflow(actor: Actor) -> bool:
    """Coordinators and the steering group: aggregates are all that a steering group sees."""
    return actor.kind == SYSTEM or actor.has_role(*READERS)
