"""Coming back: a new episode that begins with what was told before."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.forms.models import model_to_dict

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.partners.models import Post, Programme
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories import access, events, labour
from tandem.rooms.trajectories.actions.hand import AlreadyOpen, NotInTime, last_day, locked
from tandem.rooms.trajectories.actions.team import give_seat
from tandem.rooms.trajectories.models import (
    OPEN_STATES,
    Employment,
    EntryProfile,
    LabourSpell,
    State,
    Trajectory,
)


class BeforeExit(Refused):
    """A new episode begins after the former one; facts: exit_on."""


@transaction.atomic
def restart(*, actor: Actor, trajectory_id: UUID, on: date, agreed_on: date) -> Trajectory:
    """Let somebody come back into the programme that was left.

    A new episode from `on`, which the participant agreed to on `agreed_on`: the programme in
    its newest version, the colleagues of the former team who still have their post, and what
    was true at the former start, to be looked through again. The former episode stays as it
    is. Where work is known for the new first day, that is taken instead.
    Raises Denied, NotInTime (not closed), AlreadyOpen, BeforeExit. Records
    trajectory:restarted, and member-joined for each colleague.
    """
    former = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, former))
    _check(actor, former, on)
    programme = _newest(actor, former)
    trajectory = Trajectory.objects.create(
        partnership_id=actor.partnership_id,
        participant_id=former.participant_id,
        programme=programme,
        state=State.ACTIVE,
        phase=programme.definition["phases"][0]["key"] if programme else "",
        referred_on=on,
        referred_by_id=actor.user_id,
        agreed_to_referral_on=agreed_on,
        entry_on=on,
    )
    _copy_profile(actor, former, trajectory, on)
    record(events.RESTARTED, actor=actor, subject=trajectory, former=str(former.pk))
    _seat_again(actor, former, trajectory, on)
    return trajectory


def _check(actor: Actor, former: Trajectory, on: date) -> None:
    if former.state != State.CLOSED:
        raise NotInTime(state=former.state)
    people = Participant.objects.visible_to(actor).select_for_update(of=("self",))
    person = people.get(pk=former.participant_id)
    already = person.trajectories.filter(state__in=OPEN_STATES).first()
    if already is not None:
        raise AlreadyOpen(trajectory_id=already.pk)
    if on <= last_day(former):
        raise BeforeExit(exit_on=last_day(former))


def _newest(actor: Actor, former: Trajectory) -> Programme | None:
    if former.programme is None:
        return None
    offered = Programme.objects.visible_to(actor).filter(key=former.programme.key, is_offered=True)
    return offered.order_by("-version").first() or former.programme


def _copy_profile(actor: Actor, former: Trajectory, trajectory: Trajectory, on: date) -> None:
    told = EntryProfile.objects.visible_to(actor).filter(trajectory=former).first()
    facts = model_to_dict(told, exclude=("trajectory", "partnership")) if told else {}
    spells = LabourSpell.objects.visible_to(actor).filter(participant=former.participant_id)
    spell = labour.status_on(spells, on)
    if spell is not None and spell.status in Employment.values:
        facts |= {"employment": spell.status, "employment_words": "", "unemployed_since": None}
        if spell.status == Employment.UNEMPLOYED:
            facts["unemployed_since"] = spell.starts_on
    EntryProfile.objects.create(partnership_id=actor.partnership_id, trajectory=trajectory, **facts)


def _seat_again(actor: Actor, former: Trajectory, trajectory: Trajectory, on: date) -> None:
    """Give those who walked along until the end their seat again, by the post they hold."""
    posts = Post.objects.visible_to(actor).held_on(on).order_by("id")
    held = {(post.user_id, post.organisation_id): post for post in posts}
    for member in former.team.on(last_day(former)).order_by("id"):
        post = held.get((member.user_id, member.organisation_id))
        if post is not None:
            give_seat(actor=actor, trajectory=trajectory, post=post, role=member.role, starts_on=on)
