"""Who may say which programmes a partnership uses."""

from tandem.foundation.access import SYSTEM, Actor


def can_choose_programmes(actor: Actor) -> bool:
    """Coordinators, and the program itself when it sets up a partnership."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")
