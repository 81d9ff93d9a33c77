"""What the pages of a household show to one reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.people.figures import Figure, definition_of
from tandem.rooms.people.models import HouseholdMember, HouseholdRelation, HouseholdSituation
from tandem.rooms.people.reckoning import Reckoning, told_in
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import Trajectory


@dataclass(frozen=True)
class Housemate:
    """Somebody who lives with the participant. own_file: only where the reader walks along."""

    member: HouseholdMember
    own_file: Trajectory | None

    @property
    def name(self) -> str:
        participant = self.member.participant
        return participant.called if participant else self.member.first_name

    @property
    def may_have_file(self) -> bool:
        """Whether it makes sense to look for a file: an adult who is not joined to one yet."""
        is_child = self.member.relation == HouseholdRelation.CHILD
        return self.member.participant_id is None and not is_child


def housemates(actor: Actor, dossier: Dossier) -> list[Housemate]:
    """Who lives with this participant now, by age. Two queries."""
    theirs = HouseholdMember.objects.visible_to(actor)
    members = list(
        theirs.living_with(dossier.trajectory.participant_id).select_related("participant")
    )
    files = _own_files(actor, [row.participant_id for row in members if row.participant_id])
    return [
        Housemate(row, files.get(row.participant_id) if row.participant_id else None)
        for row in members
    ]


def situations(actor: Actor, dossier: Dossier) -> list[HouseholdSituation]:
    """What was told, newest first, without its parts. One query."""
    told = HouseholdSituation.objects.visible_to(actor).filter(told_in=dossier.trajectory.pk)
    return list(told.select_related("noted_by").order_by("-on", "-id"))


def reckoning(actor: Actor, dossier: Dossier, situation_id: UUID) -> Reckoning:
    """One situation with the answers that this reader may see. Four queries.

    Raises HouseholdSituation.DoesNotExist.
    """
    classes = dossier.seat.readable_classes
    return Reckoning(told_in(actor, dossier.trajectory.pk, classes).get(pk=situation_id))


def _own_files(actor: Actor, participants: Sequence[UUID]) -> dict[UUID, Trajectory]:
    """Participant -> newest file in whose team the reader is."""
    found = (
        Trajectory.objects.visible_to(actor)
        .of_team(actor)
        .filter(participant_id__in=participants)
        .order_by("id")
    )
    return {file.participant_id: file for file in found}


def work_figure(told: Reckoning) -> Figure:
    """Work intensity in the definition of the year chosen."""
    return told.computed[f"work_{definition_of(told.told.silc_year)}"]
