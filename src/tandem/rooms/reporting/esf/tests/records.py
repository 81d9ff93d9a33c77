"""Episodes for tests: a complete one, and what differs."""

from datetime import date

import pyarrow as pa

from tandem.rooms.reporting.esf.contract import SCHEMA
from tandem.rooms.reporting.esf.engine import ARROW_SCHEMA

COMPLETE = {
    "operation": "w2_groep",
    "gender": "F",
    "birth_date": date(1990, 5, 17),
    "postcode": "9100",
    "entry_on": date(2025, 3, 10),
    "employment": "inactive",
    "isced": 3,
    "disability": "no",
    "third_country_national": "no",
    "foreign_background": "no",
    "minority": "no",
    "homeless": "no",
    "rural": "no",
    "in_training_at_entry": False,
    "statuses_at_entry": 1,
    "adults": 1,
    "children": 0,
    "leaving_job_search": "not_asked",
    "leaving_education": "not_asked",
    "leaving_qualification": "not_asked",
    "later_improved": "not_asked",
}


def episode(number: int = 1, **changes) -> dict:
    """A complete episode of participant `number`, with the given columns changed."""
    keys = {"trajectory": f"t{number:04}", "participant": f"p{number:04}"}
    return {**dict.fromkeys(SCHEMA), **COMPLETE, **keys, **changes}


def gone(number: int = 1, **changes) -> dict:
    """An episode that ended on 30 June 2025, with answers of ten days later."""
    ended = {"exit_on": date(2025, 6, 30), "leaving_on": date(2025, 7, 10)}
    return episode(number, **{**ended, **changes})


def table(*episodes: dict) -> pa.Table:
    return pa.Table.from_pylist(list(episodes), schema=ARROW_SCHEMA)
