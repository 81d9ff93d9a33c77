"""One person's walk, from a first signal to a signed plan and after, told as it happened."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tandem.config.demo.circle import Circle
from tandem.config.demo.clockwork import at_work
from tandem.foundation.access import Actor
from tandem.foundation.keys import uuid7
from tandem.journeys.start import actions as start_actions
from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, Purpose
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.people import actions as people_actions
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.models import MeetingOutcome, TeamRole
from tandem.rooms.trajectories.rules import classes_to_ask


@dataclass
class Walk:
    """One episode of one person, and what the story needs to remember on the way.

    card: the person's lines of people.yaml. plot: the lines of the plot that is lived.
    """

    circle: Circle
    card: dict[str, Any]
    plot: dict[str, Any]
    random: Random
    today: date
    participant_id: UUID | None = None
    trajectory_id: UUID | None = None
    remembered: dict[str, Any] = field(default_factory=dict)

    def on(self, days_ago: int) -> datetime:
        """A moment in office hours, so many days before today."""
        return at_work(self.today - timedelta(days=days_ago), self.random.randrange(8 * 60))

    def actor(self, role: str) -> Actor:
        """The member of this person's tandem in a role."""
        return self.circle.actor(self.card["team"][role])

    def post_id(self, role: str) -> UUID:
        return self.circle.posts[self.card["team"][role]].pk

    @property
    def coordinator(self) -> Actor:
        return self.circle.actor("an")


def live(walk: Walk) -> Iterator[datetime]:
    """Live one episode; each moment is yielded before it happens."""
    stage, begins = walk.card["stage"], walk.card["begins"]
    at = walk.on(begins)
    yield at
    _refer(walk, at)
    if stage == "referred":
        return
    at = walk.on(begins - 12)
    yield at
    _meet(walk, at)
    if stage in ("waiting", "pre_trajectory", "elsewhere", "declined"):
        return
    at = walk.on(begins - 19)
    yield at
    _start(walk, at)
    _ask_consent(walk, at)
    for note in walk.plot["notes"]:
        at = walk.on(begins - 19 - note["day"])
        yield at
        _note(walk, note, at)


def _refer(walk: Walk, at: datetime) -> None:
    referrer = walk.circle.actor(walk.card.get("referrer", "ilse"))
    card = walk.card
    first_name, last_name = card["name"]
    participant = people_actions.add_participant(
        actor=referrer,
        facts={"first_name": first_name, "last_name": last_name, **card["facts"]},
    )
    walk.participant_id = participant.pk
    walk.trajectory_id = trajectory_actions.refer(
        actor=referrer,
        participant_id=participant.pk,
        organisation_id=referrer.posts[0].organisation_id,
        reason=walk.plot["signal"],
        agreed_on=at.date(),
        on=at.date(),
    ).pk


_OUTCOMES = {
    "waiting": MeetingOutcome.WAITING,
    "pre_trajectory": MeetingOutcome.PRE_TRAJECTORY,
    "elsewhere": MeetingOutcome.ELSEWHERE,
    "declined": MeetingOutcome.DECLINED,
}


def _meet(walk: Walk, at: datetime) -> None:
    outcome = _OUTCOMES.get(walk.card["stage"], MeetingOutcome.START)
    trajectory_actions.note_meeting(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        meeting=trajectory_actions.Meeting(
            on=at.date(),
            participant_present=True,
            outcome=outcome,
            reason=walk.card.get("reason", ""),
            own_words=walk.plot["meeting"],
            elsewhere=walk.card.get("elsewhere", ""),
            post_ids=(walk.post_id("work"), walk.post_id("welfare")),
        ),
    )


def _start(walk: Walk, at: datetime) -> None:
    programme = walk.circle.programmes[walk.plot["programme"]]
    trajectory_actions.start(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        programme_id=programme.pk,
        entry_on=at.date(),
        phase=programme.definition["phases"][1]["key"],
        profile=walk.card.get("profile", {}),
    )
    start_actions.form_tandem(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        seats={role: walk.post_id(role) for role in walk.card["team"]},
        starts_on=at.date(),
    )


def _ask_consent(walk: Walk, at: datetime) -> None:
    refused = set(map(tuple, walk.card.get("refuses", ())))
    for purpose in (Purpose.TAKE_PART, Purpose.CONTACT, Purpose.AGGREGATE):
        _answer(walk, Question(purpose), Answer.GIVEN, at)
    for role in walk.card["team"]:
        organisation_id = walk.actor(role).posts[0].organisation_id
        for sensitivity in classes_to_ask(TeamRole(role)):
            said = Answer.REFUSED if (role, sensitivity) in refused else Answer.GIVEN
            _answer(walk, Question(Purpose.SHARE, organisation_id, sensitivity), said, at)


def _answer(walk: Walk, question: Question, answer: Answer, at: datetime) -> None:
    start_actions.answer_consent(
        actor=walk.actor("welfare"),
        trajectory_id=walk.trajectory_id,
        question=question,
        answer=answer,
        at=at,
    )


def _note(walk: Walk, note: dict[str, Any], at: datetime) -> None:
    contacts_actions.add_note(
        actor=walk.actor(note["who"]),
        trajectory_id=walk.trajectory_id,
        note_id=uuid7(),
        note=contacts_actions.Note(
            kind=note["kind"],
            on=at.date(),
            text=note["text"],
            domains=tuple(note["domains"]),
        ),
        at=at,
    )
