"""Who may take figures and files out."""

from tandem.foundation.access import SYSTEM, Actor


def can_export(actor: Actor) -> bool:
    """A file with everybody in it: coordinators, who answer for it, and the program itself."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")


def can_report(actor: Actor) -> bool:
    """The funder's figures: coordinators, who answer for them, and the program itself."""
    return can_export(actor)
