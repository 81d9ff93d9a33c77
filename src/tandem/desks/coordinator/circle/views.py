"""Pages about the circle: organisations, colleagues and their posts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tandem.desks.coordinator.circle import forms, reading
from tandem.foundation import clock
from tandem.foundation.access import require
from tandem.foundation.errors import Refused
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.accounts import actions as accounts_actions
from tandem.rooms.accounts import one_time_link
from tandem.rooms.partners import access, posts
from tandem.rooms.partners import circle as circle_actions
from tandem.rooms.partners.models import Organisation, Post


@require_safe
def circle(request: PageRequest) -> HttpResponse:
    """Organisations, and who works there."""
    require(access.can_see_circle(request.actor))
    cards = reading.cards(request.actor, clock.today())
    return _page(request, "circle", {"cards": cards})


@require_http_methods(["GET", "POST"])
def organisation_new(request: PageRequest) -> HttpResponse:
    """Let an organisation join."""
    require(access.can_change_circle(request.actor))
    form = forms.OrganisationForm(_sent(request))
    if form.is_valid():
        try:
            made = circle_actions.add_organisation(actor=request.actor, facts=form.cleaned_data)
        except Refused as refusal:
            form.explain(refusal)
        else:
            return redirect("coordinator:organisation", made.pk)
    return _page(request, "organisation_new", {"form": form})


@require_http_methods(["GET", "POST"])
def organisation(request: PageRequest, organisation_id: UUID) -> HttpResponse:
    """One organisation: what is known of it, and everyone who works or worked there."""
    require(access.can_see_circle(request.actor))
    found = _organisation(request, organisation_id)
    form = forms.OrganisationForm(
        _sent(request), initial=forms.known(found), is_promotor=found.is_promotor
    )
    if form.is_valid() and _is_changed(request, form, found):
        return redirect("coordinator:organisation", found.pk)
    page = reading.people(found, clock.today(), request.GET.get("page", ""))
    return _page(request, "organisation", {"form": form, "organisation": found, "page": page})


@require_http_methods(["GET", "POST"])
def colleague_new(request: PageRequest) -> HttpResponse:
    """Let somebody work in the circle."""
    require(access.can_change_circle(request.actor))
    organisations = Organisation.objects.visible_to(request.actor).order_by("name")
    form = forms.ColleagueForm(
        _sent(request), organisations=organisations, initial=_beginning(request)
    )
    added = _added(request, form) if form.is_valid() else None
    if added is None:
        return _page(request, "colleague_new", {"form": form})
    if accounts_actions.may_show_link(actor=request.actor, user=added.user):
        return redirect("coordinator:login_link", added.pk)
    told = {"name": added.user, "organisation": added.organisation}
    messages.success(request, _("%(name)s is added to %(organisation)s.") % told)
    return redirect("coordinator:organisation", added.organisation_id)


@require_http_methods(["GET", "POST"])
def post(request: PageRequest, post_id: UUID) -> HttpResponse:
    """One post, its last day, and whom its holder would leave without counsellor."""
    require(access.can_see_circle(request.actor))
    found = _post(request, post_id)
    form = forms.LastDayForm(_sent(request), initial={"ends_on": found.ends_on})
    if form.is_valid():
        try:
            posts.end_post(actor=request.actor, post_id=post_id, **form.cleaned_data)
        except Refused as refusal:
            form.explain(refusal)
        else:
            messages.success(request, _("The last day is saved."))
            return redirect("coordinator:post", post_id)
    return _post_page(request, found, form, forms.RoleForm())


@require_POST
def post_role(request: PageRequest, post_id: UUID) -> HttpResponse:
    """Let somebody go on in another role."""
    form = forms.RoleForm(request.POST)
    if form.is_valid():
        try:
            made = posts.change_role(actor=request.actor, post_id=post_id, **form.cleaned_data)
        except Refused as refusal:
            form.explain(refusal)
        else:
            messages.success(request, _("The new role is saved."))
            return redirect("coordinator:post", made.pk)
    found = _post(request, post_id)
    return _post_page(request, found, forms.LastDayForm(initial={"ends_on": found.ends_on}), form)


@require_http_methods(["GET", "POST"])
def login_link(request: PageRequest, post_id: UUID) -> HttpResponse:
    """The link to hand over to somebody who never logged in; or have it mailed."""
    require(access.can_change_circle(request.actor))
    user = _post(request, post_id).user
    if request.method == "POST":
        accounts_actions.mail_link(actor=request.actor, user_id=user.pk, site=_site(request))
        messages.success(request, _("A link is on its way to %(email)s.") % {"email": user.email})
        return redirect("coordinator:post", post_id)
    link = ""
    if accounts_actions.may_show_link(actor=request.actor, user=user):
        path = accounts_actions.show_link(actor=request.actor, user_id=user.pk)
        link = request.build_absolute_uri(path)
    context = {"post_id": post_id, "colleague": user, "link": link, "hours": one_time_link.hours()}
    return _page(request, "login_link", context)


def _organisation(request: PageRequest, organisation_id: UUID) -> Organisation:
    """The row is locked while a form on it is read, so that no change slips in between."""
    mine = Organisation.objects.visible_to(request.actor)
    return (mine.select_for_update() if request.method == "POST" else mine).get(pk=organisation_id)


def _is_changed(
    request: PageRequest, form: forms.OrganisationForm, organisation: Organisation
) -> bool:
    try:
        circle_actions.change_organisation(
            actor=request.actor, organisation_id=organisation.pk, facts=form.changes()
        )
    except Refused as refusal:
        form.explain(refusal)
        return False
    messages.success(request, _("The organisation is saved."))
    return True


def _added(request: PageRequest, form: forms.ColleagueForm) -> Post | None:
    try:
        added = posts.add_colleague(
            actor=request.actor, person=form.person(), job=form.job(), site=_site(request)
        )
    except Refused as refusal:
        form.explain(refusal)
        return None
    return added.post


def _beginning(request: PageRequest) -> dict[str, object]:
    """What the form for a colleague starts with: today, and who or where is asked for."""
    begun: dict[str, object] = {"starts_on": clock.today()}
    mine = Post.objects.visible_to(request.actor).select_related("user")
    if known := mine.filter(pk=_key(request, "colleague")).first():
        user = known.user
        begun |= {"first_name": user.first_name, "last_name": user.last_name}
        begun |= {"email": user.email, "phone": user.phone, "organisation": known.organisation_id}
    elif where := _key(request, "organisation"):
        begun["organisation"] = where
    return begun


def _key(request: PageRequest, name: str) -> UUID | None:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def _post(request: PageRequest, post_id: UUID) -> Post:
    return (
        Post.objects.visible_to(request.actor)
        .select_related("user", "organisation")
        .get(pk=post_id)
    )


def _post_page(
    request: PageRequest, post: Post, form: forms.LastDayForm, role_form: forms.RoleForm
) -> HttpResponse:
    missed = reading.missed(request.actor, post, clock.today())
    context = {"post": post, "form": form, "role_form": role_form, "missed": missed}
    return _page(request, "post", context)


def _page(request: PageRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    sent = [form for form in (context.get("form"), context.get("role_form")) if form]
    faulty = next((form for form in sent if form.errors), None)
    context = {
        "may_change": access.can_change_circle(request.actor),
        "faulty": faulty,
        "today": clock.today(),
        **context,
    }
    status = 200 if faulty is None else 409 if getattr(faulty, "is_overtaken", False) else 422
    return render_page(request, f"coordinator/circle/{name}.html", context, status=status)


def _sent(request: PageRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _site(request: PageRequest) -> str:
    return request.build_absolute_uri("/")
