"""One episode of one person, and what the story has to remember on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from tandem.config.demo import deck
from tandem.config.demo.circle import Circle
from tandem.config.demo.clockwork import at_work
from tandem.config.demo.deck import Card
from tandem.foundation.access import Actor
from tandem.rooms.partners.domains import Domain, Side
from tandem.rooms.partners.models import Programme
from tandem.rooms.plans.models import Plan

T = TypeVar("T")


@dataclass
class Walk:
    """One episode. begins: days before today of the referral. reason: for a second one.

    homes: households so far. team: role in the team -> key of staff.yaml, as it is at this
    point of the story.
    """

    circle: Circle
    card: Card
    stage: str
    begins: int
    today: date
    random: Random
    reason: str = ""
    homes: dict[str, UUID] = field(default_factory=dict)
    team: dict[str, str] = field(default_factory=dict)
    participant_id: UUID | None = None
    trajectory_id: UUID | None = None
    entry_on: date | None = None
    seats: dict[str, UUID] = field(default_factory=dict)
    signals_id: UUID | None = None
    contact_id: UUID | None = None
    _piles: dict[str, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.team = dict(self.card.team)

    def at(self, day: int, dice: Random) -> datetime:
        """A moment in office hours, so many days after the referral."""
        wanted = self.today - timedelta(days=self.begins - day)
        return at_work(wanted, dice.randrange(8 * 60))

    def actor(self, role: str) -> Actor:
        """Who has this role in the team now; an expert who is not there lets welfare act."""
        return self.circle.actor(self.team.get(role) or self.team["welfare"])

    def actor_for(self, domain: str) -> Actor:
        """The half of the tandem that looks after a life domain."""
        return self.actor("work" if Domain(domain).side is Side.WORK else "welfare")

    def post_id(self, role: str) -> UUID:
        return self.circle.posts[self.team[role]].pk

    @property
    def coordinator(self) -> Actor:
        return self.circle.coordinator

    @property
    def plot(self) -> dict[str, Any]:
        return deck.read("plots.yaml")[self.card.plot]

    @property
    def turns(self) -> Any:
        return self.card.turns

    @cached_property
    def programme(self) -> Programme:
        key = self.plot["programme"]
        return self.circle.programmes.get(key) or self.circle.programmes["w2_individueel"]

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return Plan.objects.get(trajectory_id=self.trajectory_id, is_current=True)

    @property
    def last_day(self) -> int:
        """The day after the referral on which this walk ends, rests, or is today."""
        if self.stage == "closed":
            return self.turns["closed"]["day"]
        if self.stage == "paused":
            return self.begins - self.turns["paused"]["days_ago"]
        return self.begins

    def draw(self, pile: str, among: Sequence[T]) -> T:
        """One of these, and none twice before all have had their turn."""
        left = self._piles.setdefault(pile, [])
        if not left:
            left.extend(self.random.sample(among, k=len(among)))
        return left.pop()

    def refuses(self, role: str, sensitivity: int) -> bool:
        return [role, sensitivity] in self.turns.get("refuses", [])

    def words(self, text: str) -> str:
        """A sentence with the name that this person likes to hear."""
        return text.replace("{name}", self.card.called)
