"""Reading people."""

from tandem.rooms.partners.queries import WalledQuerySet


class ParticipantQuerySet(WalledQuerySet):
    """Participants of a partnership.

    This room knows no teams: who may see which participant is told by
    `Trajectory.objects.visible_to(actor)`, through which pages come here.
    """
