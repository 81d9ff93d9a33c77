"""Searching participants within what the actor may see."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.people import events
from tandem.rooms.people.models import Participant
from tandem.rooms.people.search import Question, narrow, read_question
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.models import TeamMember, Trajectory

HITS_AT_MOST = 25


@dataclass(frozen=True)
class Hit:
    """A person found, with the newest trajectory that the actor may see.

    knows_person: whether more than the name is open to the actor.
    """

    participant: Participant
    trajectory: Trajectory
    knows_person: bool


@dataclass(frozen=True)
class Hits:
    """What was found; has_more tells to be more precise, is_tolerant that spelling differs."""

    rows: tuple[Hit, ...] = ()
    has_more: bool = False
    is_tolerant: bool = False


def find(*, actor: Actor, text: str) -> Hits:
    """At most 25 people who fit, exact words first, then with one typing error.

    Records participant:searched with the number found, never with what was typed.
    """
    question = read_question(text)
    if question.is_empty or actor.partnership_id is None:
        return Hits()
    people, is_tolerant = _people(actor, question)
    hits = _with_trajectories(actor, people[:HITS_AT_MOST])
    record(events.SEARCHED, actor=actor, found=len(hits), tolerant=is_tolerant)
    return Hits(rows=hits, has_more=len(people) > HITS_AT_MOST, is_tolerant=is_tolerant)


def _people(actor: Actor, question: Question) -> tuple[list[Participant], bool]:
    theirs = Trajectory.objects.visible_to(actor).filter(participant_id=OuterRef("pk"))
    allowed = Participant.objects.visible_to(actor).filter(Exists(theirs))
    exact = list(narrow(allowed, question, tolerant=False)[: HITS_AT_MOST + 1])
    if exact or not question.words:
        return exact, False
    return list(narrow(allowed, question, tolerant=True)[: HITS_AT_MOST + 1]), True


def _with_trajectories(actor: Actor, people: list[Participant]) -> tuple[Hit, ...]:
    seats = TeamMember.objects.seats_of(actor, clock.today())
    newest: dict = {}
    for trajectory in (
        Trajectory.objects.visible_to(actor)
        .filter(participant__in=people)
        .select_related("programme")
        .defer("programme__definition")
        .prefetch_related(Prefetch("team", queryset=seats))
        .order_by("id")
    ):
        newest[trajectory.participant_id] = trajectory
    hits = (
        Hit(person, found, access.seat(actor, found).knows_person)
        for person in people
        if (found := newest.get(person.pk))
    )
    return tuple(
        sorted(hits, key=lambda hit: (hit.participant.last_name, hit.participant.first_name))
    )
