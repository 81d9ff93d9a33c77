"""Reading people."""

from typing import Self
from uuid import UUID

from tandem.rooms.partners.queries import WalledQuerySet


class ParticipantQuerySet(WalledQuerySet):
    """Participants of a partnership.

    This room knows no teams: who may see which participant is told by
    `Trajectory.objects.visible_to(actor)`, through which pages come here.
    """


class HouseholdMemberQuerySet(WalledQuerySet):
    def living_with(self, participant_id: UUID) -> Self:
        """Who shares a household with this participant now, by age; the participant apart."""
        return (
            self.filter(
                ends_on__isnull=True,
                household__members__participant_id=participant_id,
                household__members__ends_on__isnull=True,
            )
            .exclude(participant_id=participant_id)
            .order_by("birth_year", "id")
            .distinct()
        )
