"""Where a right becomes a step in the plan."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse


def address_of_step(trajectory_id: UUID, key: str, person: str) -> str:
    """The page on which this right is put in the plan."""
    page = reverse("claiming:step", args=[trajectory_id, key])
    return f"{page}?{urlencode({'for': person})}" if person else page
