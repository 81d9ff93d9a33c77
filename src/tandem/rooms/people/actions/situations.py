"""Noting what a household tells of its situation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from django.db import models, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.people import access, events
from tandem.rooms.people.actions.persons import NotYet
from tandem.rooms.people.figures import Lack, Occupation, Weak
from tandem.rooms.people.models import (
    HouseholdSituation,
    IncomeKind,
    ItemList,
    Participant,
    SituationAnswer,
    SituationIncome,
    SituationPerson,
    sensitivity_of,
)


@dataclass(frozen=True)
class ToldPerson:
    """Somebody of the household, as told; None is not known."""

    name: str = ""
    age: int | None = None
    occupation: Occupation = Occupation.UNKNOWN
    months_worked: Decimal | None = None
    weekly_hours: Decimal | None = None


@dataclass(frozen=True)
class Income:
    """Net income of one kind in one month, of everyone together."""

    kind: IncomeKind
    amount_eur: Decimal


@dataclass(frozen=True)
class ToldSituation:
    """Everything told on one day. lacks, weaknesses: by item; unknown ones are left out."""

    on: date
    silc_year: int
    persons: tuple[ToldPerson, ...]
    incomes: tuple[Income, ...] = ()
    is_income_complete: bool = False
    lacks: Mapping[str, Lack] = field(default_factory=lambda: MappingProxyType({}))
    weaknesses: Mapping[str, Weak] = field(default_factory=lambda: MappingProxyType({}))


@transaction.atomic
def note_situation(
    *,
    actor: Actor,
    participant_id: UUID,
    told_in: UUID,
    situation: ToldSituation,
    at: datetime,
) -> HouseholdSituation:
    """Keep a household's situation as it was told; it is not changed afterwards.

    told_in: the trajectory. That the actor may write there is for the caller to require, who
    knows teams. Raises Denied, Participant.DoesNotExist, NotYet when the day has still to
    come. Records household:situation-noted.
    """
    participant = Participant.objects.visible_to(actor).get(pk=participant_id)
    foundation_access.require(access.can_add(actor))
    if situation.on > at.astimezone(BRUSSELS).date():
        raise NotYet(on=situation.on)
    row = HouseholdSituation.objects.create(
        partnership_id=actor.partnership_id,
        participant=participant,
        told_in=told_in,
        on=situation.on,
        silc_year=situation.silc_year,
        is_income_complete=situation.is_income_complete,
        noted_by_id=actor.user_id,
        noted_at=at,
    )
    _write_parts(row, situation)
    record(events.SITUATION_NOTED, actor=actor, subject=row, persons=len(situation.persons))
    return row


def _write_parts(row: HouseholdSituation, told: ToldSituation) -> None:
    whose = {"partnership_id": row.partnership_id, "situation": row}
    _write(
        SituationPerson(**whose, position=at, **asdict(person))
        for at, person in enumerate(told.persons)
    )
    _write(SituationIncome(**whose, **asdict(income)) for income in told.incomes)
    _write(
        SituationAnswer(
            **whose,
            of_list=of_list,
            item=item,
            answer=answer,
            sensitivity=sensitivity_of(of_list, item),
        )
        for of_list, item, answer in _answers(told)
    )


def _answers(told: ToldSituation) -> Iterator[tuple[ItemList, str, Lack | Weak]]:
    for item, lack in told.lacks.items():
        if lack is not Lack.UNKNOWN:
            yield ItemList.DEPRIVATION, item, lack
    for item, weak in told.weaknesses.items():
        if weak is not Weak.UNKNOWN:
            yield ItemList.KANSARMOEDE, item, weak


def _write(rows: Iterable[models.Model]) -> None:
    written = list(rows)
    if written:
        type(written[0])._default_manager.bulk_create(written)
