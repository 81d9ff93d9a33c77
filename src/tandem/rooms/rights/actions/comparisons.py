"""Comparing ways of going to work, and printing what came out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.rights import access, engine, events
from tandem.rooms.rights.models import (
    ComparedWhatIf,
    Comparison,
    HomeSnapshot,
    JobOffer,
    home_of,
)
from tandem.rooms.rights.rules.keeping import freeze
from tandem.rooms.rights.rules.whatif import MOST, Problem, WhatIf, problems
from tandem.rooms.trajectories.models import Trajectory


class CannotBe(Refused):
    """Something cannot be true; facts: problems, a list of (place, rules.whatif.Problem)."""


class NotOneToFour(Refused):
    """A comparison takes one to four what-ifs; facts: count."""


@dataclass(frozen=True)
class Asked:
    """One what-if, and the job on offer from which it was taken over."""

    whatif: WhatIf
    offer_id: UUID | None = None


@transaction.atomic
def make_comparison(
    *,
    actor: Actor,
    trajectory_id: UUID,
    snapshot_id: UUID,
    asked: Sequence[Asked],
    at: datetime,
) -> Comparison:
    """Compute today beside the what-ifs and keep it as it is shown.

    Raises Trajectory.DoesNotExist, HomeSnapshot.DoesNotExist, JobOffer.DoesNotExist, Denied,
    NotOneToFour, CannotBe, rules.whatif.NoRules. Records rights:comparison-made.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    homes = HomeSnapshot.objects.visible_to(actor).of_file(trajectory_id).with_parts()
    snapshot = homes.get(pk=snapshot_id)
    offers = _offers(actor, trajectory_id, asked)
    _require_sound(asked)
    outcome = engine.compare(home_of(snapshot), [each.whatif for each in asked])
    comparison = Comparison.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        sensitivity=access.SENSITIVITY,
        snapshot=snapshot,
        outcome=freeze(outcome),
        rules_version=outcome.version,
        made_by_id=actor.user_id,
        made_at=at,
    )
    _keep_whatifs(comparison, asked, offers)
    record(
        events.COMPARISON_MADE,
        actor=actor,
        subject=comparison,
        participant_id=trajectory.participant_id,
        whatifs=len(asked),
    )
    return comparison


def _keep_whatifs(
    comparison: Comparison, asked: Sequence[Asked], offers: Mapping[UUID | None, JobOffer]
) -> None:
    ComparedWhatIf.objects.bulk_create(
        ComparedWhatIf(
            partnership_id=comparison.partnership_id,
            comparison=comparison,
            position=at,
            offer=offers.get(each.offer_id),
            **asdict(each.whatif),
        )
        for at, each in enumerate(asked)
    )


def record_sheet(*, actor: Actor, comparison: Comparison) -> None:
    """Note that the sheet of a comparison goes out on paper.

    comparison: as the page read it, with its file. Raises Denied. Records
    rights:comparison-printed.
    """
    foundation_access.require(access.can_write(actor, comparison.trajectory))
    record(
        events.COMPARISON_PRINTED,
        actor=actor,
        subject=comparison,
        participant_id=comparison.trajectory.participant_id,
    )


def _offers(
    actor: Actor, trajectory_id: UUID, asked: Sequence[Asked]
) -> dict[UUID | None, JobOffer]:
    wanted = {each.offer_id for each in asked if each.offer_id}
    if not wanted:
        return {}
    rows = JobOffer.objects.visible_to(actor).of_file(trajectory_id).filter(pk__in=wanted)
    found: dict[UUID | None, JobOffer] = {row.pk: row for row in rows}
    if len(found) < len(wanted):
        raise JobOffer.DoesNotExist
    return found


def _require_sound(asked: Sequence[Asked]) -> None:
    if not 1 <= len(asked) <= MOST:
        raise NotOneToFour(count=len(asked))
    wrong: list[tuple[int, Problem]] = [
        (at, problem) for at, each in enumerate(asked) for problem in problems(each.whatif)
    ]
    if wrong:
        raise CannotBe(problems=wrong)
