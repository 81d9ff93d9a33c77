"""Who may say which programmes a partnership uses, and who belongs to its circle."""

from tandem.foundation.access import SYSTEM, Actor


def can_choose_programmes(actor: Actor) -> bool:
    """Coordinators, and the program itself when it sets up a partnership."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")


def can_see_circle(actor: Actor) -> bool:
    """Coordinators, and the data protection officer, who answers for who has a login."""
    return can_change_circle(actor) or actor.has_role("dpo")


def can_change_circle(actor: Actor) -> bool:
    """Coordinators, and the program itself when it sets up a partnership."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")
