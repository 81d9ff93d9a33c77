"""The task that a missed appointment leaves: get in touch. Ending it ends nothing else."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.contacts import access, events
from tandem.rooms.contacts.models import ContactTask, TaskEnd
from tandem.rooms.trajectories.models import Trajectory


def end_search(*, actor: Actor, trajectory: Trajectory, on: date, at: datetime) -> None:
    """The team was in touch on that day: whoever was missed before it is found.

    Records contact:task-ended for each task that ends.
    """
    after = datetime.combine(on + timedelta(days=1), time.min, tzinfo=BRUSSELS)
    tasks = ContactTask.objects.filter(
        partnership_id=actor.partnership_id, trajectory=trajectory, appointment__starts_at__lt=after
    )
    for task in tasks.is_open().select_for_update(of=("self",)):
        _end(task, actor, trajectory, TaskEnd.REACHED, at)


@transaction.atomic
def note_attempt(*, actor: Actor, task_id: UUID, seen_attempts: int, at: datetime) -> ContactTask:
    """Somebody tried to get in touch, in vain. The task stays.

    seen_attempts: how many stood there when the button was shown, so that pressing it twice
    counts once. Raises ContactTask.DoesNotExist, Denied. Records contact:task-tried.
    """
    task, trajectory = _task(actor, task_id)
    if task.end or task.attempts != seen_attempts:
        return task
    task.attempts += 1
    task.last_try_on = at.astimezone(BRUSSELS).date()
    task.save(update_fields=["attempts", "last_try_on"])
    record(events.TASK_TRIED, actor=actor, subject=task, participant_id=trajectory.participant_id)
    return task


@transaction.atomic
def end_task(*, actor: Actor, task_id: UUID, end: str, at: datetime) -> ContactTask:
    """Stop looking for somebody: they were reached, or it is no longer needed.

    Nothing else ends by it. Raises ContactTask.DoesNotExist, Denied.
    Records contact:task-ended.
    """
    task, trajectory = _task(actor, task_id)
    if task.end:
        return task
    _end(task, actor, trajectory, end, at)
    return task


def _task(actor: Actor, task_id: UUID) -> tuple[ContactTask, Trajectory]:
    task = ContactTask.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=task_id)
    trajectory = Trajectory.objects.visible_to(actor).get(pk=task.trajectory_id)
    foundation_access.require(access.can_plan(actor, trajectory))
    return task, trajectory


def _end(task: ContactTask, actor: Actor, trajectory: Trajectory, end: str, at: datetime) -> None:
    task.end, task.ended_at, task.ended_by_id = end, at, actor.user_id
    task.save(update_fields=["end", "ended_at", "ended_by"])
    record(
        events.TASK_ENDED,
        actor=actor,
        subject=task,
        participant_id=trajectory.participant_id,
        end=str(end),
    )
