"""Who may add and change people."""

from tandem.foundation.access import SYSTEM, Actor

_WORKERS = ("coordinator", "work", "welfare", "mediator", "outreach")


def can_add(actor: Actor) -> bool:
    """Everyone who meets participants in their work, and the program itself."""
    return actor.kind == SYSTEM or actor.has_role(*_WORKERS)


def can_import(actor: Actor) -> bool:
    """Registers hold many people at once: coordinators only."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")
