"""What an outreach worker sees of their own contacts: who is not joined yet comes first."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tandem.foundation.access import Actor
from tandem.journeys.intake.queries import OwnReferral, own_referrals
from tandem.rooms.contacts.models import OutreachContact
from tandem.rooms.partners.domains import Domain

ROWS_A_PAGE = 30
PLACES_OFFERED = 6


@dataclass(frozen=True)
class Row:
    """One contact in the list. referral: what became of it, once joined and referred."""

    contact: OutreachContact
    domains: tuple[Domain, ...]
    referral: OwnReferral | None


@dataclass(frozen=True)
class Round:
    """One page of own contacts. older: key to ask the next page with."""

    rows: tuple[Row, ...]
    waiting_count: int
    joined_count: int
    older: UUID | None


def own_round(actor: Actor, *, joined: bool, before: UUID | None = None) -> Round:
    """The newest own contacts, joined or not: three queries whatever their number."""
    mine = OutreachContact.objects.visible_to(actor)
    counts = mine.aggregate(
        waiting=Count("pk", filter=Q(participant__isnull=True)),
        joined=Count("pk", filter=Q(participant__isnull=False)),
    )
    found = list(_page(mine.filter(participant__isnull=not joined), before))
    page = found[:ROWS_A_PAGE]
    referrals = _referrals(actor, page) if joined else {}
    return Round(
        rows=tuple(
            Row(
                contact=contact,
                domains=tuple(Domain(code) for code in contact.domains),
                referral=referrals.get(contact.participant_id) if contact.participant_id else None,
            )
            for contact in page
        ),
        waiting_count=counts["waiting"],
        joined_count=counts["joined"],
        older=page[-1].pk if len(found) > ROWS_A_PAGE else None,
    )


def usual_places(actor: Actor) -> list[str]:
    """Where the actor noted contacts lately, to choose from instead of typing."""
    newest = OutreachContact.objects.visible_to(actor).order_by("-id")
    places = newest.values_list("place", flat=True)[: 5 * PLACES_OFFERED]
    return list(dict.fromkeys(places))[:PLACES_OFFERED]


def _page(contacts: QuerySet[OutreachContact], before: UUID | None) -> QuerySet[OutreachContact]:
    if before is not None:
        contacts = contacts.filter(pk__lt=before)
    return contacts.order_by("-id")[: ROWS_A_PAGE + 1]


def _referrals(actor: Actor, contacts: list[OutreachContact]) -> dict[UUID, OwnReferral]:
    people = {contact.participant_id for contact in contacts if contact.participant_id}
    found = own_referrals(actor, participant_ids=people, limit=len(people))
    return {referral.participant_id: referral for referral in found}
