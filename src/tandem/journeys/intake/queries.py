"""What a referrer may know of own referrals: that they landed, and whether there was a talk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from tandem.foundation.access import Actor
from tandem.rooms.trajectories.models import IntroductoryMeeting, Trajectory


@dataclass(frozen=True)
class OwnReferral:
    """One line on a referral. had_meeting: the introductory meeting has taken place."""

    trajectory_id: UUID
    participant_id: UUID
    called: str
    referred_on: date
    had_meeting: bool


def own_referrals(
    actor: Actor, *, participant_ids: Iterable[UUID] | None = None, limit: int = 30
) -> list[OwnReferral]:
    """The newest referrals that the actor made; nothing of what was said or decided.

    Not through `visible_to`: a referrer has no seat, and gets these facts and no others.
    participant_ids: only of these people. limit: number of rows.
    """
    mine = Trajectory.objects.filter(
        partnership_id=actor.partnership_id, referred_by_id=actor.user_id
    )
    if participant_ids is not None:
        mine = mine.filter(participant_id__in=participant_ids)
    meetings = IntroductoryMeeting.objects.filter(trajectory_id=OuterRef("pk"))
    rows = (
        mine.annotate(had_meeting=Exists(meetings))
        .order_by("-id")
        .values_list(
            "id",
            "participant_id",
            "participant__first_name",
            "participant__last_name",
            "referred_on",
            "had_meeting",
        )[:limit]
    )
    return [
        OwnReferral(
            trajectory_id=key,
            participant_id=participant_id,
            called=f"{first} {last[:1]}".strip(),
            referred_on=referred_on,
            had_meeting=had_meeting,
        )
        for key, participant_id, first, last, referred_on, had_meeting in rows
    ]
