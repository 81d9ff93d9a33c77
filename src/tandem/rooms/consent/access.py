"""Who may write down what a participant answers."""

from tandem.foundation.access import SYSTEM, Actor


def can_ask(actor: Actor) -> bool:
    """Counsellors, mediators and coordinators ask; the answer is the participant's."""
    return actor.kind == SYSTEM or actor.has_role(
        "coordinator", "work", "welfare", "mediator", "outreach"
    )
