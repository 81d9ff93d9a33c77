"""Two partnerships, everybody who works in them, and how each of them comes in."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tandem.config.middleware import PARTNERSHIP_KEY
from tandem.foundation import clock, wall
from tandem.foundation.access import Actor, system
from tandem.foundation.keys import uuid7
from tandem.rooms.accounts.models import User
from tandem.rooms.partners.actions import adopt_shipped
from tandem.rooms.partners.models import Partnership, Post, Programme
from tandem.rooms.trajectories.tests.factories import (
    OrganisationFactory,
    PartnershipFactory,
    PostFactory,
    UserFactory,
)
from tests.leaks.roles import FOREIGN, ROLES, Role

PROGRAMME = "sleutel"


@dataclass
class Circle:
    """One partnership. posts: the post behind a seat in a team, by the key of the role."""

    partnership: Partnership
    programme: Programme
    posts: dict[str, Post] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.partnership.pk

    @property
    def program(self) -> Actor:
        return system(self.id)


@dataclass
class Circles:
    """Both partnerships and the logins, by the key of the role."""

    here: Circle
    foreign: Circle
    users: dict[str, User] = field(default_factory=dict)

    @property
    def both(self) -> tuple[Circle, Circle]:
        return self.here, self.foreign

    def of(self, file: str) -> Circle:
        return self.foreign if file == FOREIGN else self.here


def lay_circles() -> Circles:
    """Make both; the transaction stays inside the wall of the first."""
    foreign, here = _lay("foreign"), _lay("here")
    circles = Circles(here=here, foreign=foreign)
    for role in ROLES.values():
        if role.has_login:
            _hire(circles, role)
    wall.enter(here.id)
    return circles


class Browser(Client):
    """A test client that keeps no copy of each template's context: thousands of pages."""

    def request(self, **request: object) -> HttpResponse:
        response = self.handler(self._base_environ(**request))
        self.cookies.update(response.cookies)
        return response


def come_in(circles: Circles, role: Role) -> Browser:
    """A browser in which this person has logged in, if there is a login."""
    client = Browser()
    if role.has_login:
        client.force_login(circles.users[role.key])
        session = client.session
        session[PARTNERSHIP_KEY] = str((circles.foreign if role.is_foreign else circles.here).id)
        session.save()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    return client


def _lay(slug: str) -> Circle:
    key = uuid7()
    wall.enter(key)
    partnership = PartnershipFactory(id=key, slug=slug)
    programme = adopt_shipped(actor=system(key), key=PROGRAMME)
    return Circle(partnership, programme)


def _hire(circles: Circles, role: Role) -> None:
    user = UserFactory(first_name="Rol", last_name=role.key)
    circles.users[role.key] = user
    now = circles.foreign if role.is_foreign else circles.here
    for post_role in role.posts:
        now.posts[role.key] = _post(now, user, post_role)
    if any(seat.lapsed for seat in role.seats.values()):
        # The seat hangs on this job, which is over unless the other partnership is chosen.
        over = None if role.is_foreign else clock.today() - timedelta(days=1)
        circles.here.posts[role.key] = _post(circles.here, user, "welfare", ends_on=over)


def _post(circle: Circle, user: User, role: str, **more: object) -> Post:
    wall.enter(circle.id)
    employer = OrganisationFactory(partnership=circle.partnership)
    return PostFactory(
        partnership=circle.partnership, organisation=employer, user=user, role=role, **more
    )
