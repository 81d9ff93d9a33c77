"""The checklist of a file: every right weighed, with what became of it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from django.db.models import Subquery

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.rooms.rights.models import Claim, HomePerson, HomeSnapshot, LocalRight
from tandem.rooms.rights.models.homes import home_of
from tandem.rooms.rights.moments import Rounds, rounds_of
from tandem.rooms.rights.rules.catalogue import (
    Authority,
    Automatic,
    Group,
    Right,
    catalogue,
    load_rights,
)
from tandem.rooms.rights.rules.claims import ClaimState
from tandem.rooms.rights.rules.conditions import Estimate, Weighed, is_there, weigh
from tandem.rooms.rights.rules.expecting import expected_euro
from tandem.rooms.rights.rules.home import Home
from tandem.rooms.trajectories.models import Trajectory

TO_TALK, BUSY, ALL = "talk", "busy", "all"
BUSY_STATES = (ClaimState.DISCUSSED, ClaimState.APPLIED, ClaimState.REFUSED, ClaimState.GRANTED)


def rights_of(actor: Actor, day: date | None) -> dict[str, Right]:
    """Every right of the house and of this partnership by key. One query.

    day: only own rights that are offered then; None for ended ones as well.
    """
    rows = LocalRight.objects.visible_to(actor)
    own = rows.offered_on(day) if day else rows.order_by("name", "id")
    return dict(catalogue()) | {row.key: right_of(row) for row in own}


def right_of(row: LocalRight) -> Right:
    """A right of the place itself, read by the loader of the catalogue."""
    return _read(json.dumps(row.definition, sort_keys=True))


@lru_cache(maxsize=256)
def _read(text: str) -> Right:
    # JSON is YAML, so that every check of a file holds.
    return load_rights(f'{{"rights": [{text}]}}', "own")[0]


def home_in(actor: Actor, trajectory_id: UUID) -> Home | None:
    """The newest household that was told in a file. Two queries."""
    newest = HomeSnapshot.objects.visible_to(actor).of_file(trajectory_id).values("pk")[:1]
    persons = (
        HomePerson.objects.filter(snapshot=Subquery(newest))
        .select_related("snapshot")
        .prefetch_related("incomes")
    )
    if not persons:
        return None
    snapshot = persons[0].snapshot
    # As `prefetch_related` keeps it; the persons came along with their household.
    snapshot._prefetched_objects_cache = {"persons": persons}  # type: ignore[attr-defined]
    return home_of(snapshot)


@dataclass(frozen=True)
class Row:
    """One right of the checklist. claims: for household or participant first, then others."""

    right: Right
    weighed: Weighed
    claims: tuple[Claim, ...]
    expected: Decimal | None = None
    home: Home | None = None

    @property
    def claim(self) -> Claim | None:
        """Of the household, or of the participant."""
        return next((claim for claim in self.claims if not claim.person), None)

    @property
    def is_there(self) -> bool:
        """Whether the household told that it has this already."""
        return is_there(self.right.has, self.home)

    @property
    def automatic_label(self) -> str:
        return str(Automatic(self.right.automatic).label)

    @property
    def state(self) -> str:
        return self.claim.state if self.claim else ClaimState.OPEN

    @property
    def edition(self) -> int:
        return self.claim.edition if self.claim else 0

    @property
    def is_to_talk_about(self) -> bool:
        """Likely or not known, not there yet, and never talked about."""
        is_new = not self.is_there and not any(claim.discussed_on for claim in self.claims)
        return is_new and self.weighed.estimate != Estimate.NO

    @property
    def is_busy(self) -> bool:
        return any(claim.state in BUSY_STATES for claim in self.claims)


@dataclass(frozen=True)
class Checklist:
    """rows: in the order of the catalogue."""

    rows: Sequence[Row]
    rounds: Rounds
    home: Home | None

    @property
    def count_in_round(self) -> int:
        """Rights that belong in a round: all but those that are probably not."""
        return len(self._in_round)

    @property
    def talked_in_round(self) -> int:
        """How many of them were talked about since the newest round began."""
        newest = self.rounds.newest
        return len(newest.talked_keys & self._in_round) if newest else 0

    @property
    def _in_round(self) -> set[str]:
        return {
            row.right.key
            for row in self.rows
            if (row.weighed.estimate != Estimate.NO and not row.is_there) or row.claims
        }

    def shown(self, which: str) -> list[Row]:
        """Rows of one tab: to talk about, busy, or all."""
        if which == BUSY:
            return [row for row in self.rows if row.is_busy]
        return [row for row in self.rows if which == ALL or row.is_to_talk_about]

    def counts(self) -> Mapping[str, int]:
        return {which: len(self.shown(which)) for which in (TO_TALK, BUSY, ALL)}


def checklist(actor: Actor, trajectory: Trajectory) -> Checklist:
    """Everything on the page: five queries, whatever there is."""
    home = home_in(actor, trajectory.pk)
    claims: dict[str, list[Claim]] = {}
    for claim in Claim.objects.visible_to(actor).of_file(trajectory.pk):
        claims.setdefault(claim.right_key, []).append(claim)
    own = [
        right_of(row)
        for row in LocalRight.objects.visible_to(actor).order_by("name", "id")
        if row.is_offered_on(clock.today()) or row.key in claims
    ]
    rights = [*catalogue().values(), *own]
    rows = [row_of(right, home, claims.get(right.key, ())) for right in rights]
    return Checklist(rows, rounds_of(actor, trajectory), home)


def row_of(right: Right, home: Home | None, claims: Sequence[Claim]) -> Row:
    """One right with its estimate of now."""
    weighed = weigh(right.when, home, is_partial=right.is_partial)
    ordered = tuple(sorted(claims, key=lambda claim: claim.person))
    return Row(right, weighed, ordered, expected_euro(right, home), home)


def grouped(rows: Sequence[Row]) -> Iterator[tuple[Authority, list[tuple[Group, list[Row]]]]]:
    """Rows by authority, then by what they are about; without empty parts."""
    for authority in Authority:
        parts = []
        for group in Group:
            found = [
                row for row in rows if row.right.authority == authority and row.right.group == group
            ]
            if found:
                parts.append((group, found))
        if parts:
            yield authority, parts
