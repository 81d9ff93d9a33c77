"""Looking at an upload: how many rows are in which state, and a page of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, Prefetch, Q, QuerySet, When

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.journeys.registers.duplicates.people import Match
from tandem.journeys.registers.fields import Entry
from tandem.journeys.registers.findings import Finding
from tandem.journeys.registers.staging import entry_of, finding, matches_of
from tandem.rooms.people import access, events
from tandem.rooms.people.models import Participant, RegisterBatch, RegisterRow, RowOutcome
from tandem.rooms.trajectories.models import Trajectory

ROWS_PER_PAGE = 25
QUESTIONS_PER_PAGE = 10
BATCHES_PER_PAGE = 20

_MET = Q(outcome__in=(RowOutcome.LIKELY, RowOutcome.DUPLICATE)) | (
    Q(outcome__in=(RowOutcome.READY, RowOutcome.SKIPPED)) & ~Q(duplicate_why=[])
)
SHOWS: Mapping[str, Q] = {
    "all": Q(),
    "errors": Q(outcome=RowOutcome.HELD_BACK),
    "duplicates": _MET,
    "warnings": ~Q(outcome=RowOutcome.HELD_BACK) & ~Q(warnings=[]),
    "known": Q(outcome=RowOutcome.UNCHANGED),
    "left_out": Q(outcome=RowOutcome.SKIPPED),
    "written": Q(outcome=RowOutcome.CREATED),
}


@dataclass(frozen=True)
class Counts:
    """Rows of a batch: by outcome, and by what can be shown."""

    outcomes: Mapping[str, int]
    shows: Mapping[str, int]

    @property
    def ready(self) -> int:
        return self.outcomes[RowOutcome.READY]

    @property
    def written(self) -> int:
        return self.outcomes[RowOutcome.CREATED]

    @property
    def held_back(self) -> int:
        return self.outcomes[RowOutcome.HELD_BACK]

    @property
    def undecided(self) -> int:
        return self.outcomes[RowOutcome.LIKELY]

    @property
    def repeats(self) -> int:
        return self.outcomes[RowOutcome.DUPLICATE]

    @property
    def unchanged(self) -> int:
        return self.outcomes[RowOutcome.UNCHANGED]


@dataclass(frozen=True)
class ShownRow:
    """A row as people look at it: what it says, and what is to be said about it."""

    row: RegisterRow
    entry: Entry
    problems: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    corrections: tuple[tuple[str, str], ...]
    trajectory_id: UUID | None = None


@dataclass(frozen=True)
class Other:
    """Somebody whom a row may be: a row of the same file, or a person known already."""

    place: int
    match: Match
    row: RegisterRow | None = None
    entry: Entry | None = None
    participant: Participant | None = None
    starts: tuple = ()


@dataclass(frozen=True)
class Question:
    """A row beside everyone it may be."""

    row: RegisterRow
    entry: Entry
    others: tuple[Other, ...]


def open_batch(*, actor: Actor, batch_id: UUID, part: str) -> RegisterBatch:
    """A batch to look at. Raises RegisterBatch.DoesNotExist, Denied. Records register:opened."""
    batches = RegisterBatch.objects.visible_to(actor).defer("programme__definition")
    batch = batches.select_related("programme", "organisation", "uploaded_by").get(pk=batch_id)
    foundation_access.require(access.can_import(actor))
    record(events.REGISTER_OPENED, actor=actor, subject=batch, part=part)
    return batch


def batches_of(actor: Actor) -> QuerySet[RegisterBatch]:
    """Every upload of the partnership, newest first, with its counts. Raises Denied."""
    foundation_access.require(access.can_import(actor))
    waiting = (RowOutcome.HELD_BACK, RowOutcome.LIKELY)
    return (
        RegisterBatch.objects.visible_to(actor)
        .select_related("programme", "organisation", "uploaded_by")
        .defer("programme__definition", "headers", "layout", "mapping")
        .annotate(
            row_count=Count("rows"),
            ready_count=Count("rows", filter=Q(rows__outcome=RowOutcome.READY)),
            written_count=Count("rows", filter=Q(rows__outcome=RowOutcome.CREATED)),
            waiting_count=Count("rows", filter=Q(rows__outcome__in=waiting)),
        )
        .order_by("-uploaded_at", "-pk")
    )


def count(batch: RegisterBatch) -> Counts:
    """All counts of a batch in one query."""
    outcomes = {f"o_{value}": Count("pk", filter=Q(outcome=value)) for value in RowOutcome.values}
    shows = {f"s_{key}": Count("pk", filter=rule) for key, rule in SHOWS.items() if key != "all"}
    found = batch.rows.aggregate(s_all=Count("pk"), **outcomes, **shows)
    return Counts(
        outcomes={value: found[f"o_{value}"] for value in RowOutcome.values},
        shows={key: found[f"s_{key}"] for key in SHOWS},
    )


def rows(batch: RegisterBatch, show: str, page: int, size: int) -> list[RegisterRow]:
    """One page of the rows, in the order of the file. page: from 1."""
    written = Trajectory.objects.only("pk", "register_row_id")
    # What waits for a choice comes first.
    waits_last = Case(When(outcome=RowOutcome.LIKELY, then=0), default=1)
    first = [waits_last] if show == "duplicates" else []
    found = batch.rows.filter(SHOWS[show]).order_by(*first, "line")
    found = found.prefetch_related(Prefetch("trajectories", queryset=written))
    return list(found[(page - 1) * size : page * size])


def shown(row: RegisterRow, batch: RegisterBatch) -> ShownRow:
    """A row with its problems, warnings and corrected cells (heading, what stood there)."""
    return ShownRow(
        row=row,
        entry=entry_of(row.cleaned),
        problems=tuple(map(finding, row.problems)),
        warnings=tuple(map(finding, row.warnings)),
        corrections=tuple(
            (batch.headers[int(column)], text) for column, text in row.originals.items()
        ),
        trajectory_id=next((each.pk for each in row.trajectories.all()), None),
    )


def questions(actor: Actor, batch: RegisterBatch, found: Iterable[RegisterRow]) -> list[Question]:
    """Rows beside everyone they may be, in three queries however many there are."""
    matches = {row: matches_of(row) for row in found}
    lines = {match.of_line for each in matches.values() for match in each if match.of_line}
    known = {match.of_known for each in matches.values() for match in each if match.of_known}
    by_line = {row.line: row for row in batch.rows.filter(line__in=lines)}
    people = Participant.objects.visible_to(actor).filter(pk__in=known)
    by_id = {person.pk: person for person in people.prefetch_related("trajectories")}
    return [
        Question(
            row=row,
            entry=entry_of(row.cleaned),
            others=tuple(
                _other(place, match, by_line, by_id)
                for place, match in enumerate(each)
                if match.of_line in by_line or match.of_known in by_id
            ),
        )
        for row, each in matches.items()
    ]


def _other(
    place: int,
    match: Match,
    by_line: Mapping[int, RegisterRow],
    by_id: Mapping[UUID, Participant],
) -> Other:
    if match.of_line is not None:
        row = by_line[match.of_line]
        return Other(place, match, row=row, entry=entry_of(row.cleaned))
    person = by_id[match.of_known]
    starts = (each.entry_on for each in person.trajectories.all() if each.entry_on)
    return Other(place, match, participant=person, starts=tuple(sorted(starts)))
