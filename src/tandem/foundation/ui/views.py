from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from tandem.foundation.ui import gallery

YEAR_SECONDS = 365 * 24 * 60 * 60
CHOICES = {
    "theme": {"auto", "light", "dark"},
    "keys": {"on", "off"},
    "language": {code for code, _ in settings.LANGUAGES},
}
COOKIES = {"theme": "theme", "keys": "keys", "language": settings.LANGUAGE_COOKIE_NAME}


@login_not_required
@require_POST
def preference(request: HttpRequest) -> HttpResponse:
    """Remember how one browser wants its pages: light or dark, shortcuts, language."""
    name, value = request.POST.get("name", ""), request.POST.get("value", "")
    if value not in CHOICES.get(name, ()):
        return HttpResponseBadRequest()
    goal = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, request.is_secure()):
        goal = "/"
    response = HttpResponseRedirect(goal)
    response.set_cookie(
        COOKIES[name],
        value,
        max_age=YEAR_SECONDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


@login_not_required
@require_safe
def gallery_index(request: HttpRequest) -> HttpResponse:
    """Every component and state on one page: the target of accessibility checks."""
    density = request.GET.get("density", "pro")
    return render(request, "ui/gallery/index.html", gallery.components(density=density))


@login_not_required
@require_safe
def gallery_page(request: HttpRequest, page: str) -> HttpResponse:
    """One whole page put together from the components, as a model for real ones."""
    return render(request, f"ui/gallery/page_{page}.html", gallery.page(page))
