"""What a refusal of the domain looks like to a reader."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.views.defaults import page_not_found, permission_denied

from tandem.foundation.errors import Denied


class RefusalMiddleware:
    """What an actor may not know of does not exist; what a colleague may not do is explained."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ObjectDoesNotExist):
            return page_not_found(request, Http404())
        if isinstance(exception, Denied):
            return permission_denied(request, exception)
        return None
