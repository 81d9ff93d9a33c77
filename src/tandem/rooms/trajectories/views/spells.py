"""Noting, correcting and ending a period of work or training, and settling differences."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.htmx import PageRequest
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.dossier import Dossier, open_dossier
from tandem.rooms.trajectories.forms import spells as forms
from tandem.rooms.trajectories.models import LabourSpell
from tandem.rooms.trajectories.views.sending import TAB, back, is_done, page_with, posted


@require_http_methods(["GET", "POST"])
def new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Note a period."""
    dossier = _open(request, trajectory_id)
    form = forms.SpellForm(posted(request), initial=forms.blank())

    def note() -> None:
        actions.note_spell(
            actor=request.actor, trajectory_id=trajectory_id, words=form.words(), at=clock.now()
        )

    if is_done(form, forms.REFUSALS, note):
        return back(trajectory_id)
    return page_with(request, "trajectories/spell.html", form, {"dossier": dossier})


@require_http_methods(["GET", "POST"])
def correct(request: PageRequest, trajectory_id: UUID, spell_id: UUID) -> HttpResponse:
    """Write a period over."""
    dossier = _open(request, trajectory_id)
    spell = _spell(request, dossier, spell_id)
    form = forms.ChangedSpellForm(posted(request), initial=forms.filled(spell))

    def write() -> None:
        actions.correct_spell(
            actor=request.actor, spell_id=spell_id, words=form.words(), at=clock.now()
        )

    if is_done(form, forms.REFUSALS, write):
        return back(trajectory_id)
    context: dict[str, object] = {"dossier": dossier, "spell": spell}
    return page_with(request, "trajectories/spell.html", form, context)


@require_http_methods(["GET", "POST"])
def end(request: PageRequest, trajectory_id: UUID, spell_id: UUID) -> HttpResponse:
    """A period is over."""
    dossier = _open(request, trajectory_id)
    spell = _spell(request, dossier, spell_id)
    form = forms.EndForm(posted(request), initial={"ends_on": clock.today()})

    def finish() -> None:
        actions.end_spell(actor=request.actor, spell_id=spell_id, **form.cleaned_data)

    if is_done(form, forms.REFUSALS, finish):
        return back(trajectory_id)
    context: dict[str, object] = {"dossier": dossier, "spell": spell}
    return page_with(request, "trajectories/spell_end.html", form, context)


@require_http_methods(["GET", "POST"])
def aside(request: PageRequest, trajectory_id: UUID, spell_id: UUID) -> HttpResponse:
    """Settle a difference between sources against this period."""
    dossier = _open(request, trajectory_id)
    spell = _spell(request, dossier, spell_id)
    form = forms.AsideForm(posted(request))

    def settle() -> None:
        actions.set_aside_spell(
            actor=request.actor, spell_id=spell_id, at=clock.now(), **form.cleaned_data
        )

    if is_done(form, forms.REFUSALS, settle):
        return back(trajectory_id)
    context: dict[str, object] = {"dossier": dossier, "spell": spell}
    return page_with(request, "trajectories/spell_aside.html", form, context)


@require_POST
def take_back(request: PageRequest, trajectory_id: UUID, spell_id: UUID) -> HttpResponse:
    """Let a period count again, unless its source told something else since."""
    spell = _spell(request, _open(request, trajectory_id), spell_id)
    try:
        actions.take_back_spell(actor=request.actor, spell_id=spell.pk)
    except actions.SpellsOverlap:
        messages.warning(
            request, _("This source tells something else of these days now. Correct that first.")
        )
    return back(trajectory_id)


def _open(request: PageRequest, trajectory_id: UUID) -> Dossier:
    dossier = open_dossier(actor=request.actor, trajectory_id=trajectory_id, part=TAB)
    require(access.can_note_work(request.actor, dossier.trajectory))
    return dossier


def _spell(request: PageRequest, dossier: Dossier, spell_id: UUID) -> LabourSpell:
    """The spell, held while it is being changed."""
    mine = LabourSpell.objects.visible_to(request.actor)
    if request.method == "POST":
        mine = mine.select_for_update(of=("self",))
    return mine.get(pk=spell_id, participant=dossier.trajectory.participant_id)
