"""What a person needs: dated, in whose words, ended with a reason."""

from datetime import date
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.measures import access, events
from tandem.rooms.measures.models import Need, Voice
from tandem.rooms.partners.domains import Domain
from tandem.rooms.trajectories.models import Trajectory


class EndsBeforeStart(Refused):
    """A need cannot end before the day on which it was noted; facts: noted_on."""


@transaction.atomic
def note_need(
    *,
    actor: Actor,
    need_id: UUID,
    trajectory_id: UUID,
    domain: Domain,
    text: str,
    voice: Voice,
    on: date,
) -> Need:
    """Note what a person needs, in whose words.

    need_id: chosen by the form, so that sending it twice notes one need. Raises Denied,
    Trajectory.DoesNotExist. Records need:noted.
    """
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_note_on(actor, trajectory, domain))
    already = Need.objects.visible_to(actor).of_trajectory(trajectory_id).filter(pk=need_id).first()
    if already is not None:
        return already
    need = Need.objects.create(
        pk=need_id,
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        domain=domain,
        sensitivity=Domain(domain).sensitivity,
        text=text,
        voice=voice,
        noted_on=on,
        noted_by_id=actor.user_id,
    )
    _record_need(events.NEED_NOTED, actor, need, trajectory)
    return need


@transaction.atomic
def end_need(*, actor: Actor, need_id: UUID, on: date, reason: str) -> Need:
    """End a need: met, changed or dropped, the reason says which. It stays in the file.

    Raises Denied, Need.DoesNotExist, EndsBeforeStart. Records need:ended.
    """
    mine = Need.objects.visible_to(actor).select_related("trajectory")
    need = mine.select_for_update(of=("self",)).get(pk=need_id)
    foundation_access.require(access.can_note_on(actor, need.trajectory, need.domain))
    if on < need.noted_on:
        raise EndsBeforeStart(noted_on=need.noted_on)
    need.ended_on, need.end_reason = on, reason
    need.save(update_fields=["ended_on", "end_reason"])
    _record_need(events.NEED_ENDED, actor, need, need.trajectory)
    return need


def _record_need(event: str, actor: Actor, need: Need, trajectory: Trajectory) -> None:
    record(
        event,
        actor=actor,
        subject=need,
        participant_id=trajectory.participant_id,
        domain=str(need.domain),
    )
