"""What a referrer may know of own referrals: that they landed, and whether there was a talk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tandem.foundation.access import Actor
from tandem.journeys.intake import rules
from tandem.rooms.measures.models import SignalDecision, SignalOutcome
from tandem.rooms.trajectories.models import IntroductoryMeeting, Trajectory


@dataclass(frozen=True)
class OwnReferral:
    """One line on a referral. had_meeting: there was an introductory meeting since."""

    participant_id: UUID
    called: str
    on: date
    had_meeting: bool


def own_referrals(
    actor: Actor, *, participant_ids: Collection[UUID] | None = None, limit: int = 30
) -> list[OwnReferral]:
    """The newest referrals that the actor made; nothing of what was said or decided.

    Not through `visible_to`: a referrer has no seat, and gets these facts and no others.
    Somebody who had a trajectory already gives the same line as somebody new.
    participant_ids: only of these people. limit: number of rows. Two queries.
    """
    mine = Trajectory.objects.filter(
        partnership_id=actor.partnership_id, referred_by_id=actor.user_id
    )
    decided = SignalDecision.objects.filter(
        partnership_id=actor.partnership_id,
        decided_by_id=actor.user_id,
        outcome=SignalOutcome.REFERRED,
        assessment__participant__isnull=False,
    )
    found = {
        *_lines(mine, "", "referred_on", participant_ids, limit),
        *_lines(decided, "assessment__", "decided_on", participant_ids, limit),
    }
    return sorted(found, key=lambda line: (line.on, line.called), reverse=True)[:limit]


def _lines(
    rows: QuerySet, path: str, day: str, participant_ids: Collection[UUID] | None, limit: int
) -> list[OwnReferral]:
    person = f"{path}participant"
    if participant_ids is not None:
        rows = rows.filter(**{f"{person}__in": participant_ids})
    meetings = IntroductoryMeeting.objects.filter(
        trajectory__participant_id=OuterRef(f"{person}_id"), on__gte=OuterRef(day)
    )
    found = (
        rows.annotate(had_meeting=Exists(meetings))
        .order_by(f"-{day}", "-id")
        .values_list(
            f"{person}_id", f"{person}__first_name", f"{person}__last_name", day, "had_meeting"
        )[:limit]
    )
    return [
        OwnReferral(
            participant_id=key, called=rules.short_name(first, last), on=on, had_meeting=had_meeting
        )
        for key, first, last, on, had_meeting in found
    ]
