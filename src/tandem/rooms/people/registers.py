"""Keeping registers that partners upload, from the first look until written or undone.

What a row means is the business of the journey `registers`; here its batches and rows are
stored, guarded and recorded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.people import access, events
from tandem.rooms.people.models import (
    BatchState,
    Participant,
    Register,
    RegisterBatch,
    RegisterRow,
    RowOutcome,
)
from tandem.rooms.people.rules import search_tokens

CHUNK = 2_000
CORRECTABLE = (
    RowOutcome.READY,
    RowOutcome.HELD_BACK,
    RowOutcome.LIKELY,
    RowOutcome.DUPLICATE,
    RowOutcome.SKIPPED,
    RowOutcome.UNCHANGED,
)

# Arrays cost one statement for thousands of rows; RLS forbids COPY FROM.
_INSERT_TOKENS = """
INSERT INTO people_searchtoken (partnership_id, participant_id, token, is_whole)
SELECT %s, participant, token, is_whole
FROM unnest(%s::uuid[], %s::text[], %s::boolean[]) AS new (participant, token, is_whole)
"""
_MARK_CREATED = """
UPDATE people_registerrow AS r
SET outcome = 'created', participant_id = new.participant,
    cleaned = r.cleaned - ARRAY['number', 'number_key'],
    known_participant_id = CASE WHEN new.is_known THEN new.participant END
