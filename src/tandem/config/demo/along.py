"""Along the way: contacts, files that are opened, people who join and leave, a pause, an end."""

from datetime import datetime

from tandem.config.demo import arrival, deck
from tandem.config.demo.walk import Walk
from tandem.foundation.keys import uuid7
from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, Purpose
from tandem.rooms.contacts import access as contacts_access
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.contacts.rules import sensitivity
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.dossier import open_dossier
from tandem.rooms.trajectories.models import (
    Contract,
    ExitReason,
    LabourSource,
    LabourStatus,
    TeamRole,
    Trajectory,
)

EARLY = (ExitReason.STOPPED, ExitReason.OUT_OF_TOUCH, ExitReason.MOVED)
PARTS = ("overview", "overview", "plan", "life-domains", "timeline")


def keep_in_touch(walk: Walk, at: datetime) -> None:
    """Somebody of the team meets the person, writes it down, and has looked at the file."""
    role = walk.random.choice(["work", "work", "welfare", "welfare", *walk.team])
    kind = walk.random.choice([role] * 8 + ["missed"])
    note = walk.draw(kind, deck.read("notes.yaml")[kind])
    actor = walk.actor(role)
    open_dossier(actor=actor, trajectory_id=walk.trajectory_id, part=walk.random.choice(PARTS))
    trajectory = Trajectory.objects.get(pk=walk.trajectory_id)
    if contacts_access.can_note(actor, trajectory, sensitivity(note["domains"])):
        _write(walk, role, note, at)
    if walk.random.random() < 0.08:
        own = walk.draw("personal", deck.read("notes.yaml")["personal"])
        _write(walk, role, own, at, is_personal=True)


def _write(walk: Walk, role: str, note: dict, at: datetime, *, is_personal: bool = False) -> None:
    contacts_actions.add_note(
        actor=walk.actor(role),
        trajectory_id=walk.trajectory_id,
        note_id=uuid7(),
        note=contacts_actions.Note(
            kind=note["kind"],
            on=at.date(),
            text=walk.words(note["text"]),
            domains=tuple(note["domains"]),
            is_personal=is_personal,
        ),
        at=at,
    )


def change_team(walk: Walk, at: datetime) -> None:
    """A counsellor leaves and another joins; the person is asked anew for a new partner."""
    told = walk.turns["leaves"]
    role = told["role"]
    trajectory_actions.end_member(
        actor=walk.coordinator,
        member_id=walk.seats[role],
        ends_on=at.date(),
        reason=told["reason"],
    )
    walk.team[role] = told["to"]
    member = trajectory_actions.add_member(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        post_id=walk.post_id(role),
        role=TeamRole(role),
        starts_on=at.date(),
    )
    walk.seats[role] = member.pk
    arrival.ask_to_share(walk, role, at)


def withdraw(walk: Walk, at: datetime) -> None:
    """The person takes back a yes for one partner and one class of life domain."""
    told = walk.turns["withdraws"]
    organisation_id = walk.actor(told["role"]).posts[0].organisation_id
    question = Question(Purpose.SHARE, organisation_id, told["class"])
    arrival.answer(walk, question, Answer.WITHDRAWN, at)


def pause(walk: Walk, at: datetime) -> None:
    """Life asks for attention elsewhere; the place is kept."""
    trajectory_actions.pause(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        on=at.date(),
        reason=walk.turns["paused"]["reason"],
    )


def close(walk: Walk, at: datetime) -> None:
    """The last day. The team stays: asking again is its work."""
    told = walk.turns["closed"]
    trajectory_actions.close_trajectory(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        leaving=trajectory_actions.Leaving(
            exit_on=at.date(),
            reason=told["why"],
            left_early=told["why"] in EARLY,
            words=told["reason"],
        ),
    )
    if told["why"] == ExitReason.WORK:
        _note_work(walk, told["reason"], at)


def _note_work(walk: Walk, words: str, at: datetime) -> None:
    """Work that begins on the last day, as the person tells it."""
    contract = Contract.OPEN_ENDED if "vast" in words.lower() else Contract.FIXED_TERM
    trajectory_actions.note_spell(
        actor=walk.coordinator,
        trajectory_id=walk.trajectory_id,
        words=trajectory_actions.SpellWords(
            status=LabourStatus.EMPLOYED,
            starts_on=at.date(),
            source=LabourSource.PARTICIPANT,
            contract=contract,
        ),
        at=at,
    )
