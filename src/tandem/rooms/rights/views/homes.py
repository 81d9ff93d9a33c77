"""Noting a household on a day, and looking at one."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.rights import access, actions, prefill
from tandem.rooms.rights.elsewhere import is_partner_elsewhere
from tandem.rooms.rights.forms.home import HomeForm
from tandem.rooms.rights.forms.sheet import Sheet
from tandem.rooms.rights.models import HomeSnapshot, home_of
from tandem.rooms.rights.telling import people_of
from tandem.rooms.rights.views.opening import TAB, open_to_read, open_to_write
from tandem.rooms.trajectories.dossier import Dossier

SAVE = "save"


@require_http_methods(["GET", "POST"])
def snapshot_new(request: PageRequest, trajectory_id: UUID) -> HttpResponse:
    """Fill a household in. A button adds or takes out a row and keeps everything typed."""
    dossier = open_to_write(request, trajectory_id)
    form = _form(request, dossier)
    if form.is_valid():
        try:
            row = actions.note_home(
                actor=request.actor, trajectory_id=trajectory_id, home=form.home(), at=clock.now()
            )
            return redirect("rights:snapshot", trajectory_id, row.pk)
        except actions.NotYet:
            form.add_error("on", _("This day has still to come. Choose today or an earlier day."))
    context = {"dossier": dossier, "dossier_tab": TAB, "form": form}
    status = 422 if form.errors else 200
    return render_page(request, "rights/snapshot_new.html", context, part="sheet", status=status)


@require_safe
def snapshot(request: PageRequest, trajectory_id: UUID, snapshot_id: UUID) -> HttpResponse:
    """One household as it was told, to read and to print."""
    dossier = open_to_read(request, trajectory_id)
    rows = HomeSnapshot.objects.visible_to(request.actor).of_file(trajectory_id).with_parts()
    row = rows.get(pk=snapshot_id)
    home = home_of(row)
    context = {
        "dossier": dossier,
        "dossier_tab": TAB,
        "told": row,
        "home": home,
        "people": people_of(home),
        "may_write": access.can_write(request.actor, dossier.trajectory),
    }
    return render_page(request, "rights/snapshot.html", context)


def _form(request: PageRequest, dossier: Dossier) -> HomeForm:
    elsewhere = partial(is_partner_elsewhere, request.actor, dossier)
    wish = request.POST.get("do", SAVE)
    if request.method == "POST" and wish == SAVE:
        return HomeForm(request.POST, partner_elsewhere=elsewhere)
    if request.method == "POST":
        typed = Sheet.read(request.POST)
        return HomeForm(sheet=typed.after(wish), fresh=typed.fresh_after(wish))
    return HomeForm(sheet=prefill.sheet(request.actor, dossier, clock.today()))
