"""Noting work, training or neither, and settling what sources disagree on."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories import access, events, labour
from tandem.rooms.trajectories.hand import NeedsReason, locked
from tandem.rooms.trajectories.models import LabourSpell, Told, Trajectory


class BeforeBirth(Refused):
    """Nobody works before being born; facts: starts_on, birth_date."""


class EndsBeforeStart(Refused):
    """The last day precedes the first; facts: starts_on, ends_on."""


class SpellsOverlap(Refused):
    """This source told of these days already; facts: spell_id, starts_on, ends_on."""


@dataclass(frozen=True)
class SpellWords:
    """What a source tells of one period. Fields as in LabourSpell."""

    status: str
    starts_on: date
    source: str
    ends_on: date | None = None
    contract: str = ""
    hours_per_week: Decimal | None = None
    wants_more_hours: str = Told.NOT_ASKED
    skill_level: int | None = None
    quality: str = ""


@transaction.atomic
def note_spell(
    *, actor: Actor, trajectory_id: UUID, words: SpellWords, at: datetime
) -> LabourSpell:
    """Note a period of work, training or neither.

    Raises Denied, Trajectory.DoesNotExist, EndsBeforeStart, BeforeBirth, SpellsOverlap (one
    source cannot tell two things of one day; another source can). Records spell-noted.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_note_work(actor, trajectory))
    person = _hold_person(actor, trajectory)
    _check(person, words)
    spell = LabourSpell.objects.create(
        partnership_id=actor.partnership_id,
        participant=person,
        trajectory=trajectory,
        noted_by_id=actor.user_id,
        noted_at=at,
        **asdict(words),
    )
    _record(events.SPELL_NOTED, actor, spell)
    return spell


@transaction.atomic
def correct_spell(*, actor: Actor, spell_id: UUID, words: SpellWords, at: datetime) -> LabourSpell:
    """Write a period over; what it was before stays in the history.

    Raises Denied, LabourSpell.DoesNotExist, EndsBeforeStart, BeforeBirth, SpellsOverlap.
    Records spell-corrected.
    """
    spell, person = _take(actor, spell_id)
    if spell.counts:
        _check(person, words, but=spell.pk)
    for name, value in asdict(words).items():
        setattr(spell, name, value)
    spell.noted_by_id, spell.noted_at = actor.user_id, at
    spell.save()
    _record(events.SPELL_CORRECTED, actor, spell)
    return spell


@transaction.atomic
def end_spell(*, actor: Actor, spell_id: UUID, ends_on: date) -> LabourSpell:
    """A period is over; ends_on is its last day.

    Raises Denied, LabourSpell.DoesNotExist, EndsBeforeStart. Records spell-corrected.
    """
    spell, _ = _take(actor, spell_id)
    if ends_on < spell.starts_on:
        raise EndsBeforeStart(starts_on=spell.starts_on, ends_on=ends_on)
    spell.ends_on = ends_on
    spell.save(update_fields=["ends_on"])
    _record(events.SPELL_CORRECTED, actor, spell)
    return spell


@transaction.atomic
def set_aside_spell(*, actor: Actor, spell_id: UUID, reason: str, at: datetime) -> LabourSpell:
    """Settle a difference between sources against this row; it stays readable.

    Raises Denied, LabourSpell.DoesNotExist, NeedsReason. Records spell-set-aside.
    """
    spell, _ = _take(actor, spell_id)
    if not reason.strip():
        raise NeedsReason
    spell.set_aside_at, spell.set_aside_by_id = at, actor.user_id
    spell.set_aside_reason = reason.strip()[:300]
    spell.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_reason"])
    _record(events.SPELL_SET_ASIDE, actor, spell)
    return spell


@transaction.atomic
def take_back_spell(*, actor: Actor, spell_id: UUID) -> LabourSpell:
    """Let a row that was set aside count again.

    Raises Denied, LabourSpell.DoesNotExist, SpellsOverlap when its source told something
    else of those days meanwhile. Records spell-taken-back.
    """
    spell, person = _take(actor, spell_id)
    _check_overlap(person, spell.source, spell.starts_on, spell.ends_on, but=spell.pk)
    spell.set_aside_at, spell.set_aside_by_id, spell.set_aside_reason = None, None, ""
    spell.save(update_fields=["set_aside_at", "set_aside_by", "set_aside_reason"])
    _record(events.SPELL_TAKEN_BACK, actor, spell)
    return spell


def _take(actor: Actor, spell_id: UUID) -> tuple[LabourSpell, Participant]:
    """The spell and its person, held; through a file of the person that the actor may write."""
    spell = LabourSpell.objects.visible_to(actor).get(pk=spell_id)
    files = Trajectory.objects.visible_to(actor).filter(participant_id=spell.participant_id)
    foundation_access.require(any(access.can_note_work(actor, each) for each in files))
    person = _hold_person(actor, spell)
    return LabourSpell.objects.select_for_update(of=("self",)).get(pk=spell_id), person


def _hold_person(actor: Actor, row: Trajectory | LabourSpell) -> Participant:
    people = Participant.objects.visible_to(actor).select_for_update(of=("self",))
    return people.get(pk=row.participant_id)


def _check(person: Participant, words: SpellWords, but: UUID | None = None) -> None:
    if words.ends_on is not None and words.ends_on < words.starts_on:
        raise EndsBeforeStart(starts_on=words.starts_on, ends_on=words.ends_on)
    if person.birth_date is not None and words.starts_on < person.birth_date:
        raise BeforeBirth(starts_on=words.starts_on, birth_date=person.birth_date)
    _check_overlap(person, words.source, words.starts_on, words.ends_on, but=but)


def _check_overlap(
    person: Participant, source: str, first: date, last: date | None, *, but: UUID | None
) -> None:
    others = [spell for spell in person.spells.that_count() if spell.pk != but]
    for other in labour.overlapping(others, source=source, first=first, last=last):
        raise SpellsOverlap(spell_id=other.pk, starts_on=other.starts_on, ends_on=other.ends_on)


def _record(event: str, actor: Actor, spell: LabourSpell) -> None:
    record(event, actor=actor, subject=spell, status=spell.status, source=spell.source)
