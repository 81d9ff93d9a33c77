"""Reading consent: the last answer to each question is the one that counts."""

from typing import Self
from uuid import UUID

from tandem.rooms.partners.queries import WalledQuerySet


class ConsentEventQuerySet(WalledQuerySet):
    def in_force(self, participant_id: UUID) -> Self:
        """The last answer to each question of one participant."""
        return (
            self.filter(participant_id=participant_id)
            .order_by("purpose", "organisation_id", "sensitivity", "-id")
            .distinct("purpose", "organisation_id", "sensitivity")
        )
