"""Who looked at a file, in plain words for the person it is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tandem.desks.caseworker.words import sentence
from tandem.foundation.access import Actor
from tandem.foundation.audit.models import AuditEvent
from tandem.rooms.accounts.models import User
from tandem.rooms.trajectories.dossier import Dossier

PAGE_SIZE = 50


@dataclass(frozen=True)
class Look:
    """One line of the log."""

    at: datetime
    who: str
    what: str
    key: UUID


def at(actor: Actor, dossier: Dossier, *, before: UUID | None = None) -> list[Look]:
    """The newest fifty events about this participant; two queries."""
    log = AuditEvent.objects.filter(
        partnership_id=actor.partnership_id, participant_id=dossier.trajectory.participant_id
    ).order_by("-id")
    if before:
        log = log.filter(pk__lt=before)
    return told(list(log[:PAGE_SIZE]))


def told(events: list[AuditEvent]) -> list[Look]:
    """Events with the names of who acted, as sentences; one query."""
    users = User.objects.in_bulk({event.actor_user_id for event in events if event.actor_user_id})
    return [
        Look(
            at=event.at,
            who=str(users.get(event.actor_user_id, "Tandem")),
            what=sentence(event.event, event.facts),
            key=event.pk,
        )
        for event in events
    ]
