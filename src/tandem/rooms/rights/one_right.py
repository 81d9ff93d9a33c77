"""One right of a file, and what the participant takes along of all of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.rights import checklist as lists
from tandem.rooms.rights.models import Claim
from tandem.rooms.rights.rules.catalogue import AboutWhom, Every
from tandem.rooms.rights.rules.claims import ClaimState
from tandem.rooms.rights.rules.conditions import Estimate

HISTORY_AT_MOST = 30
RUNNING = (ClaimState.APPLIED, ClaimState.GRANTED)
NO_LONGER = (ClaimState.NOT_WANTED, ClaimState.ENDED, ClaimState.GRANTED, ClaimState.APPLIED)


@dataclass(frozen=True)
class Person:
    """For whom a right is asked. others: names of who else lives here; empty for a household."""

    chosen: str
    others: tuple[str, ...]


def row(actor: Actor, trajectory_id: UUID, key: str) -> lists.Row | None:
    """One right with its claims; None without such a right. Five queries at most."""
    right = lists.rights_of(actor, None).get(key)
    if right is None:
        return None
    claims = list(Claim.objects.visible_to(actor).of_file(trajectory_id).filter(right_key=key))
    return lists.row_of(right, lists.home_in(actor, trajectory_id), claims)


def person(shown: lists.Row, wanted: str) -> Person:
    """For whom: an unknown name counts as the household, or the participant."""
    named = {claim.person for claim in shown.claims if claim.person}
    if shown.right.of is AboutWhom.PERSON and shown.home is not None:
        named |= {one.name for one in shown.home.persons[1:] if one.name}
    return Person(wanted if wanted in named else "", tuple(sorted(named)))


def claim_for(shown: lists.Row, name: str) -> Claim | None:
    return next((claim for claim in shown.claims if claim.person == name), None)


def initial(shown: lists.Row, claim: Claim | None) -> dict[str, Any]:
    """What the form shows first: what is kept, else what the catalogue expects."""
    if claim is not None:
        told = claim.words
        return {**vars(told), "edition": claim.edition}
    expected = shown.right.expected
    return {
        "state": ClaimState.DISCUSSED,
        "every": expected.every if expected else Every.MONTH,
        "expected_euro": shown.expected,
        "edition": 0,
    }


def history(claim: Claim | None) -> list[Any]:
    """How the claim changed, newest first. One query."""
    if claim is None:
        return []
    rows: Any = claim.events  # type: ignore[attr-defined]
    return list(rows.select_related("changed_by").order_by("-pgh_id")[:HISTORY_AT_MOST])


def for_paper(found: lists.Checklist) -> dict[str, list[lists.Row]]:
    """What to ask for, what may be asked too and what runs; nothing that is not wanted."""
    open_ones = [row for row in found.rows if row.state not in NO_LONGER and not row.is_there]
    talked = [row for row in open_ones if row.state != ClaimState.OPEN]
    ask = [row for row in open_ones if row in talked or row.weighed.estimate == Estimate.PROBABLY]
    perhaps = [
        row for row in open_ones if row not in ask and row.weighed.estimate == Estimate.PERHAPS
    ]
    running = [row for row in found.rows if row.state in RUNNING]
    return {"to_ask": ask, "perhaps": perhaps, "running": running}
