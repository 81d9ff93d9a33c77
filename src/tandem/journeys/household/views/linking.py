"""Saying that somebody who lives here has a file of their own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.journeys.household import actions, finding
from tandem.journeys.household.forms.link import LinkForm
from tandem.journeys.household.views.opening import open_to_write


@require_http_methods(["GET", "POST"])
def member_file(request: PageRequest, trajectory_id: UUID, member_id: UUID) -> HttpResponse:
    """Search the file, and join it when both agree."""
    dossier = open_to_write(request, trajectory_id)
    member = finding.member_without_file(request.actor, dossier, member_id)
    text = request.GET.get("q", "").strip()
    files = finding.files(request.actor, dossier, text)
    sent = request.POST if request.method == "POST" else None
    form = LinkForm(sent, files=files, initial={"agreed_on": clock.today()})
    if form.is_valid() and _is_joined(request, form, trajectory_id, member_id):
        messages.success(request, _("Noted. Each keeps an own file."))
        return redirect("household:home", trajectory_id)
    context = {"dossier": dossier, "dossier_tab": "household", "member": member}
    context |= {"form": form, "text": text, "has_files": bool(files)}
    status = 422 if form.errors else 200
    return render_page(request, "household/member_file.html", context, status=status)


def _is_joined(request: PageRequest, form: LinkForm, trajectory_id: UUID, member_id: UUID) -> bool:
    try:
        actions.link_member(
            actor=request.actor,
            trajectory_id=trajectory_id,
            member_id=member_id,
            other_id=UUID(form.cleaned_data["other"]),
            agreed_on=form.cleaned_data["agreed_on"],
            today=clock.today(),
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    return True
