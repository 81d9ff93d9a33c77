"""From the address of a calendar to what it may read. Nobody logs in here.

The row of the address is found by its digest alone (`CalendarFeed.wall_also_reads`); only
then the wall of its partnership is entered, as the colleague with the posts of today. Who
has no post there any more reads nothing.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction

from tandem.foundation import wall
from tandem.foundation.access import STAFF, Actor, PostFacts
from tandem.rooms.contacts.models import Appointment, AppointmentState, CalendarFeed
from tandem.rooms.partners.models import Post

BACK_DAYS = 60
ROWS_AT_MOST = 1_000


def token_digest(token: str) -> bytes:
    """What is kept of an address. The token is random, so that no key is needed."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(frozen=True)
class Subscription:
    """One calendar that reads along. appointments: with their participants loaded."""

    feed: CalendarFeed
    appointments: tuple[Appointment, ...]


@contextmanager
def reading(digest: bytes, now: datetime, today: date) -> Iterator[Subscription]:
    """What the calendar at this address may read, inside the wall of its partnership.

    digest: of the token in the address. Raises CalendarFeed.DoesNotExist when nothing
    answers there, or nobody with a post stands behind it.
    """
    with transaction.atomic():
        feed = _feed(digest)
        with wall.within(feed.partnership_id, user_id=feed.user_id):
            actor = _actor(feed, today)
            yield Subscription(feed, tuple(_appointments(actor, now)))


def _feed(digest: bytes) -> CalendarFeed:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tandem.feed', %s, true)", [digest.hex()])
        try:
            return CalendarFeed.objects.is_open().get(token_digest=digest, user__is_active=True)
        finally:
            cursor.execute("SELECT set_config('tandem.feed', '', true)")


def _actor(feed: CalendarFeed, today: date) -> Actor:
    posts = Post.objects.filter(user_id=feed.user_id, partnership_id=feed.partnership_id)
    held = posts.held_on(today).select_related("organisation")
    facts = tuple(
        PostFacts(post.pk, post.organisation_id, post.organisation.name, post.role) for post in held
    )
    if not facts:
        raise CalendarFeed.DoesNotExist
    return Actor(kind=STAFF, partnership_id=feed.partnership_id, user_id=feed.user_id, posts=facts)


def _appointments(actor: Actor, now: datetime) -> Iterator[Appointment]:
    """Their own, from two months back; a moved one is told by the row it became."""
    mine = Appointment.objects.visible_to(actor).held_by(actor)
    found = mine.exclude(state=AppointmentState.MOVED).filter(
        starts_at__gte=now - timedelta(days=BACK_DAYS)
    )
    yield from found.select_related("trajectory__participant").order_by("starts_at", "id")[
        :ROWS_AT_MOST
    ]
