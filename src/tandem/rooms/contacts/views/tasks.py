"""Buttons of the task to get in touch with who missed an appointment."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest
from tandem.rooms.contacts import actions
from tandem.rooms.contacts.models import TaskEnd
from tandem.rooms.contacts.views.leaving import leave


@require_POST
def task_tried(request: PageRequest, trajectory_id: UUID, task_id: UUID) -> HttpResponse:
    """Tried in vain: the task stays."""
    seen = request.POST.get("attempts", "")
    actions.note_attempt(
        actor=request.actor,
        task_id=task_id,
        seen_attempts=int(seen) if seen.isdecimal() else -1,
        at=clock.now(),
    )
    return leave(request, reverse("contacts:appointments", args=[trajectory_id]))


@require_POST
def task_ended(request: PageRequest, trajectory_id: UUID, task_id: UUID) -> HttpResponse:
    """Nobody has to look for this person any more."""
    end = request.POST.get("end", "")
    known = end if end in TaskEnd.values else TaskEnd.NOT_NEEDED
    actions.end_task(actor=request.actor, task_id=task_id, end=known, at=clock.now())
    return leave(request, reverse("contacts:appointments", args=[trajectory_id]))
