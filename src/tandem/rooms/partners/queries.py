"""Reading what belongs to a partnership."""

from datetime import date
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from tandem.foundation.access import Actor


class WalledQuerySet(models.QuerySet):
    """Rows of one partnership. Rooms narrow `visible_to` where a team or role matters."""

    def visible_to(self, actor: Actor) -> Self:
        """Rows of the partnership in which the actor works now; nothing without one."""
        if actor.partnership_id is None:
            return self.none()
        return self.filter(partnership_id=actor.partnership_id)


class PostQuerySet(WalledQuerySet):
    def held_on(self, day: date) -> Self:
        """Posts whose term includes the day; the last day counts."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def of_login(self, user_id: UUID) -> Self:
        """Posts of one login in every partnership, the one read that crosses the wall."""
        return self.filter(user_id=user_id).select_related("organisation", "partnership")
