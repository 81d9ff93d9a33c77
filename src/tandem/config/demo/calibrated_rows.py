"""The calibrated cohorts as people of the demo partnership, for pages and reports to find."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random

from django.db import transaction

from tandem.config.demo import calibrated, calibrated_tables, load, names
from tandem.config.demo.calibrated import PROGRAMMES, SEED, STARTERS, Cohort, Truth
from tandem.config.demo.circle import lay_circle
from tandem.foundation import wall
from tandem.foundation.access import Actor, system
from tandem.rooms.partners.models import Partnership, Programme
from tandem.rooms.people.actions import index_names
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import EntryProfile, LabourSpell, State, Trajectory

SLUG = load.SLUG
BATCH = 5_000


@dataclass(frozen=True)
class Calibrated:
    """What came to be, and what is true of it."""

    participants: int
    truth: tuple[Truth, Truth]


def is_loaded() -> bool:
    """Whether the demo partnership has people already: then nothing can be calibrated."""
    with transaction.atomic():
        partnership = _found()
        return partnership is not None and Trajectory.objects.exists()


@transaction.atomic
def load_calibrated(*, now: datetime, starters: tuple[int, int] = STARTERS) -> Calibrated:
    """Write both cohorts into the demo partnership, all or nothing; makes it when it is not there.

    starters: how many began individually, and with a group.
    """
    partnership = _found() or lay_circle(SLUG, today=load.day_of(now)).partnership
    made = calibrated.cohort(starters)
    _write(system(partnership.pk), made)
    return Calibrated(len(made.form), made.truth())


def _found() -> Partnership | None:
    wall.enter(None, slug=SLUG)
    partnership = Partnership.objects.filter(slug=SLUG).first()
    if partnership is not None:
        wall.enter(partnership.pk)
    return partnership


def _write(actor: Actor, made: Cohort) -> None:
    walks = calibrated_tables.walks(made)
    rows = _rows(walks)
    people = Participant.objects.bulk_create(_people(actor, rows), batch_size=BATCH)
    index_names(people)
    episodes = Trajectory.objects.bulk_create(_episodes(actor, rows, people), batch_size=BATCH)
    EntryProfile.objects.bulk_create(_profiles(actor, rows, episodes), batch_size=BATCH)
    known = [_noon(row["known_until"]) for row in rows]
    LabourSpell.objects.bulk_create(_spells(actor, made, episodes, known), batch_size=BATCH)


def _rows(columns: calibrated_tables.Columns) -> list[dict]:
    values = [column.tolist() for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def _people(actor: Actor, rows: list[dict]) -> Iterator[Participant]:
    random, last_names = Random(SEED), names.last_names()
    for row in rows:
        first_names = names.first_names("women" if row["gender"] == "F" else "men")
        yield Participant(
            partnership_id=actor.partnership_id,
            first_name=random.choice(first_names),
            last_name=random.choice(last_names),
            gender=row["gender"],
            birth_date=row["born_on"],
            postcode="9100",
            place="Sint-Niklaas",
            nis_code="46021",
        )


def _episodes(actor: Actor, rows: list[dict], people: list[Participant]) -> Iterator[Trajectory]:
    found = Programme.objects.visible_to(actor).order_by("version")
    programmes = {programme.key: programme for programme in found}
    for row, person in zip(rows, people, strict=True):
        yield Trajectory(
            partnership_id=actor.partnership_id,
            participant=person,
            programme=programmes[PROGRAMMES[row["programme"]]],
            state=State.CLOSED,
            referred_on=row["entry_on"],
            entry_on=row["entry_on"],
            exit_on=row["exit_on"],
            exit_reason=row["exit_reason"],
            last_contact_on=row["exit_on"],
        )


def _profiles(actor: Actor, rows: list[dict], episodes: list[Trajectory]) -> Iterator[EntryProfile]:
    for row, episode in zip(rows, episodes, strict=True):
        yield EntryProfile(
            partnership_id=actor.partnership_id,
            trajectory=episode,
            employment=row["status_at_entry"],
            is_registered_job_seeker="yes",
            **{
                name: row[name]
                for name in (
                    "unemployed_since", "isced", "disability", "foreign_background", "homeless",
                )
            },
        )  # fmt: skip


def _spells(
    actor: Actor, made: Cohort, episodes: list[Trajectory], known: list[datetime]
) -> Iterator[LabourSpell]:
    for row in _rows(calibrated_tables.spells(made)):
        episode = episodes[row["person"]]
        yield LabourSpell(
            partnership_id=actor.partnership_id,
            participant_id=episode.participant_id,
            trajectory=episode,
            status=row["status"],
            starts_on=row["starts_on"],
            ends_on=row["ends_on"],
            source="vdab",
            noted_at=known[row["person"]],
        )


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
