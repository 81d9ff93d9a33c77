"""One template serves the whole page and its parts."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from tandem.foundation.access import Actor


class PageRequest(HttpRequest):
    """A request as the middleware hands it to a view."""

    actor: Actor
    htmx: HtmxDetails
    partnerships: dict[UUID, str]


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, or only its partial `part` when htmx asks for a fragment.

    The answer varies on HX-Request, so that the back button never shows a bare part,
    and is not kept by the browser: the next user of a shared computer sees nothing.
    """
    htmx = getattr(request, "htmx", None)
    if part and htmx and not htmx.boosted:
        template = f"{template}#{part}"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    response["Cache-Control"] = "no-store"
    return response
