"""Where a reader goes after saving: back to the page that sent them."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from tandem.foundation.htmx import PageRequest


def leave(request: PageRequest, fallback: str = "/") -> HttpResponse:
    """To the address that the form named, if it is ours; a room does not know the desks above."""
    goal = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, request.is_secure()):
        goal = fallback
    return HttpResponseClientRedirect(goal) if request.htmx else HttpResponseRedirect(goal)
