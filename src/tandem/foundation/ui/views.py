from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from tandem.foundation.ui import gallery

PREFERENCES = {"theme": {"auto", "light", "dark"}, "keys": {"on", "off"}}
YEAR_SECONDS = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def preference(request):
    """Remember how one browser wants its pages: light or dark, shortcuts on or off."""
    name, value = request.POST.get("name"), request.POST.get("value")
    if value not in PREFERENCES.get(name, ()):
        return HttpResponseBadRequest()
    goal = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, request.is_secure()):
        goal = "/"
    is_script = request.headers.get("Sec-Fetch-Mode") == "cors"
    response = HttpResponse(status=204) if is_script else HttpResponseRedirect(goal)
    response.set_cookie(
        f"tandem_{name}",
        value,
        max_age=YEAR_SECONDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


@login_not_required
@require_safe
def gallery_index(request):
    """Every component and state on one page: the target of accessibility checks."""
    return render(
        request,
        "ui/gallery/index.html",
        gallery.components(density=request.GET.get("density", "pro")),
    )


@login_not_required
@require_safe
def gallery_page(request, page: str):
    """One whole page put together from the components, as a model for real ones."""
    return render(request, f"ui/gallery/page_{page}.html", gallery.page(page))
