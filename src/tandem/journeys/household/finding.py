"""Finding the file of somebody who lives in a household, among the reader's own files."""

from uuid import UUID

from django.db.models import Prefetch

from tandem.foundation import clock
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.journeys.household import access
from tandem.rooms.people import events
from tandem.rooms.people.models import HouseholdMember, Participant
from tandem.rooms.people.search import narrow, read_question
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import TeamMember, Trajectory

HITS_AT_MOST = 10


def member_without_file(actor: Actor, dossier: Dossier, member_id: UUID) -> HouseholdMember:
    """Somebody who lives with this participant now and has no file yet.

    Raises HouseholdMember.DoesNotExist.
    """
    return HouseholdMember.objects.visible_to(actor).get(
        pk=member_id,
        participant__isnull=True,
        ends_on__isnull=True,
        household__members__participant_id=dossier.trajectory.participant_id,
        household__members__ends_on__isnull=True,
    )


def files(actor: Actor, dossier: Dossier, text: str) -> list[Trajectory]:
    """Files that fit, in whose team the reader writes of family; not this person's own.

    One per person, the newest. Records participant:searched with the number found.
    """
    question = read_question(text)
    if question.is_empty:
        return []
    people = narrow(Participant.objects.visible_to(actor), question, tolerant=True)
    seats = TeamMember.objects.seats_of(actor, clock.today())
    found = (
        Trajectory.objects.visible_to(actor)
        .of_team(actor)
        .filter(participant__in=people.exclude(pk=dossier.trajectory.participant_id))
        .select_related("participant")
        .prefetch_related(Prefetch("team", queryset=seats))
        .order_by("id")
    )
    newest = {row.participant_id: row for row in found if access.can_write(actor, row)}
    hits = list(newest.values())[:HITS_AT_MOST]
    record(events.SEARCHED, actor=actor, found=len(hits), tolerant=True)
    return hits
