"""Filling an empty database with the demo partnership."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from uuid import UUID

from django.db import connection, transaction

from tandem.config.demo import arrival, deck, life
from tandem.config.demo.circle import Circle, lay_circle
from tandem.config.demo.clockwork import Story, at_work, play
from tandem.config.demo.deck import Card
from tandem.config.demo.walk import Walk
from tandem.foundation import wall
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.keys import uuid7
from tandem.journeys.intake import actions as intake_actions
from tandem.rooms.contacts import actions as contacts_actions
from tandem.rooms.measures.models import SignalOutcome
from tandem.rooms.partners.models import Partnership

SLUG, NEIGHBOUR = "sleutel", "waas"
PEOPLE = {SLUG: "people.csv", NEIGHBOUR: "people_waas.csv"}
SEED = 2026


@dataclass(frozen=True)
class Loaded:
    """What came to be."""

    participants: int
    moments: int


@transaction.atomic
def load(*, now: datetime, with_people: bool) -> Loaded:
    """Make the demo partnership and its neighbour, all of it or nothing.

    now: the last moment of the story. The same day gives the same people and the same
    story. Raises SlugTaken when it is there already.
    """
    participants = moments = 0
    for slug in (NEIGHBOUR, SLUG):
        circle = lay_circle(slug, today=day_of(now))
        if with_people:
            moments += live_through(circle, PEOPLE[slug], now=now)
            participants += len(deck.cards(PEOPLE[slug]))
    return Loaded(participants=participants, moments=moments)


def live_through(circle: Circle, people: str, *, now: datetime) -> int:
    """Let the people of one file live in a circle up to now; returns how many moments.

    Inside a transaction that is lost as a whole when something fails.
    """
    with _without_savepoints():
        return play(stories(circle, deck.cards(people), day_of(now)), until=now)


def day_of(now: datetime) -> date:
    """The calendar day in Brussels."""
    return now.astimezone(BRUSSELS).date()


@contextmanager
def _without_savepoints() -> Iterator[None]:
    """No savepoint for each action: rows of ten thousand subtransactions are slow to read back.

    Nothing is lost by it: whatever fails here undoes everything.
    """
    features = connection.features
    before, features.uses_savepoints = features.uses_savepoints, False
    try:
        yield
    finally:
        features.uses_savepoints = before


def is_loaded() -> bool:
    """Whether the demo partnership is there."""
    with transaction.atomic():
        wall.enter(None, slug=SLUG)
        return Partnership.objects.filter(slug=SLUG).exists()


def stories(circle: Circle, cards: list[Card], today: date) -> Iterator[Story]:
    """Everything that is still to happen in a circle, one story for each person."""
    homes: dict[str, UUID] = {}
    for card in cards:
        yield _walks(circle, card, today, homes)
    if circle.partnership.slug == SLUG:
        yield from (_first_contact(circle, told, today) for told in _street("contacts"))
        yield from (_list_without_referral(circle, told, today) for told in _street("lists"))


def _walks(circle: Circle, card: Card, today: date, homes: dict[str, UUID]) -> Story:
    """All episodes of one person: who stopped may come back."""
    random = Random(f"{SEED} {card.key}")
    again = card.turns.get("again")
    first = Walk(
        circle=circle,
        card=card,
        stage="closed" if again else card.stage,
        begins=card.begins,
        today=today,
        random=random,
        homes=homes,
    )
    yield from life.live(first)
    if again:
        second = Walk(
            circle=circle,
            card=card,
            stage=again["stage"],
            begins=card.begins - card.turns["closed"]["day"] - again["gap"],
            today=today,
            random=random,
            homes=homes,
            participant_id=first.participant_id,
            reason=again["reason"],
        )
        yield from life.live(second)


def _street(kind: str) -> list[dict]:
    return sorted(deck.read("street.yaml")[kind], key=lambda told: -told["days_ago"])


def _first_contact(circle: Circle, told: dict, today: date) -> Story:
    at = _moment(today, told)
    yield at
    contacts_actions.note_outreach_contact(
        actor=circle.actor("bram"),
        contact_id=uuid7(),
        encounter=arrival.encounter(told, at),
        at=at,
    )


def _list_without_referral(circle: Circle, told: dict, today: date) -> Story:
    """A list that led to no referral, or that two people still think about."""
    at = _moment(today, told)
    yield at
    answers = told["signals"] | {
        "person_hinders": told["person"],
        "guide_hinders": told["guide"],
        "words": told["words"],
    }
    mediator = circle.actor("ilse")
    kept = arrival.note_list(mediator, answers, at)
    if "outcome" in told:
        intake_actions.leave_signals(
            actor=mediator,
            assessment_id=kept.pk,
            outcome=SignalOutcome(told["outcome"]),
            reason="",
            on=at.date(),
        )


def _moment(today: date, told: dict) -> datetime:
    return at_work(date.fromordinal(today.toordinal() - told["days_ago"]), 200)
