"""Figures are worked out once for each state of the data."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache
from django.db import connection

from tandem.foundation.access import Actor

Made = TypeVar("Made")
SECONDS = 3_600

# Every change of these tables leaves a row of history with the next number.
HISTORIES = (
    "people_participantevent",
    "trajectories_trajectoryevent",
    "trajectories_entryprofileevent",
    "trajectories_labourspellevent",
    "trajectories_followupevent",
)


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
    newest = ", ".join(f"(SELECT max(pgh_id) FROM {table})" for table in HISTORIES)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {newest}, (SELECT count(*) FROM partners_programme)")
        return "-".join(str(number or 0) for number in cursor.fetchone())
