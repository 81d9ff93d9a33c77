"""Reading contacts."""

from collections.abc import Collection
from typing import Self

from django.db.models import Q

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.queries import WalledQuerySet


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
