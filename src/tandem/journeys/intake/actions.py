"""From a first contact to a referral that has landed with the partnership."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused, Stale
from tandem.foundation.keys import uuid7
from tandem.journeys.intake import access, events, rules
from tandem.journeys.intake.lists import advice_of
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.contacts.models import ContactKind, OutreachContact
from tandem.rooms.measures import actions as measures_actions
from tandem.rooms.measures.actions.decisions import AlreadyDecided, change_signals, decide_signals
from tandem.rooms.measures.models import Assessment, SignalOutcome
from tandem.rooms.people import actions as people_actions
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories import access as trajectories_access
from tandem.rooms.trajectories import actions as trajectories_actions
from tandem.rooms.trajectories.actions import Meeting
from tandem.rooms.trajectories.models import IntroductoryMeeting, Trajectory

REFERRING_ROLES = ("mediator", "outreach")


class NotYet(Refused):
    """A day that has still to come; facts: field."""


class MetMeanwhile(Stale):
    """Somebody else noted an introductory meeting meanwhile; facts: meeting_id."""


@dataclass(frozen=True)
class Person:
    """Who somebody says to be.

    Without last name and birth date nobody is recognised, and a new participant is made.
    """

    first_name: str
    last_name: str = ""
    birth_date: date | None = None
    known_as: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Wish:
    """What somebody asks the partnership for. reason: in words; agreed_on: the day of the yes."""

    person: Person
    reason: str
    agreed_on: date


@dataclass(frozen=True)
class Landed:
    """Where a referral landed: a new trajectory, or the one that was open already."""

    participant_id: UUID
    trajectory_id: UUID


@transaction.atomic
def bring_in(*, actor: Actor, wish: Wish, kind: str, at: datetime) -> Landed:
    """Let somebody's wish land with the partnership, who agreed to it.

    Somebody known by exactly this name and birth date stays one participant; when a
    trajectory is open, the reason goes to its team as a note of this ContactKind.
    Pages never show the result: whether a person was known is nobody's business here.
    Raises Denied, NotYet. Records intake:recognised for who was known, and what the
    rooms record.
    """
    foundation_access.require(access.can_bring_in(actor))
    today = at.astimezone(BRUSSELS).date()
    if wish.agreed_on > today:
        raise NotYet(field="agreed_on")
    known = _recognise(actor, wish.person)
    participant = known or _add(actor, wish.person)
    reason = _with_phone(wish) if known else wish.reason
    try:
        trajectory_id = trajectories_actions.refer(
            actor=actor,
            participant_id=participant.pk,
            organisation_id=_organisation_id(actor),
            reason=reason,
            agreed_on=wish.agreed_on,
            on=today,
        ).pk
    except trajectories_actions.AlreadyOpen as refusal:
        trajectory_id = cast(UUID, refusal.facts["trajectory_id"])
        contacts_actions.hand_over_words(
            actor=actor,
            trajectory_id=trajectory_id,
            participant_id=participant.pk,
            note=contacts_actions.Note(kind=kind, on=wish.agreed_on, text=reason),
            at=at,
        )
    return Landed(participant_id=participant.pk, trajectory_id=trajectory_id)


@transaction.atomic
def bring_in_contact(
    *, actor: Actor, contact_id: UUID, wish: Wish, words_may_come: bool, at: datetime
) -> None:
    """Join a first contact to the person it turned out to be, and refer that person.

    words_may_come: the person agrees that what was told then goes along, so that nobody
    has to tell it twice. Returns nothing, so that no page can tell who was known.
    Raises OutreachContact.DoesNotExist, Denied, NotYet, and contacts' AlreadyJoined
    and BeforeContact.
    """
    contact = OutreachContact.objects.visible_to(actor).get(pk=contact_id)
    landed = bring_in(actor=actor, wish=wish, kind=ContactKind.OUTREACH, at=at)
    contacts_actions.join_to_participant(
        actor=actor,
        contact_id=contact_id,
        participant_id=landed.participant_id,
        agreed_on=wish.agreed_on,
        at=at,
    )
    words = "\n".join(filter(None, (contact.words, contact.agreed_next)))
    if words_may_come and words:
        contacts_actions.hand_over_words(
            actor=actor,
            trajectory_id=landed.trajectory_id,
            participant_id=landed.participant_id,
            note=contacts_actions.Note(
                kind=ContactKind.OUTREACH,
                on=contact.met_on,
                text=words,
                domains=tuple(contact.domains),
            ),
            at=at,
        )


@transaction.atomic
def note_list(
    *,
    actor: Actor,
    list_id: UUID,
    instrument_id: UUID,
    answers: Mapping[str, Any],
    on: date,
) -> Assessment:
    """Keep a warning-light list without a name. A form sent again corrects what it kept.

    list_id: key made by the form; where that list has been decided, a new one is kept.
    Raises Denied, AnswersRefused.
    """
    foundation_access.require(access.can_tick_lights(actor))
    given: dict[str, Any] = {"actor": actor, "answers": answers, "on": on}
    new = {"instrument_id": instrument_id, **given}
    try:
        with transaction.atomic():
            measures_actions.note_signals(assessment_id=list_id, **new)
            return change_signals(assessment_id=list_id, **given)
    except (AlreadyDecided, IntegrityError):
        # The key belongs to a list that lies in somebody's file by now, or that was left.
        return measures_actions.note_signals(assessment_id=uuid7(), **new)


@transaction.atomic
def refer_after_signals(*, actor: Actor, assessment_id: UUID, wish: Wish, at: datetime) -> None:
    """Refer somebody after a warning-light list, and put the list in that person's file.

    Returns nothing, so that no page can tell who was known. Raises Assessment.DoesNotExist,
    AlreadyDecided, Denied, NotYet.
    """
    decide_signals(
        actor=actor,
        assessment_id=assessment_id,
        outcome=SignalOutcome.REFERRED,
        on=at.astimezone(BRUSSELS).date(),
    )
    landed = bring_in(actor=actor, wish=wish, kind=ContactKind.OFFICE, at=at)
    try:
        measures_actions.attach_signals(
            actor=actor,
            assessment_id=assessment_id,
            participant_id=landed.participant_id,
            trajectory_id=landed.trajectory_id,
        )
    except IntegrityError:
        # The open file holds a list of the same day already; this one stays without a name.
        return


@transaction.atomic
def leave_signals(
    *, actor: Actor, assessment_id: UUID, outcome: SignalOutcome, reason: str, on: date
) -> None:
    """Keep that nobody is referred after a list: not now, or the person said no.

    Not following the list's suggestion takes a reason; somebody's no never does, and none is
    kept. Raises Assessment.DoesNotExist, AlreadyDecided, Denied, NeedsReason.
    """
    assessment = (
        Assessment.objects.visible_to(actor).select_related("instrument").get(pk=assessment_id)
    )
    says_no = outcome == SignalOutcome.SAID_NO
    if not says_no and not reason.strip() and advice_of(assessment).suggests:
        raise trajectories_actions.NeedsReason(outcome=outcome)
    decide_signals(
        actor=actor,
        assessment_id=assessment_id,
        outcome=outcome,
        reason="" if says_no else reason,
        on=on,
    )


@transaction.atomic
def note_meeting(
    *, actor: Actor, trajectory_id: UUID, meeting: Meeting, seen_id: UUID | None, at: datetime
) -> IntroductoryMeeting:
    """Note the introductory meeting, unless somebody else just did.

    seen_id: the newest meeting that the actor had before them while writing, None for none.
    The same report sent twice is noted once. Raises Trajectory.DoesNotExist, Denied, NotYet,
    MetMeanwhile, and what `trajectories.actions.note_meeting` raises, which also records.
    """
    trajectory = (
        Trajectory.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=trajectory_id)
    )
    foundation_access.require(trajectories_access.can_decide(actor, trajectory))
    if meeting.on > at.astimezone(BRUSSELS).date():
        raise NotYet(field="on")
    newest = trajectory.meetings.order_by("-id").first()
    if newest is not None and newest.pk != seen_id:
        if newest.noted_by_id == actor.user_id and _says(newest, meeting):
            return newest
        raise MetMeanwhile(meeting_id=newest.pk)
    return trajectories_actions.note_meeting(
        actor=actor, trajectory_id=trajectory_id, meeting=meeting
    )


def _says(noted: IntroductoryMeeting, meeting: Meeting) -> bool:
    names = ("on", "outcome", "reason", "own_words", "others_present", "elsewhere")
    return all(getattr(noted, name) == getattr(meeting, name) for name in names)


def _recognise(actor: Actor, person: Person) -> Participant | None:
    """The one participant with exactly this name and birth date; None when in doubt."""
    if not (person.last_name and person.birth_date):
        return None
    born_then = Participant.objects.visible_to(actor).filter(birth_date=person.birth_date)
    same = [
        known
        for known in born_then.only("first_name", "last_name")
        if rules.is_same_name(known.first_name, person.first_name)
        and rules.is_same_name(known.last_name, person.last_name)
    ]
    if len(same) != 1:
        return None
    record(events.RECOGNISED, actor=actor, subject=same[0], participant_id=same[0].pk)
    return same[0]


def _add(actor: Actor, person: Person) -> Participant:
    facts = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "birth_date": person.birth_date,
        "known_as": person.known_as,
        "phone": person.phone,
    }
    return people_actions.add_participant(actor=actor, facts=facts)


def _with_phone(wish: Wish) -> str:
    """A number given now must not vanish, nor replace the one that the team knows."""
    return "\n".join(filter(None, (wish.reason, wish.person.phone)))


def _organisation_id(actor: Actor) -> UUID | None:
    """Of somebody with several posts, the one from which people are referred."""
    first = sorted(actor.posts, key=lambda post: post.role not in REFERRING_ROLES)[:1]
    return first[0].organisation_id if first else None
