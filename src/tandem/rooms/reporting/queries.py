"""Reading submissions. Every read in this room starts with `visible_to(actor)`."""

from typing import Self

from tandem.foundation.access import SYSTEM, Actor
from tandem.rooms.partners.queries import WalledQuerySet

REPORTERS = ("coordinator",)


class SubmissionQuerySet(WalledQuerySet):
    def visible_to(self, actor: Actor) -> Self:
        """Submissions of the partnership, for who answers for them; nobody else."""
        walled = super().visible_to(actor)
        if actor.kind == SYSTEM or actor.has_role(*REPORTERS):
            return walled
        return walled.none()

    def newest_first(self) -> Self:
        """Without the records, which only a comparison reads."""
        return self.defer("records").order_by("-id")
