"""A partnership before its first participant: organisations, staff, programmes, texts."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

import yaml
from django.contrib.auth.hashers import make_password

from tandem.config.demo.clockwork import at_work, living_on
from tandem.foundation.access import STAFF, Actor, PostFacts, system
from tandem.rooms.accounts.actions import Person
from tandem.rooms.consent.actions import adopt_texts
from tandem.rooms.measures.actions import ready_instrument
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.actions import adopt_shipped
from tandem.rooms.partners.circle import add_organisation, found_partnership
from tandem.rooms.partners.models import Organisation, Partnership, Post, PostRole, Programme
from tandem.rooms.partners.posts import Job, add_colleague

PASSWORD = "tandem-demo-2026"  # noqa: S105  Printed on purpose: these logins are for trying.
DOMAIN = "voorbeeld.be"


@dataclass(frozen=True)
class Circle:
    """A partnership with everyone who works in it, by the short keys of staff.yaml."""

    partnership: Partnership
    organisations: dict[str, Organisation]
    programmes: dict[str, Programme]
    posts: dict[str, Post]
    _actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.partnership.pk

    @property
    def coordinator(self) -> Actor:
        """Who coordinates here; the first when there are several."""
        return self.actor(
            next(key for key, post in self.posts.items() if post.role == "coordinator")
        )

    def actor(self, key: str) -> Actor:
        """The member of staff with this key at work in this partnership."""
        if key not in self._actors:
            post = self.posts[key]
            self._actors[key] = Actor(
                kind=STAFF,
                partnership_id=self.id,
                partnership_name=self.partnership.name,
                user_id=post.user_id,
                name=str(post.user),
                posts=(
                    PostFacts(post.pk, post.organisation_id, post.organisation.name, post.role),
                ),
            )
        return self._actors[key]


@cache
def described() -> dict[str, dict[str, Any]]:
    """The circles of staff.yaml by their slug."""
    text = (files("tandem.config.demo") / "staff.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def email(slug: str, key: str) -> str:
    """The address with which somebody of staff.yaml logs in."""
    return f"{key}@{described()[slug].get('domain', DOMAIN)}"


def lay_circle(slug: str, *, today: date) -> Circle:
    """Make the partnership of this slug; the transaction is inside its wall from here on.

    today: the days of staff.yaml are counted back from it; it begins with its first
    colleague. A login that exists is used and keeps its password. Raises SlugTaken.
    """
    told = described()[slug]
    eldest = max(each["since"] for each in told["people"].values())
    with living_on(at_work(today - timedelta(days=eldest), 0)):
        return _found(slug, told, today)


def _found(slug: str, told: dict[str, Any], today: date) -> Circle:
    partnership = found_partnership(slug=slug, name=told["name"])
    program = system(partnership.pk)
    organisations = {
        name: add_organisation(actor=program, facts=each)
        for name, each in told["organisations"].items()
    }
    adopt_texts(actor=program)
    for name in shipped_instruments():
        ready_instrument(actor=program, key=name)
    programmes = {name: adopt_shipped(actor=program, key=name) for name in told["programmes"]}
    posts = {
        name: _hire(program, email(slug, name), each, organisations, today)
        for name, each in told["people"].items()
    }
    return Circle(partnership, organisations, programmes, posts)


def _hire(
    program: Actor,
    address: str,
    told: dict[str, Any],
    organisations: dict[str, Organisation],
    today: date,
) -> Post:
    ((role, employer),) = told["roles"].items()
    first_name, last_name = told["name"]
    colleague = add_colleague(
        actor=program,
        person=Person(first_name, last_name, address, told["phone"]),
        job=Job(
            organisation_id=organisations[employer].pk,
            role=PostRole(role),
            starts_on=today - timedelta(days=told["since"]),
        ),
    )
    if colleague.has_new_login:
        user = colleague.post.user
        user.password = _password_digest()
        user.save(update_fields=["password"])
    return colleague.post


@cache
def _password_digest() -> str:
    # Made once: it takes a good part of a second, by intention.
    return make_password(PASSWORD)
