"""Pages on which a contact is noted in a file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import access as foundation_access
from tandem.foundation import clock
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.foundation.keys import uuid7
from tandem.rooms.contacts import access, actions
from tandem.rooms.contacts.forms import notes as forms
from tandem.rooms.contacts.models import Appointment, ContactNote
from tandem.rooms.contacts.views.leaving import leave
from tandem.rooms.trajectories.dossier import Dossier, open_dossier


@require_http_methods(["GET", "POST"])
def note_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Note a contact, for the team or for oneself."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="note")
    foundation_access.require(access.can_note(request.actor, dossier.trajectory, 0))
    about = _appointment(request, trajectory_id)
    form = _form(request, dossier, forms.blank(clock.today(), about))
    if form.is_valid() and _is_added(request, form, trajectory_id):
        return _done(request)
    return _page(request, dossier, form)


@require_http_methods(["GET", "POST"])
def note_edit(request: PageRequest, trajectory_id: UUID, note_id: UUID) -> HttpResponse:
    """Correct or complete an own note."""
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part="note")
    mine = ContactNote.objects.visible_to(request.actor).filter(noted_by_id=request.actor.user_id)
    note = mine.get(pk=note_id, trajectory_id=trajectory_id)
    foundation_access.require(access.can_note(request.actor, dossier.trajectory, note.sensitivity))
    form = _form(request, dossier, forms.filled(note))
    if form.is_valid() and _is_changed(request, form, note_id):
        return _done(request)
    return _page(request, dossier, form, note)


def _form(request: PageRequest, dossier: Dossier, initial: dict[str, object]) -> forms.NoteForm:
    data = request.POST if request.method == "POST" else None
    return forms.NoteForm(data, seat=dossier.seat, initial=initial)


def _appointment(request: PageRequest, trajectory_id: UUID) -> Appointment | None:
    """The appointment that the note is about, when the address names one."""
    try:
        key = UUID(request.GET.get("appointment", ""))
    except ValueError:
        return None
    mine = Appointment.objects.visible_to(request.actor)
    return mine.filter(pk=key, trajectory_id=trajectory_id).first()


def _is_added(request: PageRequest, form: forms.NoteForm, trajectory_id: UUID) -> bool:
    told: dict[str, Any] = {
        "note_id": form.cleaned_data["note_id"] or uuid7(),
        "note": form.as_note(),
    }
    told |= {"actor": request.actor, "at": clock.now()}
    about = form.cleaned_data["appointment"]
    try:
        if about and not form.is_personal:
            actions.note_appointment(appointment_id=about, **told)
        else:
            actions.add_note(trajectory_id=trajectory_id, **told)
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _is_changed(request: PageRequest, form: forms.NoteForm, note_id: UUID) -> bool:
    try:
        actions.change_note(
            actor=request.actor, note_id=note_id, note=form.as_note(), at=clock.now()
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True


def _done(request: PageRequest) -> HttpResponse:
    messages.success(request, _("The note is saved."))
    return leave(request)


def _page(
    request: PageRequest, dossier: Dossier, form: forms.NoteForm, note: ContactNote | None = None
) -> HttpResponse:
    context = {"dossier": dossier, "dossier_tab": "timeline", "form": form, "note": note}
    status = 422 if form.is_bound else 200
    return render_page(request, "contacts/note.html", context, part="form", status=status)
