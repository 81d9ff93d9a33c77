"""What leaves the house: reports that were kept, and addresses for calendars."""

import hashlib
from datetime import timedelta
from uuid import UUID

from tandem.foundation import clock, wall
from tandem.rooms.contacts.models import CalendarFeed
from tandem.rooms.reporting.actions import freeze_submission
from tandem.rooms.reporting.esf.choosing import Order
from tests.leaks import marks as audience
from tests.leaks.circle import Circle, Circles
from tests.leaks.marks import Marks

# Whose calendar reads along. Ended: an address that was taken back. Moved: at work for
# another partner, without a seat. Gone: without any post.
OWNERS = {
    "right": "welfare_yes", "named": "work_no", "ended": "welfare", "moved": "moved",
    "gone": "gone",
}  # fmt: skip


def keep_reports(circle: Circle, marks: Marks, file_name: str) -> list[UUID]:
    """Two submissions of the last year, for who coordinates."""
    wall.enter(circle.id)
    today = clock.today()
    order = Order(today - timedelta(days=365), today, "esfplus", ())
    return [
        freeze_submission(
            actor=circle.program,
            order=order,
            note=marks.make(f"{file_name}{word}report", audience.coordinates(file_name)),
            at=clock.now(),
        ).pk
        for word in ("first", "second")
    ]


def give_addresses(circles: Circles) -> dict[str, str]:
    """The token of each address by its kind, and one that was never given."""
    wall.enter(circles.here.id)
    now = clock.now()
    for kind, key in OWNERS.items():
        CalendarFeed.objects.create(
            partnership=circles.here.partnership,
            user=circles.users[key],
            token_digest=hashlib.sha256(kind.encode()).digest(),
            shows_first_names=kind == "named",
            made_at=now,
            changed_at=now,
            ended_at=now if kind == "ended" else None,
        )
    return {kind: kind for kind in (*OWNERS, "guessed")}
