"""Figures are worked out once for each state of the data."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache
from django.db import connection

from tandem.foundation.access import Actor

Made = TypeVar("Made")
SECONDS = 3_600

# Every change of a row, and every row taken out, leaves a row of history with the next number;
# a new row does not, so new ones are counted.
TABLES = (
    "trajectories_trajectory",
    "trajectories_entryprofile",
    "trajectories_labourspell",
    "trajectories_followup",
)
HISTORIES = (*(f"{table}event" for table in TABLES), "people_participantevent")


def remembered(actor: Actor, make: Callable[[], Made], *what: object, today: date) -> Made:
    """What `make` gives, once for each state of the data, day and thing asked for.

    Kept for an hour in the memory of this process. One query to know the state.
    """
    key = ":".join(str(part) for part in ("outflow", actor.partnership_id, today, *what, _state()))
    made = cache.get(key)
    if made is None:
        made = make()
        cache.set(key, made, SECONDS)
    return made


def _state() -> str:
    parts = [f"(SELECT max(pgh_id) FROM {table})" for table in HISTORIES]
    parts += [f"(SELECT count(*) FROM {table})" for table in (*TABLES, "partners_programme")]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}")
        return "-".join(str(number or 0) for number in cursor.fetchone())
