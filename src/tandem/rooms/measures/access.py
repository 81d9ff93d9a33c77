"""Who may measure, and who may say which questionnaires are used."""

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.instrument import Question
from tandem.rooms.partners.domains import Domain, Sensitivity
from tandem.rooms.trajectories import access as trajectory_access
from tandem.rooms.trajectories.models import Trajectory


def can_choose_instruments(actor: Actor) -> bool:
    """Coordinators, and the program itself when it sets up a partnership."""
    return actor.kind == SYSTEM or actor.has_role("coordinator")


def can_note_signals(actor: Actor) -> bool:
    """Anyone with a post may go through the warning lights with somebody."""
    return actor.kind == SYSTEM or bool(actor.posts)


def can_measure(actor: Actor, trajectory: Trajectory) -> bool:
    """Who is in the team today, and reads what is open to it, may write what a voice says."""
    return trajectory_access.can_write_class(actor, trajectory, Sensitivity.TEAM)


def can_note_on(actor: Actor, trajectory: Trajectory, domain: str) -> bool:
    """A score or need is written by who reads its life domain in full and is in the team."""
    return trajectory_access.can_write_class(actor, trajectory, Domain(domain).sensitivity)


def writable_domains(actor: Actor, trajectory: Trajectory) -> tuple[Domain, ...]:
    """The life domains on which the actor may write, in their own order."""
    return tuple(domain for domain in Domain if can_note_on(actor, trajectory, domain))


def closed_questions(
    actor: Actor, trajectory: Trajectory, definition: Definition
) -> frozenset[str]:
    """Names of the questions of a class that the actor does not read in full.

    A question without a life domain is of the class that is open to the team.
    """
    return frozenset(
        question.name
        for question in definition.questions
        if not trajectory_access.can_read_class(actor, trajectory, _class_of(question))
    )


def _class_of(question: Question) -> Sensitivity:
    return Domain(question.domain).sensitivity if question.domain else Sensitivity.TEAM
