"""Undoing a whole batch, unless somebody has worked on one of its trajectories."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import ForeignObjectRel, QuerySet

from tandem.foundation.access import Actor
from tandem.foundation.errors import Refused
from tandem.journeys.registers import actions
from tandem.rooms.people import registers
from tandem.rooms.people.models import (
    BatchState,
    Participant,
    RegisterBatch,
    RegisterRow,
    RowOutcome,
    SearchToken,
)
from tandem.rooms.trajectories.models import EntryProfile, Trajectory

# What an import itself makes of a row, or what merely points at it.
OF_THE_IMPORT = (EntryProfile, SearchToken, RegisterRow)


@dataclass(frozen=True)
class Work:
    """A person of the batch with whom something happened since, and in which tables.

    kinds: model classes; a history model means that the row itself was changed.
    """

    participant: Participant
    kinds: tuple[type[models.Model], ...]


class WorkedOn(Refused):
    """Somebody worked on these trajectories since; works says on whose."""

    def __init__(self, works: list[Work]) -> None:
        super().__init__(works=works)
        self.works = works


@transaction.atomic
def undo(*, actor: Actor, batch_id: UUID, at: datetime) -> int:
    """Take out every person and trajectory that this batch wrote, or nothing.

    Returns how many trajectories were taken out. Raises RegisterBatch.DoesNotExist, Denied,
    WasUndone, NotWritten, WorkedOn. Records register:undone.
    """
    actions.hold_partnership(actor)
    batch = registers.locked(actor=actor, batch_id=batch_id)
    if batch.state != BatchState.WRITTEN:
        raise registers.NotWritten(state=batch.state)
    trajectories, people = _written_by(batch)
    # Held, so that nothing can be tied to them between this look and their removal.
    held = list(trajectories.select_for_update(of=("self",)).values_list("pk", flat=True))
    held_people = list(people.select_for_update(of=("self",)).values_list("pk", flat=True))
    works = worked_on(batch)
    if works:
        raise WorkedOn(works)
    for chunk in registers.chunked(held):
        Trajectory.objects.filter(pk__in=chunk).delete()
    registers.remove_people(actor=actor, participant_ids=held_people)
    registers.mark_undone(actor=actor, batch=batch, at=at)
    return len(held)


def worked_on(batch: RegisterBatch) -> list[Work]:
    """Whom of the batch something happened with since it was written, by name.

    Looks at every table that points at a trajectory or a person, also of rooms that are
    built later, so that nothing is ever taken away together with an import.
    """
    trajectories, people = _written_by(batch)
    kinds: dict[UUID, set[type[models.Model]]] = defaultdict(set)
    for model, field in _pointing_at(Trajectory):
        found = model._base_manager.filter(**{f"{field}__in": trajectories})
        owner = f"{field}__participant"
        for key in found.values_list(owner, flat=True).distinct():
            kinds[key].add(model)
    for model, field in _pointing_at(Participant):
        found = model._base_manager.filter(**{f"{field}__in": people})
        if model is Trajectory:
            found = found.exclude(pk__in=trajectories)
        for key in found.values_list(field, flat=True).distinct():
            kinds[key].add(model)
    names = Participant.objects.filter(pk__in=kinds).order_by("last_name", "first_name", "pk")
    return [Work(person, tuple(sorted(kinds[person.pk], key=_label))) for person in names]


def _written_by(batch: RegisterBatch) -> tuple[QuerySet[Trajectory], QuerySet[Participant]]:
    """Its trajectories, and those of its people who were not known before."""
    rows = batch.rows.filter(outcome=RowOutcome.CREATED)
    new = rows.filter(known_participant__isnull=True).values("participant")
    return (
        Trajectory.objects.filter(register_row__batch=batch),
        Participant.objects.filter(pk__in=new),
    )


def _pointing_at(target: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    for relation in target._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            model = relation.related_model
            if isinstance(model, type) and model not in OF_THE_IMPORT:
                yield model, relation.field.name


def _label(model: type[models.Model]) -> str:
    return model._meta.label
