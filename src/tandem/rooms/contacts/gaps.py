"""Who has not been heard of for longer than their programme finds usual. Nothing closes by it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Programme
from tandem.rooms.trajectories.models import State, Trajectory
from tandem.rooms.trajectories.queries import TrajectoryQuerySet

USUAL_DAYS = 30
# Days -> the programmes that find so many days usual.
Patience = Mapping[int, Collection[UUID]]
LONGEST_FIRST = (Coalesce(F("last_contact_on"), F("entry_on")), "id")


def patience(actor: Actor) -> Patience:
    """How many days without contact each programme finds usual, by its `contact_gap_days`."""
    days: dict[int, list[UUID]] = defaultdict(list)
    told = Programme.objects.visible_to(actor).values_list(
        "pk", "definition__contact_gap_days__value"
    )
    for programme_id, gap in told:
        days[gap or USUAL_DAYS].append(programme_id)
    return days


def without_contact(found: TrajectoryQuerySet, usual: Patience, today: date) -> TrajectoryQuerySet:
    """Those under way whose last contact, or first day without any, is too long ago.

    usual: of `patience`; 30 days without programme. LONGEST_FIRST orders them.
    """
    return found.filter(is_quiet(usual, today), state=State.ACTIVE)


def is_quiet(usual: Patience, today: date) -> Q:
    """The condition of `without_contact`, on a trajectory that is under way."""
    quiet = Q(programme_id=None) & _before(today - timedelta(days=USUAL_DAYS))
    for gap, programmes in usual.items():
        quiet |= Q(programme_id__in=programmes) & _before(today - timedelta(days=gap))
    return quiet


def heard_on(trajectory: Trajectory, today: date) -> date:
    """The day from which silence is counted."""
    return trajectory.last_contact_on or trajectory.entry_on or today


def _before(day: date) -> Q:
    return Q(last_contact_on__lt=day) | Q(last_contact_on=None, entry_on__lt=day)
