"""Looking after beside a job, until the participant says that it is enough."""

from datetime import date
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import events
from tandem.rooms.trajectories.hand import take_ending
from tandem.rooms.trajectories.models import (
    Aftercare,
    AftercareState,
    AftercareTask,
    TeamMember,
    Trajectory,
)


class Enough(Refused):
    """The participant said that it is enough; facts: enough_on."""


class NeedsWords(Refused):
    """A task says what there is to do."""


class NotOpen(Refused):
    """This task was closed already; facts: state."""


@transaction.atomic
def add_aftercare_task(
    *,
    actor: Actor,
    trajectory_id: UUID,
    what: str,
    due_on: date,
    member_id: UUID | None = None,
) -> AftercareTask:
    """Agree on one thing that the team does afterwards; work needs not be found for it.

    member_id: who of the team does it, None the team.
    Raises Denied, NotInTime (not started), Enough, NeedsWords, TeamMember.DoesNotExist.
    Records trajectory:aftercare-task.
    """
    trajectory = take_ending(actor, trajectory_id)
    if not what.strip():
        raise NeedsWords
    care = _care(actor, trajectory)
    if care.enough_on is not None:
        raise Enough(enough_on=care.enough_on)
    member = None
    if member_id is not None:
        member = TeamMember.objects.visible_to(actor).get(pk=member_id, trajectory=trajectory)
    task = AftercareTask.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        what=what.strip()[:300],
        doer_id=member.user_id if member else None,
        due_on=due_on,
        noted_by_id=actor.user_id,
    )
    record(events.AFTERCARE_TASK, actor=actor, subject=trajectory, task=str(task.pk))
    return task


@transaction.atomic
def close_aftercare_task(
    *, actor: Actor, task_id: UUID, state: AftercareState, on: date
) -> AftercareTask:
    """A task is done, or no longer needed.

    Raises Denied, AftercareTask.DoesNotExist, NotOpen, ValueError on `open`. Records
    trajectory:aftercare-task-closed.
    """
    if state == AftercareState.OPEN:
        raise ValueError(state)
    task = AftercareTask.objects.visible_to(actor).get(pk=task_id)
    trajectory = take_ending(actor, task.trajectory_id)
    task.refresh_from_db()
    if task.state != AftercareState.OPEN:
        raise NotOpen(state=task.state)
    task.state, task.closed_on = state, on
    task.save(update_fields=["state", "closed_on"])
    record(events.AFTERCARE_TASK_CLOSED, actor=actor, subject=trajectory, task=str(task.pk))
    return task


@transaction.atomic
def say_enough(*, actor: Actor, trajectory_id: UUID, on: date) -> Aftercare:
    """The participant says that it is enough. What was still to do is no longer needed.

    Nobody else decides it, and no reason is asked. Raises Denied, NotInTime, Enough when it
    was said before. Records trajectory:aftercare-enough.
    """
    trajectory = take_ending(actor, trajectory_id)
    care = _care(actor, trajectory)
    if care.enough_on is not None:
        raise Enough(enough_on=care.enough_on)
    care.enough_on, care.noted_by_id = on, actor.user_id
    care.save(update_fields=["enough_on", "noted_by"])
    for task in trajectory.aftercare_tasks.filter(state=AftercareState.OPEN):
        task.state, task.closed_on = AftercareState.DROPPED, on
        task.save(update_fields=["state", "closed_on"])
    record(events.AFTERCARE_ENOUGH, actor=actor, subject=trajectory)
    return care


@transaction.atomic
def take_up_aftercare(*, actor: Actor, trajectory_id: UUID) -> Aftercare:
    """The participant wants it again. Tasks that were no longer needed stay so.

    Raises Denied, NotInTime. Records trajectory:aftercare-again.
    """
    trajectory = take_ending(actor, trajectory_id)
    care = _care(actor, trajectory)
    care.enough_on, care.noted_by_id = None, actor.user_id
    care.save(update_fields=["enough_on", "noted_by"])
    record(events.AFTERCARE_AGAIN, actor=actor, subject=trajectory)
    return care


def _care(actor: Actor, trajectory: Trajectory) -> Aftercare:
    care, _ = Aftercare.objects.get_or_create(
        trajectory=trajectory, defaults={"partnership_id": actor.partnership_id}
    )
    return care
