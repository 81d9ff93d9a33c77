"""Which two colleagues walk along with how many."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q
from django.urls import reverse

from tandem.foundation.access import Actor
from tandem.rooms.trajectories.models import State, TeamMember, TeamRole

ON_THE_WAY = (State.ACTIVE, State.PAUSED)
TANDEMS_AT_MOST = 50


@dataclass(frozen=True)
class Tandem:
    """Work and welfare side of a team, and the participants that they share today."""

    work: str
    welfare: str
    count: int
    url: str


def tandems(actor: Actor, today: date) -> list[Tandem]:
    """Tandems by how many participants they share; one query, fifty at most."""
    both_today = Q(trajectory__team__starts_on__lte=today) & (
        Q(trajectory__team__ends_on=None) | Q(trajectory__team__ends_on__gte=today)
    )
    rows = (
        TeamMember.objects.visible_to(actor)
        .on(today)
        .filter(
            both_today,
            role=TeamRole.WORK,
            trajectory__state__in=ON_THE_WAY,
            trajectory__team__role__in=[TeamRole.WELFARE, TeamRole.CASE_MANAGER],
        )
        .values(
            "user_id", "user__first_name", "user__last_name",
            other=F("trajectory__team__user_id"),
            other_first=F("trajectory__team__user__first_name"),
            other_last=F("trajectory__team__user__last_name"),
        )
        .annotate(count=Count("trajectory_id", distinct=True))
        .order_by("-count", "user__last_name", "other_last")[:TANDEMS_AT_MOST]
    )  # fmt: skip
    path = reverse("caseworker:trajectories")
    return [
        Tandem(
            work=f"{row['user__first_name']} {row['user__last_name']}",
            welfare=f"{row['other_first']} {row['other_last']}",
            count=row["count"],
            url=f"{path}?tab=open&member={row['user_id']}&partner={row['other']}",
        )
        for row in rows
    ]
