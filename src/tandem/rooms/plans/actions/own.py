"""Writing what the plan itself says: the dream, the job target, the participation in work."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor, require
from tandem.foundation.audit.log import record
from tandem.rooms.plans import access, events
from tandem.rooms.plans.actions.hand import take, write
from tandem.rooms.plans.models import Participation, Plan

TOGETHER = (("occupation_code", "occupation_words"), ("hours_min", "hours_max"))


@dataclass(frozen=True)
class JobTarget:
    """The work that is aimed for: an occupation of ISCO-08, words, or both.

    hours_min, hours_max: hours a week, 0 to 60. distance_km: from home, at most.
    No job for now is a target as well, said in words: "none for the moment".
    """

    occupation_code: str = ""
    occupation_words: str = ""
    hours_min: Decimal | None = None
    hours_max: Decimal | None = None
    distance_km: int | None = None
    job_wishes: str = ""


def save_dream(
    *, actor: Actor, trajectory_id: UUID, dream: str, edition: int, at: datetime
) -> Plan:
    """Keep what the participant dreams of, in own words. edition: of the plan as it was read.

    Raises Trajectory.DoesNotExist, Denied, Stale. Records plan:changed.
    """
    return _change(actor, trajectory_id, {"dream": dream}, edition, at)


def set_job_target(
    *, actor: Actor, trajectory_id: UUID, target: JobTarget, edition: int, at: datetime
) -> Plan:
    """Keep the work that is aimed for. edition: of the plan as it was read.

    Raises Trajectory.DoesNotExist, Denied, Stale. Records plan:changed.
    """
    return _change(actor, trajectory_id, asdict(target), edition, at)


def choose_participation(
    *, actor: Actor, trajectory_id: UUID, participation: Participation, edition: int, at: datetime
) -> Plan:
    """Keep the one outcome of five on participation in work (domain.md 4.2).

    Raises Trajectory.DoesNotExist, Denied, Stale. Records plan:changed.
    """
    return _change(actor, trajectory_id, {"participation": str(participation)}, edition, at)


@transaction.atomic
def _change(
    actor: Actor, trajectory_id: UUID, typed: dict[str, Any], edition: int, at: datetime
) -> Plan:
    hand = take(actor, trajectory_id, at)
    require(access.can_change(actor, hand.trajectory))
    if write(hand.plan, typed, edition=edition, together=TOGETHER):
        hand.touch()
        record(events.CHANGED, subject=hand.plan, fields=sorted(typed), **hand.facts)
    return hand.plan
