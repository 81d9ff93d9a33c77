"""How long people wait: from the referral to the meeting, from the meeting to the start."""

from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from tandem.foundation.access import Actor
from tandem.rooms.trajectories.models import IntroductoryMeeting, Trajectory

# The newest files are enough to know how long it takes now, however many there are.
LOOKED_AT = 200


@dataclass(frozen=True)
class Wait:
    """One step. usual_days: the median; longest_days; people: how many it is taken from."""

    step: str
    usual_days: int | None
    longest_days: int | None
    people: int


def waits(actor: Actor) -> list[Wait]:
    """Both steps, of the newest files that came through them; one query."""
    meeting = IntroductoryMeeting.objects.filter(trajectory_id=OuterRef("pk")).order_by("on", "id")
    days = list(
        Trajectory.objects.visible_to(actor)
        .filter(referred_on__isnull=False)
        .order_by("-id")
        .values_list("referred_on", Subquery(meeting.values("on")[:1]), "entry_on")[:LOOKED_AT]
    )
    return [
        _wait(
            _("From the referral to the introductory meeting"),
            [(referred, met) for referred, met, _entry in days],
        ),
        _wait(
            _("From the introductory meeting to the start"),
            [(met, entry) for _referred, met, entry in days],
        ),
    ]


def _wait(step: str, days: list[tuple[date | None, date | None]]) -> Wait:
    # A meeting that was noted before the referral is a mistake in the file, not a wait.
    waited = [(later - first).days for first, later in days if first and later and later >= first]
    if not waited:
        return Wait(step, None, None, 0)
    return Wait(step, round(median(waited)), max(waited), len(waited))
