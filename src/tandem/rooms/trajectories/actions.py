"""Writing trajectories: from referral to start, and who walks along."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.consent.models import ConsentEvent
from tandem.rooms.partners.models import Organisation, Post, Programme
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories import access, events, rules
from tandem.rooms.trajectories.models import (
    OPEN_STATES,
    CriterionOutcome,
    EligibilityCheck,
    EntryProfile,
    IntroductoryMeeting,
    MeetingGuest,
    MeetingOutcome,
    State,
    TeamMember,
    TeamRole,
    Trajectory,
)


class AlreadyOpen(Refused):
    """This participant has an open trajectory; facts: trajectory_id."""


class NotInTime(Refused):
    """The trajectory is in a state in which this cannot happen; facts: state."""


class NeedsReason(Refused):
    """This outcome is only noted with a reason."""


class NeedsPerson(Refused):
    """Somebody must be there or be chosen; facts: who."""


class TermsOverlap(Refused):
    """This person already has this role in the team in that period."""


AFTER_MEETING: Mapping[str, str] = {
    MeetingOutcome.START: State.WAITING,
    MeetingOutcome.PRE_TRAJECTORY: State.PRE_TRAJECTORY,
    MeetingOutcome.WAITING: State.WAITING,
    MeetingOutcome.ELSEWHERE: State.ELSEWHERE,
    MeetingOutcome.DECLINED: State.DECLINED,
}
REASON_NEEDED = (MeetingOutcome.PRE_TRAJECTORY, MeetingOutcome.WAITING, MeetingOutcome.ELSEWHERE)
BEFORE_START = (State.REFERRED, State.WAITING, State.PRE_TRAJECTORY)


@transaction.atomic
def refer(
    *,
    actor: Actor,
    participant_id: UUID,
    organisation_id: UUID | None,
    reason: str,
    agreed_on: date,
    on: date,
) -> Trajectory:
    """Bring somebody to the partnership; the participant agreed on `agreed_on`.

    The referrer gets no access by referring. Raises Denied, Participant.DoesNotExist,
    AlreadyOpen. Records trajectory:referred.
    """
    participant = (
        Participant.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=participant_id)
    )
    foundation_access.require(access.can_refer(actor))
    already = Trajectory.objects.filter(participant=participant, state__in=OPEN_STATES).first()
    if already is not None:
        raise AlreadyOpen(trajectory_id=already.pk)
    if organisation_id is not None:
        Organisation.objects.visible_to(actor).get(pk=organisation_id)
    trajectory = Trajectory.objects.create(
        partnership_id=actor.partnership_id,
        participant=participant,
        state=State.REFERRED,
        referred_on=on,
        referred_by_id=actor.user_id,
        referring_organisation_id=organisation_id,
        referred_reason=reason,
        agreed_to_referral_on=agreed_on,
    )
    record(events.REFERRED, actor=actor, subject=trajectory)
    return trajectory


@dataclass(frozen=True)
class Meeting:
    """What is noted of an introductory meeting.

    post_ids: colleagues who were there; the guide and the work counsellor among them.
    """

    on: date
    participant_present: bool
    outcome: str
    reason: str = ""
    own_words: str = ""
    others_present: str = ""
    elsewhere: str = ""
    post_ids: tuple[UUID, ...] = field(default=())


@transaction.atomic
def note_meeting(*, actor: Actor, trajectory_id: UUID, meeting: Meeting) -> IntroductoryMeeting:
    """Note the introductory meeting and let the trajectory go where it was decided to go.

    A person who says no is noted as that, without any label; a reason is never needed for
    it. Raises Denied, NotInTime, NeedsPerson (participant absent, no colleague there),
    NeedsReason. Records trajectory:met.
    """
    trajectory = _locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    _check_meeting(trajectory, meeting)
    noted = IntroductoryMeeting.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        on=meeting.on,
        participant_present=meeting.participant_present,
        others_present=meeting.others_present,
        own_words=meeting.own_words,
        outcome=meeting.outcome,
        reason=meeting.reason,
        elsewhere=meeting.elsewhere,
        noted_by_id=actor.user_id,
    )
    posts = Post.objects.visible_to(actor).filter(pk__in=meeting.post_ids)
    MeetingGuest.objects.bulk_create(
        MeetingGuest(partnership_id=actor.partnership_id, meeting=noted, post=post)
        for post in posts
    )
    trajectory.state = AFTER_MEETING[meeting.outcome]
    trajectory.state_reason = meeting.reason[:500]
    trajectory.last_contact_on = meeting.on
    trajectory.save(update_fields=["state", "state_reason", "last_contact_on"])
    record(events.MET, actor=actor, subject=trajectory, outcome=meeting.outcome)
    return noted


def _check_meeting(trajectory: Trajectory, meeting: Meeting) -> None:
    if trajectory.state not in BEFORE_START:
        raise NotInTime(state=trajectory.state)
    if not meeting.participant_present:
        raise NeedsPerson(who="participant")
    if not meeting.post_ids:
        raise NeedsPerson(who="colleague")
    if meeting.outcome in REASON_NEEDED and not meeting.reason.strip():
        raise NeedsReason(outcome=meeting.outcome)


@transaction.atomic
def check_eligibility(
    *,
    actor: Actor,
    trajectory_id: UUID,
    programme_id: UUID,
    results: Mapping[str, tuple[str, str]],
    overruled: Mapping[str, str],
    at: datetime,
) -> list[EligibilityCheck]:
    """Keep what each rule of a programme said, and why one was set aside.

    results: criterion -> (met | not_met | unknown, the fact in words).
    overruled: criterion -> reason; needed for each result that is not `met`.
    Raises Denied, NeedsReason (facts: criterion). Records eligibility-checked and, for each
    reason, eligibility-overruled.
    """
    trajectory = _locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    programme = Programme.objects.visible_to(actor).get(pk=programme_id)
    _check_overruled(results, overruled)
    EligibilityCheck.objects.filter(trajectory=trajectory, programme=programme).delete()
    checks = EligibilityCheck.objects.bulk_create(
        EligibilityCheck(
            partnership_id=actor.partnership_id,
            trajectory=trajectory,
            programme=programme,
            criterion=criterion,
            outcome=outcome,
            fact=fact[:200],
            overruled_reason="" if outcome == CriterionOutcome.MET else overruled[criterion],
            checked_by_id=actor.user_id,
            checked_at=at,
        )
        for criterion, (outcome, fact) in results.items()
    )
    record(events.ELIGIBILITY_CHECKED, actor=actor, subject=trajectory, criteria=len(checks))
    for check in checks:
        _record_overruled(actor, trajectory, check)
    return checks


def _record_overruled(actor: Actor, trajectory: Trajectory, check: EligibilityCheck) -> None:
    if check.overruled_reason:
        record(
            events.ELIGIBILITY_OVERRULED,
            actor=actor,
            subject=trajectory,
            criterion=check.criterion,
            outcome=check.outcome,
        )


def _check_overruled(results: Mapping[str, tuple[str, str]], overruled: Mapping[str, str]) -> None:
    for criterion, (outcome, _) in results.items():
        if outcome != CriterionOutcome.MET and not overruled.get(criterion, "").strip():
            raise NeedsReason(criterion=criterion)


@transaction.atomic
def start(
    *,
    actor: Actor,
    trajectory_id: UUID,
    programme_id: UUID,
    entry_on: date,
    phase: str = "",
    profile: Mapping[str, object] | None = None,
) -> Trajectory:
    """Start a trajectory in a programme.

    entry_on: first day of support. profile: fields of EntryProfile, what is true that day.
    Raises Denied, NotInTime. Records trajectory:started.
    """
    trajectory = _locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    if trajectory.state not in BEFORE_START:
        raise NotInTime(state=trajectory.state)
    trajectory.programme = Programme.objects.visible_to(actor).get(pk=programme_id)
    trajectory.state, trajectory.entry_on, trajectory.phase = State.ACTIVE, entry_on, phase
    trajectory.state_reason = ""
    trajectory.save(update_fields=["programme", "state", "entry_on", "phase", "state_reason"])
    EntryProfile.objects.update_or_create(
        trajectory=trajectory,
        defaults={"partnership_id": actor.partnership_id, **(profile or {})},
    )
    record(events.STARTED, actor=actor, subject=trajectory, programme=str(programme_id))
    return trajectory


@transaction.atomic
def note_work_intensity(*, actor: Actor, trajectory_id: UUID, share: Decimal) -> EntryProfile:
    """Take over the work intensity of the household in the profile of the first day.

    share: 0 to 1, three decimals. Also before the start, so that the conditions of a
    programme can be held against it. Raises Denied. Records trajectory:profile-changed.
    """
    trajectory = _locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    profile, _ = EntryProfile.objects.update_or_create(
        trajectory=trajectory,
        defaults={"partnership_id": actor.partnership_id, "household_work_intensity": share},
    )
    record(
        events.PROFILE_CHANGED,
        actor=actor,
        subject=trajectory,
        fields=["household_work_intensity"],
    )
    return profile


@transaction.atomic
def add_member(
    *, actor: Actor, trajectory_id: UUID, post_id: UUID, role: TeamRole, starts_on: date
) -> TeamMember:
    """Let somebody walk along from `starts_on`; access follows from consent given so far.

    Raises Denied, Post.DoesNotExist, TermsOverlap. Records member-joined.
    """
    trajectory = _locked(actor, trajectory_id)
    post = Post.objects.visible_to(actor).get(pk=post_id)
    foundation_access.require(access.can_seat(actor, trajectory, user_id=post.user_id))
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


def _locked(actor: Actor, trajectory_id: UUID) -> Trajectory:
    return (
        Trajectory.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=trajectory_id)
    )


@transaction.atomic
def note_contact_day(*, actor: Actor, trajectory_id: UUID, on: date) -> bool:
    """Remember the last day on which somebody of the team was in touch.

    Returns whether it moved: an older day than the one known changes nothing.
    Raises Trajectory.DoesNotExist, Denied. Records trajectory:in-touch when it moved.
    """
    trajectory = _locked(actor, trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    if trajectory.last_contact_on and trajectory.last_contact_on >= on:
        return False
    trajectory.last_contact_on = on
    trajectory.save(update_fields=["last_contact_on"])
    record(events.IN_TOUCH, actor=actor, subject=trajectory)
    return True
