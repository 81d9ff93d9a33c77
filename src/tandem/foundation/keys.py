"""Primary keys, and what every row of ours has besides."""

from functools import cache
from typing import Any

from django.db import models
from django.utils.functional import Promise
from uuid_utils.compat import uuid7

__all__ = ["UUID7Model", "uuid7"]


class UUID7Model(models.Model):
    """A row with a UUIDv7 key: unguessable in a URL, yet ordered by creation in an index."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: models.Field) -> str:  # noqa: N802  Django's name.
        """The words of a choice.

        Django translates every choice of the field to look up one; lists of people show
        several on each row.
        """
        value = getattr(self, field.attname)
        return str(_labels(field).get(value, "" if value is None else value))


@cache
def _labels(field: models.Field) -> dict[Any, str | Promise]:
    return dict(field.flatchoices)
