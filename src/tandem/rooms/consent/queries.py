"""Reading consent: the last answer to each question is the one that counts."""

from typing import Self
from uuid import UUID

from tandem.rooms.partners.queries import WalledQuerySet


class ConsentTextQuerySet(WalledQuerySet):
    def newest(self) -> Self:
        """The highest version of each purpose in each language."""
        return self.order_by("purpose", "language", "-version").distinct("purpose", "language")


class ConsentEventQuerySet(WalledQuerySet):
    def in_force(self, participant_id: UUID) -> Self:
        """The last answer to each question of one participant."""
        return (
            self.filter(participant_id=participant_id)
            .order_by("purpose", "organisation_id", "sensitivity", "-id")
            .distinct("purpose", "organisation_id", "sensitivity")
        )

    def history(self, participant_id: UUID) -> Self:
        """Every answer of one participant, newest first, with partner, text and who asked."""
        return (
            self.filter(participant_id=participant_id)
            .select_related("organisation", "text", "asked_by")
            .order_by("-id")
        )
