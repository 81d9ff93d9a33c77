"""From a request to an actor inside the wall of one partnership."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

import pghistory
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from tandem.foundation import clock, wall
from tandem.foundation.access import NOBODY, STAFF, Actor, PostFacts
from tandem.foundation.htmx import PageRequest
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
    posts = list(Post.objects.of_login(cast(UUID, user.pk)).held_on(clock.today()))
    request.partnerships = {post.partnership_id: post.partnership for post in posts}
    here = [post for post in posts if str(post.partnership_id) == chosen]
    if not here and posts:
        here = [post for post in posts if post.partnership_id == posts[0].partnership_id]
        request.session[PARTNERSHIP_KEY] = str(here[0].partnership_id)
        wall.enter(here[0].partnership_id, user_id=user.pk)
    elif not here:
        wall.enter(None, user_id=user.pk)
    return Actor(
        kind=STAFF,
        partnership_id=here[0].partnership_id if here else None,
        partnership_name=here[0].partnership.name if here else "",
        user_id=user.pk,
        name=str(user),
        posts=tuple(
            PostFacts(post.pk, post.organisation_id, post.organisation.name, post.role)
            for post in here
        ),
    )