FROM unnest(%s::uuid[], %s::uuid[], %s::boolean[]) AS new (id, participant, is_known)
WHERE r.batch_id = %s AND r.id = new.id
"""


class NotADraft(Refused):
    """Only a batch of which nothing was written can be changed so; facts: state."""


class WasUndone(Refused):
    """Nothing more happens to a batch that was undone."""


class NotWritten(Refused):
    """Only a written batch can be undone; facts: state."""


class RowIsWritten(Refused):
    """This row is a trajectory by now: change it in the file; facts: row_id."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """What is kept of a file besides its rows; the file itself is not kept.

    digest: SHA-256 of its bytes. signature: what files of one source share.
    layout: where the table stood. mapping: column heading to field, as JSON.
    """

    file_name: str
    digest: str
    signature: str
    sheet: str
    headers: Sequence[str]
    layout: Mapping[str, Any]
    mapping: Mapping[str, Any]


def remembered_mapping(*, actor: Actor, signature: str) -> Mapping[str, Any] | None:
    """The mapping used for an earlier file of the same source, None for a new source."""
    found = Register.objects.visible_to(actor).filter(signature=signature).first()
    return found.mapping if found else None


@transaction.atomic
def stage(
    *, actor: Actor, upload: Upload, rows: Iterable[RegisterRow], at: datetime
) -> RegisterBatch:
    """Keep an upload as a draft that nobody but coordinators see.

    rows: unsaved, without batch. Raises Denied. Records register:uploaded.
    """
    foundation_access.require(access.can_import(actor))
    batch = RegisterBatch.objects.create(
        partnership_id=actor.partnership_id,
        file_name=upload.file_name[-200:],
        file_digest=upload.digest,
        signature=upload.signature,
        sheet=upload.sheet[:100],
        headers=list(upload.headers),
        layout=dict(upload.layout),
        mapping=dict(upload.mapping),
        uploaded_by_id=actor.user_id,
        uploaded_at=at,
    )
    count = _add_rows(batch, rows)
    record(events.REGISTER_UPLOADED, actor=actor, subject=batch, rows=count)
    return batch


@transaction.atomic
def map_columns(
    *, actor: Actor, batch_id: UUID, mapping: Mapping[str, Any], rows: Iterable[RegisterRow]
) -> RegisterBatch:
    """Read a draft again with other columns, and remember them for its source.

    rows: what the rows say now; they take the place of all rows of the draft.
    Raises Denied, RegisterBatch.DoesNotExist, NotADraft. Records register:mapped.
    """
    batch = locked(actor=actor, batch_id=batch_id)
    if batch.state != BatchState.DRAFT:
        raise NotADraft(state=batch.state)
    batch.mapping = dict(mapping)
    batch.save(update_fields=["mapping"])
    kept = list(rows)
    batch.rows.all().delete()
    _add_rows(batch, kept)
    remember(actor=actor, signature=batch.signature, mapping=mapping)
    record(events.REGISTER_MAPPED, actor=actor, subject=batch)
    return batch


def remember(*, actor: Actor, signature: str, mapping: Mapping[str, Any]) -> None:
    """Use this mapping for the next file of the same source. Raises Denied."""
    foundation_access.require(access.can_import(actor))
    Register.objects.update_or_create(
        partnership_id=actor.partnership_id,
        signature=signature,
        defaults={"mapping": dict(mapping)},
    )


@transaction.atomic
def choose(
    *, actor: Actor, batch_id: UUID, programme_id: UUID | None, organisation_id: UUID | None
) -> RegisterBatch:
    """Say for which programme this register is, and which partner keeps it.

    The caller checks that both belong to the partnership. Raises Denied,
    RegisterBatch.DoesNotExist, WasUndone.
    """
    batch = locked(actor=actor, batch_id=batch_id)
    batch.programme_id, batch.organisation_id = programme_id, organisation_id
    batch.save(update_fields=["programme", "organisation"])
    return batch


@transaction.atomic
def change_row(*, actor: Actor, row: RegisterRow, event: str, **facts: Any) -> RegisterRow:
    """Keep what a row of a batch became after a correction or a choice.

    row: as changed by the caller. facts: codes and counts for the record of `event`.
    Raises Denied, WasUndone, RowIsWritten.
    """
    batch = locked(actor=actor, batch_id=row.batch_id)
    if row.outcome not in CORRECTABLE:
        raise RowIsWritten(row_id=row.pk)
    row.save()
    record(event, actor=actor, subject=batch, row=str(row.pk), **facts)
    return row


def locked(*, actor: Actor, batch_id: UUID) -> RegisterBatch:
    """The batch, held until the transaction ends so that two hands never write it at once.

    Raises RegisterBatch.DoesNotExist, Denied, WasUndone.
    """
    batches = RegisterBatch.objects.visible_to(actor).select_for_update(of=("self",))
    batch = batches.get(pk=batch_id)
    foundation_access.require(access.can_import(actor))
    if batch.state == BatchState.UNDONE:
        raise WasUndone
    return batch


@transaction.atomic
def add_people(*, actor: Actor, people: Sequence[Participant]) -> None:
    """Add many people at once, findable by name. Recorded by `mark_written`. Raises Denied."""
    foundation_access.require(access.can_import(actor))
    Participant.objects.bulk_create(people, batch_size=CHUNK)
    for chunk in chunked(people):
        words = [
            (person.pk, token, is_whole)
            for person in chunk
            for token, is_whole in search_tokens(
                person.first_name, person.last_name, person.known_as
            ).items()
        ]
        ids, tokens, wholes = zip(*words, strict=True) if words else ((), (), ())
        with connection.cursor() as cursor:
            values = [actor.partnership_id, list(ids), list(tokens), list(wholes)]
            cursor.execute(_INSERT_TOKENS, values)


@dataclass(frozen=True, slots=True)
class Written:
    """A row that became a trajectory. is_known: the person stood in Tandem before."""

    row_id: UUID
    participant_id: UUID
    is_known: bool


@transaction.atomic
def mark_written(
    *, actor: Actor, batch: RegisterBatch, written: Sequence[Written], at: datetime
) -> None:
    """Tie rows to the people whose trajectories were written, and forget their sealed numbers.

    Raises Denied. Records register:written.
    """
    foundation_access.require(access.can_import(actor))
    with connection.cursor() as cursor:
        for chunk in chunked(written):
            facts = [(each.row_id, each.participant_id, each.is_known) for each in chunk]
            rows, people, known = map(list, zip(*facts, strict=True))
            cursor.execute(_MARK_CREATED, [rows, people, known, batch.pk])
    batch.state = BatchState.WRITTEN
    batch.written_at = batch.written_at or at
    batch.save(update_fields=["state", "written_at"])
    record(events.REGISTER_WRITTEN, actor=actor, subject=batch, rows=len(written))


@transaction.atomic
def mark_undone(*, actor: Actor, batch: RegisterBatch, at: datetime) -> None:
    """Note that nothing of this batch stands any more. Raises Denied, NotWritten.

    Records register:undone.
    """
    foundation_access.require(access.can_import(actor))
    if batch.state != BatchState.WRITTEN:
        raise NotWritten(state=batch.state)
    created = batch.rows.filter(outcome=RowOutcome.CREATED)
    count = created.update(outcome=RowOutcome.READY, participant=None)
    batch.state, batch.undone_at = BatchState.UNDONE, at
    batch.save(update_fields=["state", "undone_at"])
    record(events.REGISTER_UNDONE, actor=actor, subject=batch, rows=count)


@transaction.atomic
def remove_people(*, actor: Actor, participant_ids: Sequence[UUID]) -> None:
    """Take people out again who came in by a batch that is being undone.

    Rows of other drafts that took them for known people are ready to be written again.
    Raises Denied, ProtectedError while a trajectory of theirs exists.
    """
    foundation_access.require(access.can_import(actor))
    waiting = RegisterRow.objects.visible_to(actor).filter(
        outcome=RowOutcome.UNCHANGED, known_participant__in=participant_ids
    )
    waiting.update(outcome=RowOutcome.READY, known_participant=None, duplicate_why=[])
    for chunk in chunked(participant_ids):
        Participant.objects.visible_to(actor).filter(pk__in=chunk).delete()


@transaction.atomic
def delete_batch(*, actor: Actor, batch_id: UUID) -> None:
    """Throw away a draft, or what was kept of an undone batch.

    Raises RegisterBatch.DoesNotExist, Denied, NotADraft. Records register:deleted.
    """
    batch = RegisterBatch.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=batch_id)
    foundation_access.require(access.can_import(actor))
    if batch.state == BatchState.WRITTEN:
        raise NotADraft(state=batch.state)
    record(events.REGISTER_DELETED, actor=actor, subject=batch, state=batch.state)
    batch.delete()


def chunked(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Pieces small enough for one statement."""
    return (things[start : start + CHUNK] for start in range(0, len(things), CHUNK))


def _add_rows(batch: RegisterBatch, rows: Iterable[RegisterRow]) -> int:
    count, source = 0, iter(rows)
    while chunk := list(islice(source, CHUNK)):
        for row in chunk:
            row.partnership_id, row.batch_id = batch.partnership_id, batch.pk
        RegisterRow.objects.bulk_create(chunk)
        count += len(chunk)
    return count
