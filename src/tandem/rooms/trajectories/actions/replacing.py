"""Somebody else in a seat: for a while, or from now on."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.actions.hand import NeedsReason, NotInTime, locked
from tandem.rooms.trajectories.actions.pausing import TooEarly
from tandem.rooms.trajectories.actions.team import end_member, give_seat
from tandem.rooms.trajectories.models import TeamMember, Trajectory


@transaction.atomic
def stand_in(
    *, actor: Actor, member_id: UUID, post_id: UUID, starts_on: date, ends_on: date
) -> TeamMember:
    """Let a colleague have the role of who is absent, from a first to a last day.

    The absent one stays in the team. What the stand-in may read follows from the role and
    from what the participant answered about the stand-in's organisation.
    Raises Denied, TeamMember.DoesNotExist, Post.DoesNotExist, NotInTime (who is absent walks
    along no more on those days), TooEarly (last day before the first), TermsOverlap. Records
    member-stood-in.
    """
    member, trajectory = _take(actor, member_id)
    post = _post(actor, trajectory, post_id)
    if ends_on < starts_on:
        raise TooEarly(after=starts_on)
    if not (member.is_of(starts_on) and member.is_of(ends_on)):
        raise NotInTime(state=trajectory.state)
    return give_seat(
        actor=actor,
        trajectory=trajectory,
        post=post,
        role=member.role,
        starts_on=starts_on,
        ends_on=ends_on,
        stands_in_for=member,
    )


@transaction.atomic
def hand_over(*, actor: Actor, member_id: UUID, post_id: UUID, on: date, reason: str) -> TeamMember:
    """Let a colleague take over a seat from `on`.

    The former one has the day before as last day and reads on for thirty days; the whole
    history stays. Stand-ins of the former one end with the seat.
    Raises Denied, TeamMember.DoesNotExist, Post.DoesNotExist, NeedsReason, NotInTime (this
    seat ended already), TooEarly (before or on the seat's first day), TermsOverlap. Records
    member-left and member-joined.
    """
    member, trajectory = _take(actor, member_id)
    post = _post(actor, trajectory, post_id)
    if not reason.strip():
        raise NeedsReason
    if not member.is_of(on):
        raise (
            NotInTime(state=trajectory.state)
            if member.starts_on <= on
            else TooEarly(after=member.starts_on)
        )
    last = on - timedelta(days=1)
    if last < member.starts_on:
        raise TooEarly(after=member.starts_on)
    successor = give_seat(
        actor=actor, trajectory=trajectory, post=post, role=member.role, starts_on=on
    )
    # The seat itself comes last: who hands over their own may not decide afterwards.
    for each in (*member.stand_ins.filter(starts_on__lte=last, ends_on__gt=last), member):
        end_member(actor=actor, member_id=each.pk, ends_on=last, reason=reason.strip()[:200])
    member.stand_ins.filter(starts_on__gt=last).delete()
    return successor


def _take(actor: Actor, member_id: UUID) -> tuple[TeamMember, Trajectory]:
    member = TeamMember.objects.visible_to(actor).get(pk=member_id)
    trajectory = locked(actor, member.trajectory_id)
    member.refresh_from_db()
    return member, trajectory


def _post(actor: Actor, trajectory: Trajectory, post_id: UUID) -> Post:
    post = Post.objects.visible_to(actor).get(pk=post_id)
    foundation_access.require(access.can_seat(actor, trajectory, user_id=post.user_id))
    return post
