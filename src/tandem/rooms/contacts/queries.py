"""Reading contacts."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.queries import WalledQuerySet
from tandem.rooms.trajectories.models import TeamMember, Trajectory
from tandem.rooms.trajectories.rules import EVERYTHING


class OutreachContactQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Contacts the actor noted; before identity they are nobody else's to read."""
        walled = super().visible_to(actor)
        return walled if actor.kind == SYSTEM else walled.filter(noted_by_id=actor.user_id)


class ContactNoteQuerySet(WalledQuerySet):
    def readable(self, actor: Actor, classes: Collection[int]) -> Self:
        """Shared notes of these classes, and whatever the actor wrote."""
        return self.visible_to(actor).filter(
            Q(noted_by_id=actor.user_id) | Q(is_personal=False, sensitivity__in=classes)
        )


def _open_seat(actor: Actor) -> Exists:
    """Whether the actor has a seat that opens what the whole team may read."""
    seats = TeamMember.objects.seats_of(actor, actor.today)
    return Exists(seats.filter(trajectory_id=OuterRef("trajectory_id"), class_levels__0=EVERYTHING))


def _known_file(actor: Actor) -> Exists:
    known = Trajectory.objects.visible_to(actor)
    return Exists(known.filter(pk=OuterRef("trajectory_id")))


class AppointmentQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Appointments of the actor's teams, and the actor's own in files they know of.

        Who coordinates sees those that they hold or made, such as an introductory meeting.
        """
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        own = Q(made_by_id=actor.user_id) | self._held_by(actor)
        return walled.filter(Q(_open_seat(actor)) | (own & Q(_known_file(actor))))

    def held_by(self, actor: Actor) -> Self:
        """Appointments that participants have with this actor."""
        return self.filter(self._held_by(actor))

    def waiting(self, *, until: datetime, since: datetime) -> Self:
        """What asks something of its host: still planned before `until`, or kept since `since`
        and not noted."""
        return self.filter(
            Q(state="planned", starts_at__lt=until)
            | Q(state="kept", note__isnull=True, starts_at__gte=since, starts_at__lt=until)
        )

    def coming(self, at: datetime) -> Self:
        """Planned appointments that have not begun, the next one first."""
        return self.filter(state="planned", starts_at__gte=at).order_by("starts_at", "id")

    def _held_by(self, actor: Actor) -> Q:
        hosts: Any = self.model._meta.get_field("hosts").related_model
        mine = hosts.objects.filter(appointment_id=OuterRef("pk"), user_id=actor.user_id)
        return Q(Exists(mine))


class ContactTaskQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Tasks of the actor's teams, and those about an appointment that the actor made."""
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM:
            return walled
        made = Q(appointment__made_by_id=actor.user_id) & Q(_known_file(actor))
        return walled.filter(Q(_open_seat(actor)) | made)

    def is_open(self) -> Self:
        """Nobody was reached yet, and it is still needed."""
        return self.filter(end="")


class CalendarFeedQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """The actor's own addresses: nobody manages those of somebody else."""
        return super().visible_to(actor).filter(user_id=actor.user_id)

    def is_open(self) -> Self:
        """Addresses that answer."""
        return self.filter(ended_at__isnull=True)
