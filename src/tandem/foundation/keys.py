"""Primary keys."""

from django.db import models
from uuid_utils.compat import uuid7

__all__ = ["UUID7Model", "uuid7"]


class UUID7Model(models.Model):
    """A row with a UUIDv7 key: unguessable in a URL, yet ordered by creation in an index."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True
