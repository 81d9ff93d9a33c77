from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tandem.foundation.access import require
from tandem.journeys.start.catalogue import InUse, Shipped
from tandem.journeys.start.forms.uploads import UploadForm
from tandem.journeys.start.views.sending import page_with, posted
from tandem.rooms.partners import access, actions
from tandem.rooms.partners.models import Programme
from tandem.rooms.partners.programme_file import shipped_programmes
from tandem.rooms.partners.programme_reading import ProgrammeError
from tandem.rooms.partners.programme_wording import sentence


@require_http_methods(["GET", "POST"])
def overview(request):
    """The programmes of this partnership, those that come with Tandem, and an upload."""
    require(access.can_choose_programmes(request.actor))
    form = UploadForm(posted(request), request.FILES or None)
    if form.is_valid() and _adopt_file(request, form):
        return redirect("start:programmes")
    rows = list(Programme.objects.visible_to(request.actor).order_by("name", "-version"))
    context = {"rows": [_in_use(row) for row in rows], "shipped": _shipped(rows)}
    return page_with(request, "start/programmes.html", form, context)


@require_POST
def adopt(request, key):
    """Use a programme that comes with Tandem."""
    try:
        programme = actions.adopt_shipped(actor=request.actor, key=key)
    except (actions.NotShipped, actions.VersionTaken):
        messages.error(request, _("This programme cannot be taken over. Nothing changed."))
    else:
        _say_adopted(request, programme)
    return redirect("start:programmes")


@require_POST
def offer(request, programme_id):
    """Let new trajectories start in a programme, or no longer."""
    is_offered = request.POST.get("is_offered") == "yes"
    actions.offer_programme(actor=request.actor, programme_id=programme_id, is_offered=is_offered)
    return redirect("start:programmes")


def _in_use(row):
    url = reverse("start:offer_programme", args=[row.pk])
    return InUse(row.name, row.key, str(row.version), row.is_offered, url)


def _shipped(rows):
    used, language = {(row.key, row.version) for row in rows}, get_language() or "nl"
    return [
        Shipped(
            each.name.in_language(language),
            each.summary.in_language(language),
            reverse("start:adopt_programme", args=[each.key]),
        )
        for each in shipped_programmes().values()
        if (each.key, each.version) not in used
    ]


def _adopt_file(request, form):
    file = form.cleaned_data["file"]
    try:
        programme = actions.adopt_programme(
            actor=request.actor, text=file.read(), file_name=file.name
        )
    except ProgrammeError as refusal:
        form.add_error("file", sentence(refusal))
        return False
    except actions.VersionTaken as refusal:
        form.add_error("file", _taken(refusal))
        return False
    _say_adopted(request, programme)
    return True


def _say_adopted(request, programme):
    words = _("“%(name)s”, version %(version)s, can be used now.")
    messages.success(request, words % {"name": programme.name, "version": programme.version})


def _taken(refusal):
    words = _(
        "Version %(version)s of %(key)s is in use here and says something else."
        " Write version: %(free)s in the file and upload it again."
    )
    return words % refusal.facts
