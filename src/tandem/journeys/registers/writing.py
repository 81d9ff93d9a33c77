"""Writing a register: all rows that are ready, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor
from tandem.journeys.registers import actions, checks, known, records
from tandem.journeys.registers.duplicates.certain import find_certain
from tandem.journeys.registers.duplicates.people import Certainty, person_of
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.judging import settle
from tandem.journeys.registers.numbers import Keeper, dim
from tandem.journeys.registers.owners import Link, owners
from tandem.journeys.registers.progress import Step, Tell, silent
from tandem.journeys.registers.staging import checked_row, entry_of, matches_of, verdict
from tandem.rooms.partners.models import Organisation, Programme
from tandem.rooms.people import registers
from tandem.rooms.people.models import Participant, RegisterBatch, RegisterRow, RowOutcome
from tandem.rooms.trajectories.models import EntryProfile, Trajectory

# A row committed just now may carry the time of its start, some minutes ago.
COMMIT_LAG = timedelta(hours=1)


@dataclass(frozen=True)
class Choices:
    """For which programme a register is, and which partner keeps it; None when not told."""

    programme_id: UUID | None = None
    organisation_id: UUID | None = None


@transaction.atomic
def write(
    *,
    actor: Actor,
    batch_id: UUID,
    choices: Choices,
    today: date,
    at: datetime,
    tell: Tell = silent,
) -> int:
    """Make people and trajectories of all rows that are ready; the others stay for later.

    Rows that became known while the draft waited are told apart first, so that two
    coordinators with the same register never write anybody twice.
    Returns how many rows were written; 0 leaves the batch as it is, also on a second click.
    Raises RegisterBatch.DoesNotExist, Denied, WasUndone, Programme.DoesNotExist,
    Organisation.DoesNotExist. Records register:written.
    """
    actions.hold_partnership(actor)
    batch = _chosen(actor, batch_id, choices)
    keeper = checks.keeper_of(actor)
    rows = list(_ready(actor, batch, keeper))
    own = owners(_links(batch))
    rows = _without_those_that_wait(rows, own)
    if not rows:
        return 0
    people = _add_people(actor, batch, rows, own)
    written = [_written(row, own[row.line], people) for row in rows]
    _add_trajectories(batch, rows, {w.row_id: w.participant_id for w in written}, today, tell)
    registers.mark_written(actor=actor, batch=batch, written=written, at=at)
    registers.remember(actor=actor, signature=batch.signature, mapping=batch.mapping)
    _forget_numbers(batch)
    return len(written)


def _written(row: RegisterRow, owner: Link, people: dict[int, UUID]) -> registers.Written:
    return registers.Written(
        row_id=row.pk,
        participant_id=owner.person_id or people[owner.line],
        is_known=owner.person_id is not None,
    )


def _chosen(actor: Actor, batch_id: UUID, choices: Choices) -> RegisterBatch:
    if choices.programme_id:
        Programme.objects.visible_to(actor).get(pk=choices.programme_id)
    if choices.organisation_id:
        Organisation.objects.visible_to(actor).get(pk=choices.organisation_id)
    return registers.choose(
        actor=actor,
        batch_id=batch_id,
        programme_id=choices.programme_id,
        organisation_id=choices.organisation_id,
    )


def _ready(actor: Actor, batch: RegisterBatch, keeper: Keeper) -> Iterator[RegisterRow]:
    """Rows that are ready and still unknown; what became of the others is stored."""
    rows = list(batch.rows.filter(outcome=RowOutcome.READY).order_by("line"))
    checked = {row.line: checked_row(row, batch) for row in rows}
    people = [person_of(each, keeper.key) for each in checked.values()]
    since = known.added_since(actor, batch.uploaded_at - COMMIT_LAG)
    newly = {found.line: found for found in find_certain(people, since) if found.of_known}
    repeated = _starts_of_chosen(rows)
    created = dict(batch.rows.filter(participant__isnull=False).values_list("line", "participant"))
    for row in rows:
        found = newly.get(row.line)
        asked = {match.of_known or created.get(match.of_line or 0) for match in matches_of(row)}
        if (row.known_participant_id, row.cleaned["start"]) in repeated:
            row.outcome = RowOutcome.UNCHANGED
        elif found and found.certainty == Certainty.CERTAIN and found.of_known not in asked:
            for name, value in verdict(settle(checked[row.line], [found])).items():
                setattr(row, name, value)
        else:
            yield row
            continue
        row.save(update_fields=["outcome", "duplicate_of", "duplicate_why", "known_participant"])


def _starts_of_chosen(rows: Sequence[RegisterRow]) -> set[tuple[UUID, str]]:
    """Which known people, chosen for rows, have a trajectory from which first day."""
    chosen = {row.known_participant_id for row in rows} - {None}
    found = Trajectory.objects.filter(participant__in=chosen, entry_on__isnull=False)
    starts = found.values_list("participant", "entry_on")
    return {(person, day.isoformat()) for person, day in starts if day}


def _links(batch: RegisterBatch) -> Iterator[Link]:
    rows = batch.rows.values_list(
        "line", "outcome", "duplicate_of", "known_participant", "participant"
    )
    for line, outcome, of_line, known_id, person_id in rows:
        yield Link(line, outcome, int(of_line) if of_line else None, person_id or known_id)


def _without_those_that_wait(
    rows: Sequence[RegisterRow], own: dict[int, Link]
) -> list[RegisterRow]:
    """Rows that lean on one that is not written are asked about again."""
    for row in rows:
        if row.line not in own:
            row.outcome, row.duplicate_of = RowOutcome.LIKELY, ""
            row.save(update_fields=["outcome", "duplicate_of"])
    return [row for row in rows if row.line in own]


def _add_people(
    actor: Actor, batch: RegisterBatch, rows: Sequence[RegisterRow], own: dict[int, Link]
) -> dict[int, UUID]:
    """People for the rows that are nobody yet. Line -> participant id."""
    people: dict[int, Participant] = {}
    for row in rows:
        if own[row.line].line == row.line and own[row.line].person_id is None:
            people[row.line] = records.participant(entry_of(row.cleaned), row.cleaned)
            people[row.line].partnership_id = batch.partnership_id
    _drop_contested_numbers(actor, list(people.values()))
    registers.add_people(actor=actor, people=list(people.values()))
    return {line: person.pk for line, person in people.items()}


def _drop_contested_numbers(actor: Actor, people: Sequence[Participant]) -> None:
    """A number that somebody else has already is not stored: one of the two is wrong."""
    keys = [bytes(person.national_number_key or b"") for person in people]
    wanted = [key for key in keys if key]
    taken = Participant.objects.visible_to(actor).filter(national_number_key__in=wanted)
    seen = {bytes(key or b"") for key in taken.values_list("national_number_key", flat=True)}
    for person, key in zip(people, keys, strict=True):
        if key in seen:
            person.national_number = person.national_number_key = None
        elif key:
            seen.add(key)


def _add_trajectories(
    batch: RegisterBatch,
    rows: Sequence[RegisterRow],
    written: dict[UUID, UUID],
    today: date,
    tell: Tell,
) -> None:
    done = 0
    for chunk in registers.chunked(rows):
        tell(Step.WRITING, done, len(rows))
        trajectories, profiles = [], []
        for row in chunk:
            entry = entry_of(row.cleaned)
            trajectory = records.trajectory(entry, today)
            trajectory.partnership_id = batch.partnership_id
            trajectory.participant_id = written[row.pk]
            trajectory.programme_id = batch.programme_id
            trajectory.register_row_id = row.pk
            profile = records.profile(entry)
            profile.partnership_id, profile.trajectory = batch.partnership_id, trajectory
            trajectories.append(trajectory)
            profiles.append(profile)
        Trajectory.objects.bulk_create(trajectories)
        EntryProfile.objects.bulk_create(profiles)
        done += len(chunk)
    tell(Step.WRITING, done, len(rows))


def _forget_numbers(batch: RegisterBatch) -> None:
    """Once a batch is written no cell shows a whole number any more, right or wrong."""
    wrong = batch.rows.filter(problems__contains=[{"field": Field.NATIONAL_NUMBER}])
    columns = [
        place
        for place, header in enumerate(batch.headers)
        if batch.mapping["fields"].get(header) == Field.NATIONAL_NUMBER
    ]
    for row in wrong:
        for place in columns:
            row.values[place] = dim(row.values[place])
        row.save(update_fields=["values"])
