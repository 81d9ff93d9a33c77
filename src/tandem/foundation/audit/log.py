"""Recording, and checking that nothing was taken out."""

from uuid import UUID

from django.db import connection, models

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.foundation.audit.models import AuditEvent


def record(
    event: str,
    *,
    actor: Actor,
    subject: models.Model | None = None,
    participant_id: UUID | None = None,
    reason: str = "",
    **facts: object,
) -> AuditEvent:
    """Write one audit event in the transaction of what it records.

    event: namespaced name from a room's events.py, such as "trajectory:closed".
    participant_id: whose data it concerns; shown to that person in plain words.
    facts: ids, codes and counts only.
    """
    return AuditEvent.objects.create(
        partnership_id=actor.partnership_id,
        at=clock.now(),
        actor_kind=actor.kind,
        actor_user_id=actor.user_id,
        event=event,
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        participant_id=participant_id or getattr(subject, "participant_id", None),
        reason=reason,
        facts=facts,
    )


def broken_links() -> list[int]:
    """Numbers of the links of this partnership whose digest does not fit; empty when whole."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM audit_broken_links()")
        return [row[0] for row in cursor.fetchall()]
