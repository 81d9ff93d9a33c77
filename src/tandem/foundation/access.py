"""Who acts. Rooms receive an `Actor` and never see a request."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.foundation import clock
from tandem.foundation.errors import Denied

STAFF, PARTICIPANT, SYSTEM = "staff", "participant", "system"


@dataclass(frozen=True, slots=True)
class PostFacts:
    """A job that somebody holds today at an organisation of the partnership."""

    id: UUID
    organisation_id: UUID
    organisation_name: str
    role: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, for which partnership, with which posts.

    kind: staff, participant or system.
    partnership_id: the one partnership this actor works in now; rows of any other
    are behind the wall in the database. None sees nothing.
    user_id: the login behind a staff member or participant; None for the system.
    as_of: the day for which the posts hold; None for whichever day it is.
    """

    kind: str
    partnership_id: UUID | None = None
    user_id: UUID | None = None
    name: str = ""
    posts: tuple[PostFacts, ...] = ()
    partnership_name: str = ""
    as_of: date | None = None

    @property
    def today(self) -> date:
        """The day on which the actor acts."""
        return self.as_of or clock.today()

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role for post in self.posts)

    @property
    def organisation_ids(self) -> frozenset[UUID]:
        return frozenset(post.organisation_id for post in self.posts)

    def has_role(self, *roles: str) -> bool:
        """Whether one of the actor's posts of today carries one of these roles."""
        return not self.roles.isdisjoint(roles)


NOBODY = Actor(kind=PARTICIPANT)


def system(partnership_id: UUID) -> Actor:
    """The program itself at work in one partnership: imports by command, jobs, demo data."""
    return Actor(kind=SYSTEM, partnership_id=partnership_id, name="Tandem")


def require(allowed: bool, **facts: object) -> None:
    """Stop here unless allowed.

    Raises Denied with the given facts.
    """
    if not allowed:
        raise Denied(**facts)
