"""From a request to an actor inside the wall of one partnership."""

from collections.abc import Callable
from datetime import date
from typing import cast
from uuid import UUID

import pghistory
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from tandem.foundation import clock, wall
from tandem.foundation.access import NOBODY, STAFF, Actor, PostFacts
from tandem.foundation.htmx import PageRequest
from tandem.foundation.prepared import Prepared
from tandem.rooms.partners.models import Post

PARTNERSHIP_KEY = "partnership"
TOTP = Authenticator.Type.TOTP
Handler = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Dutch unless the visitor chose otherwise; the browser's language does not decide."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecondFactorMiddleware:
    """Where a second factor is required, nothing opens before one has been set up."""

    OPEN_PATHS = ("/account/", "/static/", "/ui/")

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (
            settings.SECOND_FACTOR_REQUIRED
            and not request.path.startswith(self.OPEN_PATHS)
            and request.user.is_authenticated
            and not Authenticator.objects.filter(user=request.user, type=TOTP).exists()
        ):
            return redirect("mfa_activate_totp")
        return self.get_response(request)


class WallMiddleware:
    """One transaction a request, inside the wall; a failing page leaves nothing half-written."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: PageRequest) -> HttpResponse:
        if request.path.startswith("/static/") or not request.user.is_authenticated:
            request.actor = NOBODY
            return self.get_response(request)
        with transaction.atomic(), pghistory.context(user=str(request.user.pk)):
            request.actor = actor_of(request)
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(request, "was_stopped", False):
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Have undone, in the end, what a page wrote before it failed or refused.

        Not at once: whoever answers instead, such as the login that asks for the password
        again, may still have to read.
        """
        request.was_stopped = True  # type: ignore[attr-defined]


def actor_of(request: PageRequest) -> Actor:
    """The staff member behind the request, with the posts of today in one partnership.

    Someone with posts in several partnerships works in one at a time, chosen in the
    session; the rows of the others stay behind the wall.
    """
    user = request.user
    chosen = request.session.get(PARTNERSHIP_KEY)
    wall.enter(chosen and UUID(chosen), user_id=user.pk)
    posts = _posts.rows((), user_id=cast(UUID, user.pk), day=clock.today())
    request.partnerships = {key: name for key, name, *_post in posts}
    here = UUID(chosen) if chosen else None
    if here not in request.partnerships:
        here = posts[0][0] if posts else None
        wall.enter(here, user_id=user.pk)
    if here and str(here) != chosen:
        request.session[PARTNERSHIP_KEY] = str(here)
    return Actor(
        kind=STAFF,
        partnership_id=here,
        partnership_name=request.partnerships[here] if here else "",
        user_id=user.pk,
        name=str(user),
        posts=tuple(PostFacts(*post) for key, _name, *post in posts if key == here),
    )


def _posts_query(_shape: tuple, *, user_id: UUID, day: date) -> QuerySet:
    return (
        Post.objects.of_login(user_id)
        .held_on(day)
        .order_by("id")
        .values_list(
            "partnership_id", "partnership__name",
            "pk", "organisation_id", "organisation__name", "role",
        )
    )  # fmt: skip


_posts = Prepared(_posts_query)
