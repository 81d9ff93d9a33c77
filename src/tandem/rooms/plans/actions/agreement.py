"""Reading the plan together, signing it, printing it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tandem.foundation.access import Actor, require
from tandem.foundation.audit.log import record
from tandem.rooms.plans import access, events, rules
from tandem.rooms.plans.actions.hand import (
    Hand,
    NotInOrder,
    NotReady,
    NotWhole,
    require_edition,
    take,
)
from tandem.rooms.plans.models import (
    Action,
    Goal,
    Plan,
    PlanState,
    PlanVersion,
    SignatureKind,
)
from tandem.rooms.plans.snapshot import snapshot
from tandem.rooms.trajectories.models import TeamMember, Trajectory


@dataclass(frozen=True)
class Signature:
    """How the participant signed.

    on: the day, not before the plan was read together. drawing: PNG of a drawn signature;
    None when the typed name is the signature.
    """

    name: str
    on: date
    drawing: bytes | None = None

    @property
    def kind(self) -> SignatureKind:
        return SignatureKind.TYPED if self.drawing is None else SignatureKind.DRAWN


@transaction.atomic
def read_together(
    *, actor: Actor, trajectory_id: UUID, on: date, others: str, edition: int, at: datetime
) -> Plan:
    """Keep that the participant and the actor read the whole plan together.

    others: who else was there. edition: of the plan that was read.
    Raises Trajectory.DoesNotExist, Denied, NotReady (facts: missing), NotWhole, Stale.
    Records plan:read-together.
    """
    hand = take(actor, trajectory_id, at)
    _check_witness(hand)
    if hand.plan.state != PlanState.DRAFT:
        return hand.plan
    require_edition(hand.plan, edition)
    _check_ready(hand)
    hand.plan.state, hand.plan.read_on = PlanState.READ, on
    hand.plan.read_by_id, hand.plan.read_with = actor.user_id, others
    hand.plan.save()
    record(events.READ_TOGETHER, subject=hand.plan, **hand.facts)
    return hand.plan


@transaction.atomic
def sign(
    *, actor: Actor, trajectory_id: UUID, signature: Signature, edition: int, at: datetime
) -> PlanVersion:
    """Keep the participant's signature under the plan as a new version; the actor is witness.

    A second sending of the form gives the same version. Raises Trajectory.DoesNotExist,
    Denied, NotReady, NotWhole, NotInOrder (facts: state or read_on), Stale.
    Records plan:signed.
    """
    hand = take(actor, trajectory_id, at)
    _check_witness(hand)
    plan = hand.plan
    if plan.state == PlanState.SIGNED:
        return plan.versions.order_by("-number")[0]
    require_edition(plan, edition)
    if plan.read_on is None or signature.on < plan.read_on:
        raise NotInOrder(state=plan.state, read_on=plan.read_on)
    _check_ready(hand)
    plan.state = PlanState.SIGNED
    plan.save()
    version = _keep(hand, signature)
    record(events.SIGNED, subject=version, number=version.number, **hand.facts)
    return version


@transaction.atomic
def record_print(
    *, actor: Actor, trajectory_id: UUID, kind: str, number: int, classes: Collection[int]
) -> None:
    """Keep that a paper left the program.

    kind: plan or report. number: the version. classes: of life domain, 0 to 3, on it.
    Raises Trajectory.DoesNotExist, Denied. Records plan:printed.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    require(access.can_change(actor, trajectory))
    record(
        events.PRINTED,
        actor=actor,
        subject=trajectory,
        kind=kind,
        number=number,
        classes=sorted(classes),
    )


def _keep(hand: Hand, signature: Signature) -> PlanVersion:
    plan = hand.plan
    goals = Goal.objects.of_plan(plan.pk)
    steps = Action.objects.of_plan(plan.pk).select_related("doer_user")
    earlier = PlanVersion.objects.of_trajectory(hand.trajectory.pk)
    return PlanVersion.objects.create(
        partnership_id=hand.trajectory.partnership_id,
        plan=plan,
        number=(earlier.order_by().aggregate(last=Max("number"))["last"] or 0) + 1,
        content=snapshot(plan, goals, steps),
        signed_name=signature.name,
        signed_on=signature.on,
        signature_kind=signature.kind,
        drawing=signature.drawing,
        witness_id=hand.actor.user_id,
    )


def _check_witness(hand: Hand) -> None:
    require(access.can_change(hand.actor, hand.trajectory))
    goals = Goal.objects.of_plan(hand.plan.pk).values_list("sensitivity")
    steps = Action.objects.of_plan(hand.plan.pk).values_list("sensitivity")
    used = {each for (each,) in goals.order_by().union(steps.order_by())}
    team = TeamMember.objects.visible_to(hand.actor).filter(trajectory=hand.trajectory)
    if not access.can_witness(hand.actor, hand.trajectory, used=used, team=team):
        raise NotWhole


def _check_ready(hand: Hand) -> None:
    plan, programme = hand.plan, hand.trajectory.programme
    missing = rules.missing_parts(
        required=rules.required_parts(programme.definition if programme else None),
        has_job_target=bool(plan.occupation_code or plan.occupation_words),
        has_participation=bool(plan.participation),
        next_step_classes=Action.objects.of_plan(plan.pk)
        .is_open()
        .order_by()
        .values_list("sensitivity", flat=True),
    )
    if missing:
        raise NotReady(missing=missing)
