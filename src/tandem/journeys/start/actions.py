"""What happens when a trajectory starts, across rooms, each in one transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.journeys.start import events
from tandem.rooms.consent import actions as consent_actions
from tandem.rooms.consent.actions import Question
from tandem.rooms.consent.models import Answer, ConsentEvent, Purpose
from tandem.rooms.partners.models import Organisation, Post
from tandem.rooms.partners.programme_file import programme_from_json
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories import actions as trajectory_actions
from tandem.rooms.trajectories.models import TeamMember, TeamRole, Trajectory
from tandem.rooms.trajectories.rules import classes_to_ask

TANDEM = (TeamRole.WORK, TeamRole.WELFARE)


class NotAsked(Refused):
    """This partner does not walk along, or its role sees nothing of this class anyway."""


class SameOrganisation(Refused):
    """Work and welfare counsellor share an employer; facts: organisation."""


@transaction.atomic
def answer_consent(
    *,
    actor: Actor,
    trajectory_id: UUID,
    question: Question,
    answer: Answer,
    at: datetime,
    language: str = "nl",
) -> ConsentEvent:
    """Write down an answer and bring in line at once what each team member may see.

    The same answer to the same question on the same day is kept once. Stopping is possible
    whoever walks along. Raises Denied, Trajectory.DoesNotExist, NotAsked. Records
    consent:answered and, when somebody now sees more or less, access-recomputed.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    if answer == Answer.GIVEN and not _is_asked(actor, trajectory, question, _day(at)):
        raise NotAsked
    last = _last_answer(actor, trajectory, question)
    if last and last.answer == answer and _day(last.at) == _day(at):
        return last
    event = consent_actions.record_answer(
        actor=actor,
        participant_id=trajectory.participant_id,
        question=question,
        answer=answer,
        at=at,
        language=language,
    )
    trajectory_actions.recompute_access(actor=actor, participant_id=trajectory.participant_id)
    return event


@transaction.atomic
def form_tandem(
    *,
    actor: Actor,
    trajectory_id: UUID,
    seats: Mapping[str, UUID],
    starts_on: date,
    reason: str = "",
) -> list[TeamMember]:
    """Let several people walk along from one day.

    seats: team role -> post. reason: why work and welfare counsellor come from one
    organisation, needed when the programme asks for different ones. Raises Denied,
    Trajectory.DoesNotExist, Post.DoesNotExist, SameOrganisation, TermsOverlap. Records
    member-joined for each, and start:same-organisation with the reason.
    """
    trajectory = (
        Trajectory.objects.visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("programme")
        .get(pk=trajectory_id)
    )
    foundation_access.require(access.can_decide(actor, trajectory))
    shared = _shared_employer(actor, trajectory, seats, starts_on)
    if shared and not reason.strip():
        raise SameOrganisation(organisation=shared)
    members = [
        trajectory_actions.add_member(
            actor=actor,
            trajectory_id=trajectory_id,
            post_id=post_id,
            role=TeamRole(role),
            starts_on=starts_on,
        )
        for role, post_id in seats.items()
    ]
    if shared:
        record(
            events.SAME_ORGANISATION, actor=actor, subject=trajectory, reason=reason.strip()[:500]
        )
    return members


def _is_asked(actor: Actor, trajectory: Trajectory, question: Question, on: date) -> bool:
    if question.purpose != Purpose.SHARE:
        return question.organisation_id is None
    members = TeamMember.objects.visible_to(actor).filter(
        trajectory=trajectory, organisation_id=question.organisation_id
    )
    return any(question.sensitivity in classes_to_ask(each.role) for each in members.on(on))


def _last_answer(actor: Actor, trajectory: Trajectory, question: Question) -> ConsentEvent | None:
    return (
        ConsentEvent.objects.visible_to(actor)
        .history(trajectory.participant_id)
        .filter(
            purpose=question.purpose,
            organisation_id=question.organisation_id,
            sensitivity=question.sensitivity,
        )
        .first()
    )


def _day(at: datetime) -> date:
    return at.astimezone(BRUSSELS).date()


def _shared_employer(
    actor: Actor, trajectory: Trajectory, seats: Mapping[str, UUID], on: date
) -> str:
    """The organisation that would hold both halves of the tandem where it should not, or ''."""
    programme = trajectory.programme
    if programme is None or not _asks_two_organisations(programme.definition):
        return ""
    posts = Post.objects.visible_to(actor).select_related("organisation")
    chosen = {post.pk: post.organisation for post in posts.filter(pk__in=seats.values())}
    employers: dict[str, set[Organisation]] = {
        role.value: {chosen[seats[role]]} for role in TANDEM if seats.get(role) in chosen
    }
    sitting = TeamMember.objects.visible_to(actor).filter(trajectory=trajectory, role__in=TANDEM)
    for member in sitting.on(on).select_related("organisation"):
        employers.setdefault(member.role, set()).add(member.organisation)
    both = employers.get(TeamRole.WORK, set()) & employers.get(TeamRole.WELFARE, set())
    return min((organisation.name for organisation in both), default="")


def _asks_two_organisations(definition: Mapping[str, object]) -> bool:
    return programme_from_json(definition).team.different_organisations
