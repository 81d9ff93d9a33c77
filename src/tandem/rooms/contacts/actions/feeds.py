"""Addresses at which a colleague's own calendar reads along."""

import secrets
from datetime import datetime

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.contacts import access, events
from tandem.rooms.contacts.models import CalendarFeed
from tandem.rooms.contacts.subscription import token_digest
from tandem.rooms.partners.models import Post

TOKEN_BYTES = 32


@transaction.atomic
def open_feed(*, actor: Actor, shows_first_names: bool, at: datetime) -> str:
    """Make a new address and end the former. Returns its token, which is told only once.

    Raises Denied. Records contact:calendar-opened.
    """
    foundation_access.require(access.can_subscribe(actor))
    # Two presses at once wait for each other here, so that one address is left.
    list(Post.objects.filter(user_id=actor.user_id).select_for_update(no_key=True))
    CalendarFeed.objects.visible_to(actor).is_open().update(ended_at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed.objects.create(
        partnership_id=actor.partnership_id,
        user_id=actor.user_id,
        token_digest=token_digest(token),
        shows_first_names=shows_first_names,
        made_at=at,
        changed_at=at,
    )
    record(events.FEED_OPENED, actor=actor, subject=feed, first_names=shows_first_names)
    return token


@transaction.atomic
def change_feed(*, actor: Actor, shows_first_names: bool, at: datetime) -> None:
    """Choose between initials and first names; the address stays.

    Does nothing without an address. Raises Denied. Records contact:calendar-changed.
    """
    foundation_access.require(access.can_subscribe(actor))
    feed = CalendarFeed.objects.visible_to(actor).is_open().select_for_update().first()
    if feed is None or feed.shows_first_names == shows_first_names:
        return
    feed.shows_first_names, feed.changed_at = shows_first_names, at
    feed.save(update_fields=["shows_first_names", "changed_at"])
    record(events.FEED_CHANGED, actor=actor, subject=feed, first_names=shows_first_names)


@transaction.atomic
def end_feed(*, actor: Actor, at: datetime) -> None:
    """From now on the address answers nobody. Raises Denied. Records contact:calendar-ended."""
    foundation_access.require(access.can_subscribe(actor))
    for feed in CalendarFeed.objects.visible_to(actor).is_open().select_for_update():
        feed.ended_at = at
        feed.save(update_fields=["ended_at"])
        record(events.FEED_ENDED, actor=actor, subject=feed)
