"""Addresses of many rows at once."""

from functools import cache
from uuid import UUID

from django.urls import reverse

_ANY = UUID(int=0)


def address(route: str, key: UUID) -> str:
    """The address of a page about one row: what `reverse` gives with the key alone.

    A list of people holds fifty of them, and only the key differs.
    Raises NoReverseMatch when the route takes something else.
    """
    before, after = _around(route)
    return f"{before}{key}{after}"


@cache
def place(route: str) -> str:
    """The address of a page that is about nothing in particular, such as one of the menu."""
    return reverse(route)


@cache
def _around(route: str) -> tuple[str, str]:
    before, _, after = reverse(route, args=[_ANY]).partition(str(_ANY))
    return before, after


def as_key(text: str) -> UUID | None:
    """The key that an address carries in its question; None when it makes no sense."""
    try:
        return UUID(text)
    except ValueError:
        return None
