"""What a coordinator asks first, as numbers that open the list behind them."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from tandem.desks.coordinator import quality
from tandem.desks.coordinator.tandems import ON_THE_WAY
from tandem.foundation.access import Actor
from tandem.foundation.counting import capped_counts_of
from tandem.rooms.contacts.gaps import LONGEST_FIRST, Patience, heard_on, without_contact
from tandem.rooms.plans.models import Plan
from tandem.rooms.trajectories.models import State, TeamMember, Trajectory

COUNT_AT_MOST = 1_000
COUNSELLORS_AT_MOST = 50
QUIET_AT_MOST = 10


@dataclass(frozen=True)
class Number:
    """A count, never over a thousand, with the list behind it."""

    icon: str
    label: str
    value: str
    note: str
    url: str


def numbers(actor: Actor, usual: Patience, today: date) -> list[Number]:
    """Five counts in one query, each bounded. usual: of `gaps.patience`."""
    all_here = Trajectory.objects.visible_to(actor)
    active = all_here.filter(state__in=ON_THE_WAY)
    signed = Plan.objects.filter(trajectory_id=OuterRef("pk"), is_current=True, state="signed")
    new, under_way, unsigned, quiet, due = (
        _capped(number)
        for number in capped_counts_of(
            [
                all_here.filter(state=State.REFERRED),
                active,
                active.filter(~Exists(signed)),
                without_contact(active, usual, today),
                quality.missing(actor, "follow_up", today),
            ],
            at_most=COUNT_AT_MOST,
        )
    )
    return [
        Number("door-enter", _("New referrals"), new, _("wait for an introductory meeting"),
               _list("tab=before")),
        Number("users", _("On the way"), under_way, _("participants"), _list("tab=open")),
        Number("signature", _("Without a signed plan"), unsigned, _("of those on the way"),
               _list("tab=open&plan=unsigned")),
        Number("phone", _("No contact"), quiet, _("for longer than the programme finds usual"),
               _list("tab=open&gap=programme")),
        Number("history", _("To ask again"), due, _("people who left, of whom the day has come"),
               f"{reverse('coordinator:quality')}?gap=follow_up"),
    ]  # fmt: skip


@dataclass(frozen=True)
class Caseload:
    """How many participants somebody walks along with today."""

    name: str
    organisation: str
    role: str
    count: int
    url: str


def caseloads(actor: Actor, today: date) -> list[Caseload]:
    """Counsellors by the size of their caseload; one query, fifty at most."""
    rows = (
        TeamMember.objects.visible_to(actor)
        .on(today)
        .filter(trajectory__state__in=ON_THE_WAY)
        .values("user_id", "user__first_name", "user__last_name", "organisation__name", "role")
        .annotate(count=Count("id"))
        .order_by("-count", "user__last_name")[:COUNSELLORS_AT_MOST]
    )
    roles = dict(TeamMember._meta.get_field("role").flatchoices)
    return [
        Caseload(
            name=f"{row['user__first_name']} {row['user__last_name']}",
            organisation=row["organisation__name"],
            role=str(roles[row["role"]]),
            count=row["count"],
            url=_list(f"tab=open&member={row['user_id']}"),
        )
        for row in rows
    ]


def referrals(actor: Actor) -> list[Trajectory]:
    """Who has waited longest for an introductory meeting, ten at most."""
    return list(
        Trajectory.objects.visible_to(actor)
        .filter(state=State.REFERRED)
        .select_related("participant", "referring_organisation")
        .order_by("referred_on", "id")[:10]
    )


@dataclass(frozen=True)
class Silence:
    """Somebody who was not heard of for so many days, and who walks along."""

    trajectory: Trajectory
    days: int
    tandem: str


def silences(actor: Actor, usual: Patience, today: date) -> list[Silence]:
    """Who was not heard of for longest, ten at most. One query; nothing closes by it."""
    team = (
        TeamMember.objects.visible_to(actor)
        .on(today)
        .filter(trajectory_id=OuterRef("pk"))
        .order_by("role", "id")
    )
    name = Concat("user__first_name", Value(" "), "user__last_name")
    rows = (
        without_contact(Trajectory.objects.visible_to(actor), usual, today)
        .select_related("participant")
        .annotate(walking=ArraySubquery(team.values_list(name)))
        .order_by(*LONGEST_FIRST)[:QUIET_AT_MOST]
    )
    return [
        Silence(one, (today - heard_on(one, today)).days, ", ".join(one.walking)) for one in rows
    ]


def _capped(number: int) -> str:
    return f"{COUNT_AT_MOST}+" if number > COUNT_AT_MOST else str(number)


def _list(query: str) -> str:
    return f"{reverse('caseworker:trajectories')}?{query}"
