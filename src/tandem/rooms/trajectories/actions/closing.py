"""The closing moment: when, who comes, and what went well in own words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import access, events
from tandem.rooms.trajectories.actions.pausing import TooEarly
from tandem.rooms.trajectories.hand import first_day, take_ending
from tandem.rooms.trajectories.models import ClosingGuest, ClosingMoment


class AlreadyInvited(Refused):
    """Somebody with this name is invited already."""


class NeedsName(Refused):
    """Who is invited has a name."""


@dataclass(frozen=True)
class ClosingPlan:
    """When and where."""

    on: date
    at_time: time | None = None
    place: str = ""


@transaction.atomic
def plan_closing(*, actor: Actor, trajectory_id: UUID, plan: ClosingPlan) -> ClosingMoment:
    """Plan the closing moment, or move it.

    Raises Denied, NotInTime (not started), TooEarly (before the first day). Records
    trajectory:closing-planned.
    """
    trajectory = take_ending(actor, trajectory_id)
    if plan.on < first_day(trajectory):
        raise TooEarly(after=first_day(trajectory))
    closing, _ = ClosingMoment.objects.update_or_create(
        trajectory=trajectory,
        defaults={
            "partnership_id": actor.partnership_id,
            "on": plan.on,
            "at_time": plan.at_time,
            "place": plan.place,
            "noted_by_id": actor.user_id,
        },
    )
    record(events.CLOSING_PLANNED, actor=actor, subject=trajectory)
    return closing


@transaction.atomic
def invite_guest(
    *, actor: Actor, trajectory_id: UUID, name: str, relation: str = ""
) -> ClosingGuest:
    """Invite somebody of the participant's own network, by name only.

    Names of friends are read like what is said about friends (class of NET).
    Raises Denied, ClosingMoment.DoesNotExist (plan it first), NeedsName, AlreadyInvited.
    Records trajectory:closing-guests.
    """
    trajectory = take_ending(actor, trajectory_id)
    foundation_access.require(access.can_write_network(actor, trajectory))
    closing = ClosingMoment.objects.visible_to(actor).get(trajectory=trajectory)
    tidy = " ".join(name.split())
    if not tidy:
        raise NeedsName
    if closing.guests.filter(name__iexact=tidy).exists():
        raise AlreadyInvited
    guest = ClosingGuest.objects.create(
        partnership_id=actor.partnership_id, closing=closing, name=tidy, relation=relation.strip()
    )
    record(events.CLOSING_GUESTS, actor=actor, subject=trajectory, guests=closing.guests.count())
    return guest


@transaction.atomic
def uninvite_guest(*, actor: Actor, guest_id: UUID) -> None:
    """Take somebody off the list; the history keeps that they were on it.

    Raises Denied, ClosingGuest.DoesNotExist. Records trajectory:closing-guests.
    """
    guest = ClosingGuest.objects.visible_to(actor).select_related("closing").get(pk=guest_id)
    trajectory = take_ending(actor, guest.closing.trajectory_id)
    foundation_access.require(access.can_write_network(actor, trajectory))
    guest.delete()
    left = guest.closing.guests.count()
    record(events.CLOSING_GUESTS, actor=actor, subject=trajectory, guests=left)


@transaction.atomic
def note_closing(
    *,
    actor: Actor,
    trajectory_id: UUID,
    agreements: str | None = None,
    went_well: str | None = None,
    came: Collection[UUID] | None = None,
) -> ClosingMoment:
    """Note how the closing moment went. What is None stays as it was.

    agreements: on staying in touch; kept with the trajectory. went_well: in own words.
    came: keys of the guests who were there; the others were not.
    Raises Denied (own words and guests are for who writes about friends),
    ClosingMoment.DoesNotExist. Records trajectory:closing-held.
    """
    trajectory = take_ending(actor, trajectory_id)
    if went_well is not None or came is not None:
        foundation_access.require(access.can_write_network(actor, trajectory))
    closing = ClosingMoment.objects.visible_to(actor).get(trajectory=trajectory)
    closing.was_held = True
    if went_well is not None:
        closing.went_well = went_well
    closing.save(update_fields=["was_held", "went_well"])
    for guest in closing.guests.all() if came is not None else ():
        guest.came = guest.pk in (came or ())
        guest.save(update_fields=["came"])
    if agreements is not None:
        trajectory.exit_agreements = agreements
        trajectory.save(update_fields=["exit_agreements"])
    record(events.CLOSING_HELD, actor=actor, subject=trajectory)
    return closing
