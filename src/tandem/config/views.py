"""Pages that belong to no room: which partnership, and is the house up."""

from typing import cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from tandem.config.middleware import PARTNERSHIP_KEY
from tandem.foundation import clock
from tandem.foundation.htmx import PageRequest, render_page
from tandem.rooms.partners.models import Post


@require_http_methods(["GET", "POST"])
def partnership(request: PageRequest) -> HttpResponse:
    """Choose in which partnership to work now; only those with a post of today."""
    if request.method == "POST":
        mine = Post.objects.of_login(cast(UUID, request.user.pk)).held_on(clock.today())
        post = get_object_or_404(mine, partnership_id=_key(request.POST.get("partnership", "")))
        request.session[PARTNERSHIP_KEY] = str(post.partnership_id)
        return HttpResponseRedirect("/")
    return render_page(request, "config/partnership.html", {"partnerships": request.partnerships})


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For a load balancer: 200 when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
