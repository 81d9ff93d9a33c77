"""The partnership that a command works in, named by its slug."""

from django.db import transaction

from tandem.foundation import wall
from tandem.foundation.errors import Refused
from tandem.rooms.partners.models import Partnership


class NoSuchPartnership(Refused):
    """No partnership has this slug; facts: slug."""


def find(slug: str) -> Partnership:
    """The partnership with this slug. Raises NoSuchPartnership."""
    with transaction.atomic():
        wall.enter(None, slug=slug)
        partnership = Partnership.objects.filter(slug=slug).first()
        wall.enter(None)
    if partnership is None:
        raise NoSuchPartnership(slug=slug)
    return partnership
