"""What a household still expects and what it was granted, and the same for a partnership."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tandem.foundation.access import Actor, require
from tandem.foundation.audit.log import record
from tandem.rooms.rights import access, events
from tandem.rooms.rights.models import Claim
from tandem.rooms.rights.rules.claims import ClaimState
from tandem.rooms.rights.rules.conditions import Estimate
from tandem.rooms.rights.rules.expecting import a_year
from tandem.rooms.trajectories.models import Trajectory

WAITING = (ClaimState.OPEN, ClaimState.DISCUSSED, ClaimState.APPLIED)


@dataclass(frozen=True)
class TakeUp:
    """Euro a year of one household. to_come: expected of rights that are not decided.

    unpriced: rights under way of which no source gives an amount; they are not zero.
    """

    to_come_eur: Decimal
    granted_eur: Decimal
    likely: int
    granted: int
    unpriced: int


def of_household(actor: Actor, trajectory: Trajectory) -> TakeUp:
    """Expected against granted in one file, as far as the actor reads of rights. One query."""
    return add_up(Claim.objects.visible_to(actor).of_file(trajectory.pk))


def add_up(claims: Iterable[Claim]) -> TakeUp:
    """Expected against granted of some claims; what comes once counts as of one year."""
    to_come = granted = Decimal(0)
    likely = given = unpriced = 0
    for claim in claims:
        if claim.state == ClaimState.GRANTED:
            given += 1
            granted += a_year(claim.granted_euro or Decimal(0), claim.every)
        elif claim.state in WAITING and not _is_past(claim):
            likely += 1
            unpriced += claim.expected_euro is None
            to_come += a_year(claim.expected_euro or Decimal(0), claim.every)
    return TakeUp(to_come, granted, likely, given, unpriced)


def _is_past(claim: Claim) -> bool:
    """Found once, never talked about, and probably not the case any more."""
    return claim.state == ClaimState.OPEN and claim.estimate == Estimate.NO


def of_partnership(actor: Actor, first: date, last: date) -> list[dict[str, Any]]:
    """Sums for each right: see `ClaimQuerySet.sums_for`. One query and an audit event.

    They hold small numbers: whoever shows them hides those. Raises Denied.
    Records rights:take-up-seen.
    """
    require(access.can_count(actor))
    record(events.TAKEUP_SEEN, actor=actor, first=first.isoformat(), last=last.isoformat())
    return list(Claim.objects.sums_for(actor, first, last))
