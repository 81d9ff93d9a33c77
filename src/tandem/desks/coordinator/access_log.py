"""Who did and saw what in the partnership, without what was written."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from tandem.desks.caseworker import looks
from tandem.foundation.access import Actor
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.clock import BRUSSELS

READERS = ("coordinator", "dpo")


def can_read(actor: Actor) -> bool:
    """Coordinators and data protection officers answer for the log."""
    return actor.has_role(*READERS)


def page(
    actor: Actor,
    *,
    user_id: UUID | None = None,
    on: date | None = None,
    before: UUID | None = None,
) -> list[looks.Look]:
    """Fifty events, newest first, of one member of staff or one day when asked; two queries."""
    log = AuditEvent.objects.filter(partnership_id=actor.partnership_id).order_by("-id")
    if user_id:
        log = log.filter(actor_user_id=user_id)
    if on:
        first = datetime.combine(on, time.min, BRUSSELS)
        log = log.filter(at__gte=first, at__lt=first + timedelta(days=1))
    if before:
        log = log.filter(pk__lt=before)
    return looks.told(list(log[: looks.PAGE_SIZE]))
