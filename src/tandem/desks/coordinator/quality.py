"""What is missing in the files: who can fill it, and the place to do so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.foundation.access import Actor
from tandem.foundation.addresses import address
from tandem.foundation.counting import capped_counts_of
from tandem.rooms.trajectories.models import OPEN_STATES, FollowUp, TeamMember, Trajectory

PAGE_SIZE = 25
COUNT_AT_MOST = 1_000
STARTED = Q(entry_on__isnull=False)


@dataclass(frozen=True)
class Gap:
    """One thing that should be known and is not. route: the page of a file where it is filled."""

    label: Promise
    who: Promise
    route: str


# "Prefers not to say" is an answer and no gap.
GAPS: Mapping[str, Gap] = {
    "team": Gap(_("Nobody walks along"), _("who coordinates"), "start:team"),
    "employment": Gap(
        _("Employment status at the start"), _("the work counsellor"), "start:correct_entry"
    ),
    "isced": Gap(_("Highest diploma"), _("the work counsellor"), "start:correct_entry"),
    "birth_date": Gap(_("Birth date"), _("the tandem"), "caseworker:person_edit"),
    "gender": Gap(_("Gender"), _("the tandem"), "caseworker:person_edit"),
    "postcode": Gap(_("Postcode"), _("the tandem"), "caseworker:person_edit"),
    "follow_up": Gap(
        _("Asking again, of which the day has come"), _("the tandem"), "trajectories:results"
    ),
}


@dataclass(frozen=True)
class Tab:
    """A gap with the number of files that have it."""

    key: str
    label: Promise
    count: str
    url: str
    current: bool


@dataclass(frozen=True)
class Row:
    """A file with this gap, and who walks along."""

    name: str
    team: str
    url: str


@dataclass(frozen=True)
class Page:
    """At most 25 files, newest first. after: key of the next page, if any."""

    gap: Gap
    rows: tuple[Row, ...]
    after: UUID | None


def missing(actor: Actor, key: str, today: date) -> QuerySet[Trajectory]:
    """Files in which it is missing. Raises KeyError on an unknown gap."""
    here = Trajectory.objects.visible_to(actor)
    if key == "team":
        members = TeamMember.objects.on(today).filter(trajectory_id=OuterRef("pk"))
        return here.filter(~Exists(members), state__in=OPEN_STATES)
    if key == "follow_up":
        due = FollowUp.objects.due(today).order_by().filter(trajectory_id=OuterRef("pk"))
        return here.filter(Exists(due))
    conditions = {
        "employment": Q(entry_profile=None) | Q(entry_profile__employment="unknown"),
        "isced": Q(entry_profile__isced=None),
        "birth_date": Q(participant__birth_date=None),
        "gender": Q(participant__gender="unknown"),
        "postcode": Q(participant__postcode=""),
    }
    return here.filter(STARTED & conditions[key])


def counts(actor: Actor, today: date) -> dict[str, str]:
    """How many files have each gap, counted no further than a thousand; one query."""
    numbers = capped_counts_of([missing(actor, key, today) for key in GAPS], at_most=COUNT_AT_MOST)
    return {
        key: f"{COUNT_AT_MOST}+" if number > COUNT_AT_MOST else str(number)
        for key, number in zip(GAPS, numbers, strict=True)
    }


def tabs(counts: Mapping[str, str], current: str) -> list[Tab]:
    """Each gap with its count, as the page shows them."""
    path = reverse("coordinator:quality")
    return [
        Tab(key, gap.label, counts[key], f"{path}?gap={key}", key == current)
        for key, gap in GAPS.items()
    ]


def page(actor: Actor, key: str, today: date, *, after: UUID | None = None) -> Page:
    """One page of the files with a gap; one query."""
    gap = GAPS[key]
    team = (
        TeamMember.objects.visible_to(actor)
        .on(today)
        .filter(trajectory_id=OuterRef("pk"))
        .order_by("role", "id")
        .values_list(Concat("user__first_name", Value(" "), "user__last_name"))
    )
    found = missing(actor, key, today).annotate(walking=ArraySubquery(team)).order_by("-id")
    if after:
        found = found.filter(pk__lt=after)
    rows = list(
        found.values_list("pk", "participant__first_name", "participant__last_name", "walking")[
            : PAGE_SIZE + 1
        ]
    )
    return Page(
        gap=gap,
        rows=tuple(
            Row(f"{first} {last}".strip(), ", ".join(walking), address(gap.route, pk))
            for pk, first, last, walking in rows[:PAGE_SIZE]
        ),
        after=rows[PAGE_SIZE - 1][0] if len(rows) > PAGE_SIZE else None,
    )
