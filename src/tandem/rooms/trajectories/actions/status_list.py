"""Writing what an official list tells of many people at once."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.trajectories import access, events
from tandem.rooms.trajectories.actions.spells import SpellWords
from tandem.rooms.trajectories.models import LabourSpell

BATCH = 1_000


@dataclass(frozen=True)
class NewSpell:
    """A period that nobody knew of yet."""

    participant_id: UUID
    trajectory_id: UUID
    words: SpellWords


@transaction.atomic
def write_status_list(
    *,
    actor: Actor,
    source: str,
    new: Sequence[NewSpell],
    changed: Sequence[tuple[LabourSpell, SpellWords]],
    at: datetime,
) -> None:
    """Write all of a list or, when one row breaks a rule of the database, nothing.

    The caller has judged every row beside what is known and holds the people meanwhile.
    Raises Denied, IntegrityError. Records trajectory:status-list-written with the numbers,
    unless there is nothing to write.
    """
    foundation_access.require(access.can_form_team(actor))
    for spell, words in changed:
        for name, value in (asdict(words) | _noted(actor, at)).items():
            setattr(spell, name, value)
        spell.save()
    _create(actor, new, at)
    if new or changed:
        record(
            events.STATUS_LIST_WRITTEN,
            actor=actor,
            source=source,
            created=len(new),
            changed=len(changed),
        )


def _create(actor: Actor, new: Sequence[NewSpell], at: datetime) -> None:
    LabourSpell.objects.bulk_create(
        (
            LabourSpell(
                partnership_id=actor.partnership_id,
                participant_id=each.participant_id,
                trajectory_id=each.trajectory_id,
                **asdict(each.words),
                **_noted(actor, at),
            )
            for each in new
        ),
        batch_size=BATCH,
    )


def _noted(actor: Actor, at: datetime) -> dict[str, object]:
    return {"noted_by_id": actor.user_id, "noted_at": at}
