"""Who may give logins."""

from tandem.foundation.access import SYSTEM, Actor


def can_give_logins(actor: Actor) -> bool:
    """Coordinators, and the program itself when it sets up a partnership."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")
