"""What the page of an introductory meeting shows: the referral, earlier meetings, colleagues."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from tandem.foundation.access import Actor
from tandem.rooms.partners.domains import Sensitivity
from tandem.rooms.partners.models import Post, PostRole
from tandem.rooms.trajectories.access import Seat
from tandem.rooms.trajectories.actions import BEFORE_START
from tandem.rooms.trajectories.models import IntroductoryMeeting, MeetingGuest, Trajectory


@dataclass(frozen=True)
class Noted:
    """A meeting as it was noted. own_words: None when the reader's place does not open them."""

    row: IntroductoryMeeting
    present: tuple[str, ...]
    own_words: str | None


@dataclass(frozen=True)
class Colleague:
    """Somebody of the partnership who may have sat there."""

    post_id: UUID
    name: str
    role: str
    organisation: str


def referral_of(actor: Actor, trajectory_id: UUID) -> Mapping[str, object]:
    """Who brought somebody, when and why, for who decides on the referral."""
    rows = Trajectory.objects.visible_to(actor).values(
        "referred_on",
        "referred_reason",
        "agreed_to_referral_on",
        "referring_organisation__name",
        "referred_by__first_name",
        "referred_by__last_name",
    )
    return rows.get(pk=trajectory_id)


def noted_meetings(actor: Actor, trajectory: Trajectory, seat: Seat) -> list[Noted]:
    """Every meeting that was noted, the newest first: two queries.

    What the participant said may be about anything: it is for who reads about welfare, for
    who sat there and for who wrote it down.
    """
    guests = MeetingGuest.objects.visible_to(actor).select_related(
        "post__user", "post__organisation"
    )
    meetings = (
        IntroductoryMeeting.objects.visible_to(actor)
        .filter(trajectory=trajectory)
        .select_related("noted_by")
        .prefetch_related(Prefetch("guests", queryset=guests))
        .order_by("-id")
    )
    return [
        Noted(
            row=meeting,
            present=tuple(_signature(guest.post) for guest in meeting.guests.all()),
            own_words=meeting.own_words if _heard(actor, meeting, seat) else None,
        )
        for meeting in meetings
    ]


def _heard(actor: Actor, meeting: IntroductoryMeeting, seat: Seat) -> bool:
    there = {guest.post.user_id for guest in meeting.guests.all()}
    if actor.user_id in there | {meeting.noted_by_id}:
        return True
    return Sensitivity.WELFARE in seat.readable_classes


def colleagues(actor: Actor, on: date) -> list[Colleague]:
    """Everyone with a post in the partnership that day, the actor's own house first."""
    posts = Post.objects.visible_to(actor).held_on(on).select_related("user", "organisation")
    found = sorted(
        posts,
        key=lambda post: (
            post.organisation_id not in actor.organisation_ids,
            post.organisation.name,
            str(post.user),
        ),
    )
    return [
        Colleague(
            post_id=post.pk,
            name=str(post.user),
            role=str(PostRole(post.role).label),
            organisation=post.organisation.name,
        )
        for post in found
    ]


def is_possible(trajectory: Trajectory) -> bool:
    """Whether a meeting can still be noted: nothing has started or ended."""
    return trajectory.state in BEFORE_START


def _signature(post: Post) -> str:
    return f"{post.user} ({post.organisation.name})"
