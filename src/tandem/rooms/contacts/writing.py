"""What every write in this room needs: whose row, saved once, on a day that has come."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from psycopg.errors import UniqueViolation

from tandem.foundation.access import Actor
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused


class NotYet(Refused):
    """A day that has still to come; facts: field."""


def authored(actor: Actor, at: datetime) -> dict[str, Any]:
    """Whose row it is, and since when."""
    return {
        "partnership_id": actor.partnership_id,
        "noted_by_id": actor.user_id,
        "noted_at": at,
    }


def holds(row: models.Model, fields: Mapping[str, object]) -> bool:
    """Whether the row says exactly this already."""
    return all(getattr(row, name) == value for name, value in fields.items())


def saved_now(row: models.Model) -> bool:
    """False when a row with this key is there already: the form was sent twice."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if isinstance(error.__cause__, UniqueViolation):
            return False
        raise
    return True


def check_day(day: date, at: datetime, *, field: str) -> None:
    """A day in Brussels that has come. Raises NotYet."""
    if day > at.astimezone(BRUSSELS).date():
        raise NotYet(field=field)
