"""Noting the own network of a participant."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.people import access, events
from tandem.rooms.people.actions.persons import NotYet
from tandem.rooms.people.models import (
    Closeness,
    Energy,
    MayAsk,
    NetworkMoment,
    NetworkPicture,
    NetworkTie,
    Participant,
    TieKind,
)


@dataclass(frozen=True)
class Tie:
    """Somebody around the participant. name: a first name or a role, never a family name."""

    name: str
    closeness: Closeness
    kind: TieKind
    energy: Energy
    may_ask: MayAsk = MayAsk.UNKNOWN
    words: str = ""


@dataclass(frozen=True)
class Network:
    """A picture of the own network on a day, with its ties in the order told."""

    moment: NetworkMoment
    on: date
    ties: Sequence[Tie]


@transaction.atomic
def note_network(
    *,
    actor: Actor,
    participant_id: UUID,
    told_in: UUID,
    network: Network,
    at: datetime,
    picture_id: UUID | None = None,
) -> NetworkPicture:
    """Draw the own network, or draw a picture of this trajectory again.

    told_in: the trajectory. That the actor may write there is for the caller to require, who
    knows teams. picture_id: the picture to replace; what it was stays in the history.
    Raises Denied, Participant.DoesNotExist, NetworkPicture.DoesNotExist, NotYet when the day
    has still to come. Records network:noted.
    """
    participant = Participant.objects.visible_to(actor).get(pk=participant_id)
    picture = _picture(actor, participant, told_in, picture_id)
    foundation_access.require(access.can_add(actor))
    if network.on > at.astimezone(BRUSSELS).date():
        raise NotYet(on=network.on)
    picture.moment, picture.on, picture.noted_at = network.moment, network.on, at
    picture.save()
    picture.ties.all().delete()
    NetworkTie.objects.bulk_create(
        NetworkTie(
            partnership_id=actor.partnership_id, picture=picture, position=place, **asdict(tie)
        )
        for place, tie in enumerate(network.ties)
    )
    record(events.NETWORK_NOTED, actor=actor, subject=picture, ties=len(network.ties))
    return picture


def _picture(
    actor: Actor, participant: Participant, told_in: UUID, picture_id: UUID | None
) -> NetworkPicture:
    if picture_id is None:
        return NetworkPicture(
            partnership_id=actor.partnership_id,
            participant=participant,
            told_in=told_in,
            noted_by_id=actor.user_id,
        )
    pictures = NetworkPicture.objects.visible_to(actor).filter(told_in=told_in)
    return pictures.select_for_update(of=("self",)).get(pk=picture_id)
