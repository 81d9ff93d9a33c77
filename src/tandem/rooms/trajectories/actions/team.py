"""Who walks along, and what each may see."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.consent.models import ConsentEvent
from tandem.rooms.partners.models import Post
from tandem.rooms.trajectories import access, events, rules
from tandem.rooms.trajectories.actions.hand import TermsOverlap, locked
from tandem.rooms.trajectories.models import TeamMember, TeamRole, Trajectory


@transaction.atomic
def add_member(
    *, actor: Actor, trajectory_id: UUID, post_id: UUID, role: TeamRole, starts_on: date
) -> TeamMember:
    """Let somebody walk along from `starts_on`; access follows from consent given so far.

    Raises Denied, Post.DoesNotExist, TermsOverlap. Records member-joined.
    """
    trajectory = locked(actor, trajectory_id)
    post = Post.objects.visible_to(actor).get(pk=post_id)
    foundation_access.require(access.can_seat(actor, trajectory, user_id=post.user_id))
    return give_seat(actor=actor, trajectory=trajectory, post=post, role=role, starts_on=starts_on)


def give_seat(
    *, actor: Actor, trajectory: Trajectory, post: Post, role: str, starts_on: date
) -> TeamMember:
    """What every action that seats somebody does, after it has asked whether it may.

    Raises TermsOverlap. Records member-joined.
    """
    answers = _answers(actor, trajectory.participant_id)
    try:
        with transaction.atomic():
            member = TeamMember.objects.create(
                partnership_id=actor.partnership_id,
                trajectory=trajectory,
                user_id=post.user_id,
                organisation_id=post.organisation_id,
                role=role,
                starts_on=starts_on,
                class_levels=rules.class_levels(role, answers.get(post.organisation_id, {})),
            )
    except IntegrityError as error:
        raise TermsOverlap from error
    record(events.MEMBER_JOINED, actor=actor, subject=trajectory, member=str(member.pk), role=role)
    return member


@transaction.atomic
def end_member(*, actor: Actor, member_id: UUID, ends_on: date, reason: str) -> TeamMember:
    """Let somebody leave the team; the history stays, reading goes on for thirty days.

    Raises Denied, TeamMember.DoesNotExist, IntegrityError when the last day precedes the
    first. Records member-left.
    """
    member = TeamMember.objects.visible_to(actor).select_related("trajectory").get(pk=member_id)
    foundation_access.require(access.can_decide(actor, member.trajectory))
    member.ends_on, member.end_reason = ends_on, reason
    member.save(update_fields=["ends_on", "end_reason"])
    record(events.MEMBER_LEFT, actor=actor, subject=member.trajectory, member=str(member.pk))
    return member


@transaction.atomic
def recompute_access(*, actor: Actor, participant_id: UUID) -> int:
    """Bring what each team member may see in line with the participant's last answers.

    Returns how many members changed. Records access-recomputed when any did.
    """
    answers = _answers(actor, participant_id)
    changed = []
    members = TeamMember.objects.visible_to(actor).filter(trajectory__participant_id=participant_id)
    for member in members.select_for_update(of=("self",)):
        levels = rules.class_levels(member.role, answers.get(member.organisation_id, {}))
        if levels != member.class_levels:
            member.class_levels = levels
            member.save(update_fields=["class_levels"])
            changed.append(str(member.pk))
    if changed:
        record(
            events.ACCESS_RECOMPUTED, actor=actor, participant_id=participant_id, members=changed
        )
    return len(changed)


def _answers(actor: Actor, participant_id: UUID) -> dict[UUID, dict[int, str]]:
    """The participant's last answers on sharing: organisation -> class -> answer."""
    answers: dict[UUID, dict[int, str]] = {}
    for event in ConsentEvent.objects.visible_to(actor).in_force(participant_id):
        if event.organisation_id is not None and event.sensitivity is not None:
            answers.setdefault(event.organisation_id, {})[event.sensitivity] = event.answer
    return answers


@transaction.atomic
def note_contact_day(*, actor: Actor, trajectory_id: UUID, on: date) -> bool:
    """Remember the last day on which somebody of the team was in touch.

    Returns whether it moved: an older day than the one known changes nothing.
    Raises Trajectory.DoesNotExist, Denied. Records trajectory:in-touch when it moved.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    if trajectory.last_contact_on and trajectory.last_contact_on >= on:
        return False
    trajectory.last_contact_on = on
    trajectory.save(update_fields=["last_contact_on"])
    record(events.IN_TOUCH, actor=actor, subject=trajectory)
    return True
