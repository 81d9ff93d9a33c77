from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tandem.foundation import clock
from tandem.foundation.htmx import render_page
from tandem.rooms.measures.filling import open_filling, save
from tandem.rooms.measures.views.sending import posted, status_of
from tandem.rooms.partners.domains import Domain


@require_http_methods(["GET", "POST"])
def sheet(request, trajectory_id, assessment_id):
    """Every life domain of one voice on one page."""
    filling = _open(request, trajectory_id, assessment_id)
    form = filling.form(posted(request), filling.domains, is_large=False)
    if form.is_valid() and _save(request, filling, form):
        return redirect("measures:overview", trajectory_id)
    return _page(request, "measures/sheet.html", filling, form)


@require_http_methods(["GET", "POST"])
def step(request, trajectory_id, assessment_id, domain):
    """One life domain of one voice; every button saves first."""
    filling = _open(request, trajectory_id, assessment_id)
    at = _domain(filling, domain)
    form = filling.form(posted(request), [at], is_large=True)
    if form.is_valid() and _save(request, filling, form):
        return HttpResponseRedirect(_after(request, filling, at))
    context = {"domain": at, "place": filling.place_of(at), "before": filling.neighbour(at, -1)}
    return _page(request, "measures/step.html", filling, form, **context)


@require_safe
def check(request, trajectory_id, assessment_id):
    """What one voice said so far, to look over together, and to go on from."""
    filling = _open(request, trajectory_id, assessment_id)
    said = [(domain, filling.stored.get(domain)) for domain in filling.domains]
    context = {"dossier": filling.dossier, "filling": filling, "said": said}
    return render_page(request, "measures/check.html", context)


def _open(request, trajectory_id, assessment_id):
    return open_filling(
        actor=request.actor,
        trajectory_id=trajectory_id,
        assessment_id=assessment_id,
        language=request.LANGUAGE_CODE,
    )


def _page(request, template, filling, form, **context):
    context |= {
        "dossier": filling.dossier,
        "dossier_tab": "life-domains",
        "filling": filling,
        "form": form,
    }
    status = status_of(form, is_stale=bool(form.theirs))
    return render_page(request, template, context, status=status)


def _save(request, filling, form):
    return save(actor=request.actor, filling=filling, form=form, at=clock.now())


def _domain(filling, code):
    """The life domain in the address, when this actor may write on it."""
    if code not in filling.domains:
        raise Http404
    return Domain(code)


def _after(request, filling, at):
    """Where the pressed button leads."""
    key = filling.assessment.pk
    trajectory_id = filling.assessment.trajectory_id
    if "later" in request.POST:
        return reverse("measures:overview", args=[trajectory_id])
    to = filling.neighbour(at, -1 if "back" in request.POST else 1)
    if to is None:
        return reverse("measures:check", args=[trajectory_id, key])
    return reverse("measures:step", args=[trajectory_id, key, to.value])
