from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tandem.foundation import clock
from tandem.journeys.start import actions, wizard
from tandem.journeys.start.eligibility import open_case
from tandem.journeys.start.forms.conditions import EligibilityForm
from tandem.journeys.start.forms.steps import FirstDayForm, ProgrammeForm, TandemForm
from tandem.journeys.start.views.sending import page_with, posted
from tandem.journeys.start.views.team import posts_of
from tandem.rooms.partners.models import Programme
from tandem.rooms.partners.programme import Subject
from tandem.rooms.partners.programme_file import programme_from_json
from tandem.rooms.trajectories import actions as trajectory_actions


@require_http_methods(["GET", "POST"])
def programme(request, trajectory_id):
    """Step 1: which programme."""
    dossier = wizard.open_start(actor=request.actor, trajectory_id=trajectory_id)
    if wizard.has_started(dossier.trajectory):
        return redirect("start:tandem", trajectory_id)
    rows = _offered(request.actor)
    form = ProgrammeForm(posted(request), rows=rows, initial=_only(rows))
    if form.is_valid():
        return redirect("start:eligibility", trajectory_id, form.cleaned_data["programme"])
    return _step(request, dossier, wizard.PROGRAMME, form, rows=rows)


@require_http_methods(["GET", "POST"])
def eligibility(request, trajectory_id, programme_id):
    """Step 2: what the rules of the programme say of this person; a person decides."""
    dossier = wizard.open_start(actor=request.actor, trajectory_id=trajectory_id)
    if wizard.has_started(dossier.trajectory):
        return redirect("start:tandem", trajectory_id)
    case = open_case(actor=request.actor, trajectory=dossier.trajectory, programme_id=programme_id)
    form = EligibilityForm(posted(request), case=case)
    if form.is_valid():
        trajectory_actions.check_eligibility(
            actor=request.actor, trajectory_id=trajectory_id, programme_id=programme_id,
            results=form.outcomes, overruled=form.reasons, at=clock.now(),
        )  # fmt: skip
        return redirect("start:first_day", trajectory_id, programme_id)
    return _step(request, dossier, wizard.ELIGIBILITY, form, case=case, programme=case.row)


@require_http_methods(["GET", "POST"])
def first_day(request, trajectory_id, programme_id):
    """Step 3: what is true on the first day; from then on the trajectory runs."""
    dossier = wizard.open_start(actor=request.actor, trajectory_id=trajectory_id)
    if wizard.has_started(dossier.trajectory):
        return redirect("start:tandem", trajectory_id)
    case = open_case(actor=request.actor, trajectory=dossier.trajectory, programme_id=programme_id)
    if not case.is_checked:
        return redirect("start:eligibility", trajectory_id, programme_id)
    form = FirstDayForm(posted(request), case=case, today=clock.today())
    if form.is_valid():
        _start(request, trajectory_id, programme_id, form)
        return redirect("start:tandem", trajectory_id)
    return _step(request, dossier, wizard.FIRST_DAY, form, programme=case.row)


@require_http_methods(["GET", "POST"])
def tandem(request, trajectory_id):
    """Step 4: who walks along."""
    dossier = wizard.open_start(actor=request.actor, trajectory_id=trajectory_id)
    if not wizard.has_started(dossier.trajectory):
        return redirect("start:begin", trajectory_id)
    form = _tandem_form(request, dossier)
    if form.is_valid() and _form_tandem(request, dossier, form):
        return redirect("start:begin_consent", trajectory_id)
    return _step(request, dossier, wizard.TANDEM, form)


def _step(request, dossier, current, form, **context):
    steps = wizard.steps(dossier.trajectory, current, context.get("programme"))
    context |= {"dossier": dossier, "dossier_tab": "", "steps": steps}
    return page_with(request, f"start/{current.replace('-', '_')}.html", form, context)


def _offered(actor):
    """Programmes in which a person can start; those for organisations have their own way."""
    rows = Programme.objects.visible_to(actor).filter(is_offered=True).order_by("name")
    return [
        row
        for row in rows
        if programme_from_json(row.definition).subject is not Subject.ORGANISATION
    ]


def _only(rows):
    return {"programme": str(rows[0].pk)} if len(rows) == 1 else {}


def _start(request, trajectory_id, programme_id, form):
    try:
        trajectory_actions.start(
            actor=request.actor,
            trajectory_id=trajectory_id,
            programme_id=programme_id,
            entry_on=form.cleaned_data["entry_on"],
            phase=form.cleaned_data["phase"],
            profile=form.profile,
        )
    except trajectory_actions.NotInTime:
        messages.info(request, _("A colleague has just started this trajectory."))


def _tandem_form(request, dossier):
    """Asks only for seats that nobody holds today."""
    held = {member.role for member in dossier.tandem}
    roles = programme_from_json(dossier.trajectory.programme.definition).team.roles
    return TandemForm(
        posted(request),
        roles=[role for role in roles if role.kind not in held],
        posts=posts_of(request.actor),
        initial={"starts_on": dossier.trajectory.entry_on},
    )


def _form_tandem(request, dossier, form):
    try:
        actions.form_tandem(
            actor=request.actor,
            trajectory_id=dossier.trajectory.pk,
            seats=form.chosen,
            starts_on=form.cleaned_data["starts_on"],
            reason=form.cleaned_data["reason"],
        )
    except actions.SameOrganisation as refusal:
        words = _(
            "Both would come from %(organisation)s. This programme asks two organisations."
            " Choose somebody else, or say why."
        )
        form.add_error("reason", words % refusal.facts)
    except trajectory_actions.TermsOverlap:
        form.add_error(None, _("One of these colleagues has this role in the team already."))
    return not form.errors
