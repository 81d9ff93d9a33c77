"""The circle as a coordinator looks at it: organisations, who works there, who would be missed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Organisation, Post
from tandem.rooms.trajectories import access as trajectory_access
from tandem.rooms.trajectories.models import OPEN_STATES, TeamMember

PEOPLE_ON_A_CARD = 12
PEOPLE_ON_A_PAGE = 50
MISSED_AT_MOST = 50


@dataclass(frozen=True)
class Card:
    """An organisation with its first dozen colleagues of today or later, and how many there are."""

    organisation: Organisation
    posts: tuple[Post, ...]
    count: int

    @property
    def has_more(self) -> bool:
        return self.count > len(self.posts)


def cards(actor: Actor, today: date) -> list[Card]:
    """Every organisation, the promotor first; two queries."""
    by_name = ["user__last_name", "user__first_name", "starts_on", "id"]
    there = F("organisation_id")
    found: dict[UUID, list[Post]] = {}
    counts: dict[UUID, int] = {}
    for post in (
        Post.objects.visible_to(actor)
        .filter(not_over(today))
        .select_related("user")
        .annotate(
            place=Window(RowNumber(), partition_by=there, order_by=by_name),
            together=Window(Count("id"), partition_by=there),
        )
        .filter(place__lte=PEOPLE_ON_A_CARD)
        .order_by(*by_name)
    ):
        found.setdefault(post.organisation_id, []).append(post)
        counts[post.organisation_id] = post.together
    organisations = Organisation.objects.visible_to(actor).order_by("-is_promotor", "name")
    return [Card(one, tuple(found.get(one.pk, ())), counts.get(one.pk, 0)) for one in organisations]


def people(organisation: Organisation, today: date, number: str) -> Page:
    """Everyone who works or worked there: of today first, then by name; two queries."""
    posts = (
        Post.objects.filter(organisation=organisation)
        .select_related("user")
        .annotate(is_over=~not_over(today))
        .order_by("is_over", "user__last_name", "user__first_name", "-starts_on", "id")
    )
    return Paginator(posts, PEOPLE_ON_A_PAGE).get_page(number)


def not_over(today: date) -> Q:
    """Posts of today and of later."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=today)


@dataclass(frozen=True)
class Missed:
    """Teams that lose somebody.

    alone: seats in a role that nobody else in the team has, fifty at most.
    """

    alone: tuple[TeamMember, ...]
    alone_count: int
    shared_count: int

    @property
    def has_more(self) -> bool:
        return self.alone_count > len(self.alone)


def missed(actor: Actor, post: Post, today: date) -> Missed:
    """Whom this person walks along with for the organisation, after the post or after today.

    Nobody while another post of theirs at the organisation goes on. Three queries.
    """
    after = post.ends_on or today
    if not trajectory_access.can_form_team(actor) or _goes_on(post, after):
        return Missed((), 0, 0)
    seats = (
        TeamMember.objects.visible_to(actor)
        .filter(trajectory__state__in=OPEN_STATES)
        .filter(user_id=post.user_id, organisation_id=post.organisation_id)
        .filter(_lasts(after))
        .annotate(is_shared=Exists(_same_role(actor, post, after)))
        .select_related("trajectory__participant")
        .order_by("trajectory__participant__last_name", "id")
    )
    counted = seats.order_by().aggregate(
        alone=Count("id", filter=Q(is_shared=False)), shared=Count("id", filter=Q(is_shared=True))
    )
    alone = tuple(seats.filter(is_shared=False)[:MISSED_AT_MOST])
    return Missed(alone, counted["alone"], counted["shared"])


def _goes_on(post: Post, after: date) -> bool:
    others = Post.objects.filter(user_id=post.user_id, organisation_id=post.organisation_id)
    return others.exclude(pk=post.pk).filter(_lasts(after)).exists()


def _same_role(actor: Actor, post: Post, after: date) -> QuerySet[TeamMember]:
    return (
        TeamMember.objects.visible_to(actor)
        .filter(trajectory=OuterRef("trajectory"), role=OuterRef("role"))
        .filter(_lasts(after))
        .exclude(user_id=post.user_id)
    )


def _lasts(after: date) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gt=after)
