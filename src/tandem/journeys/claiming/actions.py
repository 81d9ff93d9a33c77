"""Putting a right in the plan: a step with a day, and the right remembers it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor
from tandem.foundation.errors import Refused
from tandem.rooms.partners.domains import Domain
from tandem.rooms.plans import actions as plan_actions
from tandem.rooms.plans.models import Action, Doer, Proposer
from tandem.rooms.rights import actions as rights_actions
from tandem.rooms.rights.actions import Which
from tandem.rooms.rights.models import Claim
from tandem.rooms.rights.rules.claims import ClaimState


class InPlanAlready(Refused):
    """This right stands in the plan; facts: step_key."""


@transaction.atomic
def plan_step(
    *,
    actor: Actor,
    which: Which,
    key: UUID,
    title: str,
    doer: Doer,
    due_on: date | None,
    at: datetime,
) -> Action:
    """Make a right into a next step of the plan, and note it as talked about.

    key: made with the form, so that a form that is sent twice makes one step. doer: the
    participant, the actor, or both together. Raises Trajectory.DoesNotExist, Denied,
    UnknownRight, InPlanAlready and what `plans.actions.add_step` raises. Records
    plan:step-added and rights:claim-noted.
    """
    claim = _claim(actor, which, at)
    if claim.step_key not in (None, key):
        raise InPlanAlready(step_key=claim.step_key)
    step = plan_actions.add_step(
        actor=actor,
        trajectory_id=which.trajectory_id,
        key=key,
        step=plan_actions.StepWords(
            title=title,
            domain=Domain.RGT.value,
            proposed_by=Proposer.TOGETHER.value,
            doer=doer,
            doer_user_id=None if doer == Doer.PARTICIPANT else actor.user_id,
            due_on=due_on,
        ),
        at=at,
    )
    rights_actions.join_step(actor=actor, claim_id=claim.pk, step_key=step.pk, due_on=due_on, at=at)
    return step


def _claim(actor: Actor, which: Which, at: datetime) -> Claim:
    """The claim as it is, or a new one that was talked about."""
    found = (
        Claim.objects.visible_to(actor)
        .of_file(which.trajectory_id)
        .filter(right_key=which.right_key, person=which.person)
        .first()
    )
    return found or rights_actions.mark_claim(
        actor=actor, which=which, state=ClaimState.DISCUSSED, edition=0, at=at
    )
