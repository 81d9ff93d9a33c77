"""Pages on which appointments are made, moved, called off and settled."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.foundation import access as foundation_access
from tandem.foundation import clock
from tandem.foundation.errors import Denied, Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import access, actions
from tandem.rooms.contacts.agenda import agenda
from tandem.rooms.contacts.forms import appointments as forms
from tandem.rooms.contacts.models import Absence, Appointment
from tandem.rooms.contacts.views.leaving import leave
from tandem.rooms.trajectories.dossier import Dossier, open_dossier

PART = "appointments"


@require_safe
def appointments(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """What was agreed and what became of it."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=PART)
    before = _instant(request.GET.get("before", ""))
    shown = agenda(request.actor, dossier.trajectory, clock.now(), before=before)
    may_plan = access.can_plan(request.actor, dossier.trajectory)
    context = _frame(dossier) | {"agenda": shown, "may_plan": may_plan}
    return render_page(request, "contacts/appointments.html", context)


@require_http_methods(["GET", "POST"])
def appointment_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Agree on an appointment."""
    dossier = _opened(request, trajectory_id)
    data = request.POST if request.method == "POST" else None
    initial = forms.blank(dossier, request.actor, clock.today())
    form = forms.AppointmentForm(data, dossier=dossier, actor=request.actor, initial=initial)
    if form.is_valid() and _is_planned(request, form, trajectory_id):
        messages.success(request, _("The appointment is made."))
        return leave(request, _list(trajectory_id))
    return _form_page(request, dossier, form)


@require_http_methods(["GET", "POST"])
def appointment_change(
    request: PageRequest, trajectory_id: UUID, appointment_id: UUID
) -> HttpResponse:
    """Move an appointment, or say it differently."""
    dossier = _opened(request, trajectory_id)
    row = _found(request, trajectory_id, appointment_id)
    data = request.POST if request.method == "POST" else None
    form = forms.AppointmentForm(
        data, dossier=dossier, actor=request.actor, initial=forms.filled(row)
    )
    if form.is_valid() and _is_changed(request, form, appointment_id):
        messages.success(request, _("The appointment is changed."))
        return leave(request, _list(trajectory_id))
    return _form_page(request, dossier, form, row)


@require_http_methods(["GET", "POST"])
def appointment_cancel(
    request: PageRequest, trajectory_id: UUID, appointment_id: UUID
) -> HttpResponse:
    """Call an appointment off."""
    dossier = _opened(request, trajectory_id)
    row = _found(request, trajectory_id, appointment_id)
    form = forms.CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        _settle(request, actions.cancel_appointment, appointment_id, reason=reason)
        return leave(request, _list(trajectory_id))
    context = _frame(dossier) | {"form": form, "row": row}
    status = 422 if form.is_bound else 200
    return render_page(request, "contacts/cancel.html", context, status=status)


@require_POST
def appointment_kept(
    request: PageRequest, trajectory_id: UUID, appointment_id: UUID
) -> HttpResponse:
    """One click: it took place."""
    _found(request, trajectory_id, appointment_id)
    _settle(request, actions.keep_appointment, appointment_id)
    return leave(request, _list(trajectory_id))


@require_http_methods(["GET", "POST"])
def appointment_missed(
    request: PageRequest, trajectory_id: UUID, appointment_id: UUID
) -> HttpResponse:
    """One click: the participant was not there. How it was missed can be told here later."""
    row = _found(request, trajectory_id, appointment_id)
    data = request.POST if request.method == "POST" else None
    form = forms.AbsenceForm(data, initial={"absence": row.absence, "hindrance": row.hindrance})
    is_click = data is not None and "absence" not in data
    if is_click or form.is_valid():
        how = {"absence": Absence.UNKNOWN} if is_click else form.cleaned_data
        _settle(request, actions.miss_appointment, appointment_id, **how)
        return leave(request, _list(trajectory_id))
    context = _frame(_opened(request, trajectory_id)) | {"form": form, "row": row}
    status = 422 if form.is_bound else 200
    return render_page(request, "contacts/missed.html", context, status=status)


def _opened(request: PageRequest, trajectory_id: UUID) -> Dossier:
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=PART)
    foundation_access.require(access.can_plan(request.actor, dossier.trajectory))
    return dossier


def _found(request: PageRequest, trajectory_id: UUID, appointment_id: UUID) -> Appointment:
    mine = Appointment.objects.visible_to(request.actor).prefetch_related("hosts")
    return mine.get(pk=appointment_id, trajectory_id=trajectory_id)


def _is_planned(request: PageRequest, form: forms.AppointmentForm, trajectory_id: UUID) -> bool:
    try:
        actions.plan_appointment(
            actor=request.actor,
            trajectory_id=trajectory_id,
            key=form.cleaned_data["key"] or uuid7(),
            arrangement=form.as_arrangement(),
            at=clock.now(),
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _is_changed(request: PageRequest, form: forms.AppointmentForm, appointment_id: UUID) -> bool:
    try:
        actions.change_appointment(
            actor=request.actor,
            appointment_id=appointment_id,
            key=form.cleaned_data["key"] or uuid7(),
            arrangement=form.as_arrangement(),
            at=clock.now(),
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _settle(request: PageRequest, action, appointment_id: UUID, **how: object) -> None:
    """Do what a button says, or say why it did nothing."""
    try:
        action(actor=request.actor, appointment_id=appointment_id, at=clock.now(), **how)
    except Denied:
        raise
    except actions.NotYet:
        messages.warning(request, _("This appointment has still to begin."))
    except actions.Noted:
        messages.warning(request, _("A note says what happened there, so it was not missed."))
    except actions.Settled:
        messages.warning(request, str(forms.REFUSALS[actions.Settled][1]))


def _frame(dossier: Dossier) -> dict[str, object]:
    return {"dossier": dossier, "dossier_tab": PART}


def _form_page(
    request: PageRequest,
    dossier: Dossier,
    form: forms.AppointmentForm,
    row: Appointment | None = None,
) -> HttpResponse:
    context = _frame(dossier) | {"form": form, "row": row}
    status = 422 if form.is_bound else 200
    return render_page(request, "contacts/appointment.html", context, part="form", status=status)


def _list(trajectory_id: UUID) -> str:
    return reverse("contacts:appointments", args=[trajectory_id])


def _instant(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None
