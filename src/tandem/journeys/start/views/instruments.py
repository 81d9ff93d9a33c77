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
from tandem.rooms.measures import access, actions
from tandem.rooms.measures.instrument_wording import file_sentence
from tandem.rooms.measures.models import Instrument
from tandem.rooms.measures.xlsform import shipped_instruments


@require_http_methods(["GET", "POST"])
def overview(request):
    """The questionnaires of this partnership, those that come with Tandem, and an upload."""
    require(access.can_choose_instruments(request.actor))
    form = UploadForm(posted(request), request.FILES or None)
    if form.is_valid() and _adopt_file(request, form):
        return redirect("start:instruments")
    every = Instrument.objects.visible_to(request.actor).defer("definition")
    rows = list(every.order_by("title", "-version"))
    context = {"rows": [_in_use(row) for row in rows], "shipped": _shipped(rows)}
    return page_with(request, "start/instruments.html", form, context)


@require_POST
def adopt(request, key):
    """Use a questionnaire that comes with Tandem."""
    try:
        instrument = actions.adopt_shipped(actor=request.actor, key=key)
    except (actions.NotShipped, actions.VersionTaken):
        messages.error(request, _("This questionnaire cannot be taken over. Nothing changed."))
    else:
        _say_adopted(request, instrument)
    return redirect("start:instruments")


@require_POST
def offer(request, instrument_id):
    """Let new assessments begin with a version, or no longer."""
    is_offered = request.POST.get("is_offered") == "yes"
    actions.offer_instrument(
        actor=request.actor, instrument_id=instrument_id, is_offered=is_offered
    )
    return redirect("start:instruments")


def _in_use(row):
    url = reverse("start:offer_instrument", args=[row.pk])
    return InUse(row.title, row.key, row.version, row.is_offered, url)


def _shipped(rows):
    used, language = {(row.key, row.version) for row in rows}, get_language() or "nl"
    return [
        Shipped(
            each.text(each.title, language),
            "",
            reverse("start:adopt_instrument", args=[each.key]),
        )
        for each in shipped_instruments().values()
        if (each.key, each.version) not in used
    ]


def _adopt_file(request, form):
    file = form.cleaned_data["file"]
    try:
        instrument = actions.adopt_instrument(
            actor=request.actor, data=file.read(), file_name=file.name
        )
    except actions.InstrumentError as refusal:
        form.add_error("file", file_sentence(refusal))
        return False
    except actions.VersionTaken as refusal:
        form.add_error("file", _taken(refusal))
        return False
    _say_adopted(request, instrument)
    return True


def _say_adopted(request, instrument):
    words = _("“%(name)s”, version %(version)s, can be used now.")
    messages.success(request, words % {"name": instrument.title, "version": instrument.version})


def _taken(refusal):
    words = _(
        "Version %(version)s of %(key)s is in use here and says something else. Write another"
        " version on the sheet settings and upload it again."
    )
    return words % refusal.facts
