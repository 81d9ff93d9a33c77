"""Who was not measured at the start, or not heard of for too long, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from tandem.foundation.access import Actor
from tandem.rooms.contacts.gaps import LONGEST_FIRST, Patience, is_quiet
from tandem.rooms.measures.models import Assessment
from tandem.rooms.trajectories.models import State, Trajectory

LOOKED_AT = 100


@dataclass(frozen=True)
class Overlooked:
    """Own files under way. unmeasured: longest on the way first; quiet: longest silent first."""

    unmeasured: tuple[Trajectory, ...]
    quiet: tuple[Trajectory, ...]


def overlooked(actor: Actor, usual: Patience, today: date) -> Overlooked:
    """Of the actor's own files, a hundred at most. usual: of `gaps.patience`."""
    start = Assessment.objects.filter(trajectory_id=OuterRef("pk"), moment="start")
    found = list(
        Trajectory.objects.of_team(actor)
        .filter(state=State.ACTIVE)
        .annotate(
            is_unmeasured=~Exists(start),
            is_quiet=ExpressionWrapper(is_quiet(usual, today), output_field=BooleanField()),
        )
        .filter(Q(is_unmeasured=True) | Q(is_quiet=True))
        .select_related("participant")
        .order_by(*LONGEST_FIRST)[:LOOKED_AT]
    )
    unmeasured = [one for one in found if one.is_unmeasured]
    return Overlooked(
        tuple(sorted(unmeasured, key=lambda one: (one.entry_on or today, one.pk))),
        tuple(one for one in found if one.is_quiet),
    )
