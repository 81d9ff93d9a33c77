"""What the team does afterwards, until the participant says that it is enough."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.closing.forms.aftercare import CloseTaskForm, EnoughForm, TaskForm
from tandem.journeys.closing.views.sending import TAB, open_file, open_to_write, posted
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import Aftercare, AftercareState, AftercareTask

PART = "aftercare"


@require_http_methods(["GET", "POST"])
def overview(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """What is to do and what was done, and a place for one thing more."""
    dossier = open_file(request, trajectory_id, PART)
    form = TaskForm(posted(request), team=dossier.tandem, initial={"due_on": clock.today()})
    if form.is_bound:
        require(access.can_write_class(request.actor, dossier.trajectory, 0))
    if form.is_valid() and _is_added(request, trajectory_id, form):
        return redirect("closing:aftercare", trajectory_id)
    return _page(request, dossier, form)


@require_POST
def close(request: PageRequest, trajectory_id: UUID, task_id: UUID) -> HttpResponse:
    """A task is done, or no longer needed."""
    open_to_write(request, trajectory_id, PART)
    form = CloseTaskForm(request.POST)
    if form.is_valid():
        try:
            actions.close_aftercare_task(
                actor=request.actor,
                task_id=task_id,
                state=AftercareState(form.cleaned_data["state"]),
                on=clock.today(),
            )
        except actions.NotOpen:
            messages.info(request, _("A colleague has just closed this task."))
    return redirect("closing:aftercare", trajectory_id)


@require_http_methods(["GET", "POST"])
def enough(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """The participant says that it is enough."""
    dossier = open_to_write(request, trajectory_id, PART)
    form = EnoughForm(posted(request), initial={"on": clock.today()})
    if form.is_valid():
        try:
            actions.say_enough(
                actor=request.actor, trajectory_id=trajectory_id, on=form.cleaned_data["on"]
            )
        except actions.Enough:
            messages.info(request, _("A colleague has noted this already."))
        return redirect("closing:aftercare", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": TAB, "form": form}
    return render_page(request, "closing/enough.html", context, status=422 if form.errors else 200)


@require_POST
def again(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """The participant wants it again."""
    open_to_write(request, trajectory_id, PART)
    actions.take_up_aftercare(actor=request.actor, trajectory_id=trajectory_id)
    return redirect("closing:aftercare", trajectory_id)


def _page(request: PageRequest, dossier: Dossier, form: TaskForm) -> HttpResponse:
    actor, trajectory = request.actor, dossier.trajectory
    tasks = AftercareTask.objects.visible_to(actor).filter(trajectory=trajectory)
    rows = list(tasks.select_related("doer").order_by("due_on", "id"))
    context = {
        "dossier": dossier,
        "dossier_tab": TAB,
        "form": form,
        "today": clock.today(),
        "open_tasks": [each for each in rows if each.state == AftercareState.OPEN],
        "closed_tasks": [each for each in rows if each.state != AftercareState.OPEN],
        "care": Aftercare.objects.visible_to(actor).filter(trajectory=trajectory).first(),
        "may_write": access.can_write_class(actor, trajectory, 0),
    }
    return render_page(
        request, "closing/aftercare.html", context, status=422 if form.errors else 200
    )


def _is_added(request: PageRequest, trajectory_id: UUID, form: TaskForm) -> bool:
    given = form.cleaned_data
    try:
        actions.add_aftercare_task(
            actor=request.actor,
            trajectory_id=trajectory_id,
            what=given["what"],
            due_on=given["due_on"],
            member_id=UUID(given["member"]) if given["member"] else None,
        )
    except actions.Enough:
        form.add_error(None, _("The participant said that it is enough. Ask first."))
    except actions.NotInTime:
        form.add_error(None, _("This trajectory has not started yet."))
    return not form.errors
