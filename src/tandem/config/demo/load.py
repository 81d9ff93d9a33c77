"""Filling an empty database with the demo partnership."""

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from random import Random
from typing import Any

import yaml
from django.db import transaction

from tandem.config.demo.circle import Circle, lay_circle
from tandem.config.demo.clockwork import play
from tandem.config.demo.life import Walk, live
from tandem.foundation import wall
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.partners.models import Partnership

SLUG, NEIGHBOUR = "sleutel", "waas"
SEED = 2026


@dataclass(frozen=True)
class Loaded:
    """What came to be."""

    participants: int
    moments: int


@transaction.atomic
def load(*, now: datetime, with_people: bool) -> Loaded:
    """Make the demo partnership and its neighbour, all of it or nothing.

    now: the last moment of the story. Raises IntegrityError when it is there already.
    """
    today = now.astimezone(BRUSSELS).date()
    lay_circle(NEIGHBOUR, today=today)
    circle = lay_circle(SLUG, today=today)
    if not with_people:
        return Loaded(participants=0, moments=0)
    walks = _walks(circle, now)
    moments = play((live(walk) for walk in walks), until=now)
    return Loaded(participants=len(walks), moments=moments)


def is_loaded() -> bool:
    """Whether the demo partnership is there."""
    with transaction.atomic():
        wall.enter(None, slug=SLUG)
        return Partnership.objects.filter(slug=SLUG).exists()


def _walks(circle: Circle, now: datetime) -> list[Walk]:
    cards = _read("people.yaml")
    return [
        Walk(
            circle=circle,
            card=card,
            plot=_read(f"plots/{card['plot']}.yaml"),
            random=Random(f"{SEED} {card['key']}"),
            today=now.astimezone(BRUSSELS).date(),
        )
        for card in cards
    ]


def _read(name: str) -> Any:
    return yaml.safe_load((files("tandem.config.demo") / name).read_text(encoding="utf-8"))
