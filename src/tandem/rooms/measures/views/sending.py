"""Forms in and out: what was sent, and with which status a page asks again."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What the reader sent, even when that is nothing; None when they only look."""
    return request.POST if request.method == "POST" else None


def status_of(*forms, is_stale: bool = False) -> int:
    """409 when somebody else was first, 422 when something is not right yet, else 200."""
    if is_stale:
        return 409
    return 422 if any(form is not None and form.is_bound and form.errors for form in forms) else 200
