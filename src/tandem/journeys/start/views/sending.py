"""Forms in and out: what was sent, and the page that asks again."""

from django.http import HttpRequest, HttpResponse

from tandem.foundation.htmx import render_page


def posted(request: HttpRequest):
    """What the reader sent, even when that is nothing; None when they only look."""
    return request.POST if request.method == "POST" else None


def page_with(request: HttpRequest, template: str, form, context: dict) -> HttpResponse:
    """The page around a form: 422 when something in it is not right yet."""
    status = 422 if form.is_bound and form.errors else 200
    return render_page(request, template, context | {"form": form}, status=status)
