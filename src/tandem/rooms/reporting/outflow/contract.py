"""What outflow is computed from: two tables, whoever fills them.

Programmes, persons and walks are keys; what they are called is the reader's business.
"""

from collections.abc import Mapping
from enum import StrEnum

# One row for each walk: one trajectory of one person in one programme.
# person: key of `SPELLS`. status_at_entry: unemployed, inactive, employed or unknown.
# known_until: last day on which somebody still knew how it went; None while it goes on.
# gender, born_on and the rest: what was known on the first day, as it was told.
WALKS: Mapping[str, str] = {
    "walk": "uuid",
    "person": "uuid",
    "programme": "uuid",
    "entry_on": "date",
    "exit_on": "date",
    "exit_reason": "string",
    "status_at_entry": "string",
    "known_until": "date",
    "gender": "string",
    "born_on": "date",
    "isced": "int16",
    "unemployed_since": "date",
    "disability": "string",
    "foreign_background": "string",
    "homeless": "string",
}

# One row for each stretch of time in which a person had one status.
# status: unemployed, inactive, employed or training. ends_on: last day; None while it goes on.
SPELLS: Mapping[str, str] = {
    "person": "uuid",
    "status": "string",
    "starts_on": "date",
    "ends_on": "date",
}

# Exits after which work is not to be expected, nor known here (domain notes, charts: they compete).
LASTING_EXITS = ("moved", "illness", "retired", "died")

HORIZONS: Mapping[int, int] = {6: 183, 12: 365, 18: 548, 24: 730}
LAST_DAY = HORIZONS[24]


class Clock(StrEnum):
    """From which day time is counted: the first day of support, or the last."""

    ENTRY = "entry"
    END = "end"


class Outcome(StrEnum):
    """What is waited for. OUT: first work or training; WORK: first work, also after training."""

    OUT = "out"
    WORK = "work"


class Kind(StrEnum):
    """How waiting ended. REACHED by work or by training, ended OTHERWISE, or no longer KNOWN."""

    WORK = "work"
    TRAINING = "training"
    INACTIVE = "inactive"
    LEFT = "left"
    CENSORED = "censored"


REACHED: Mapping[Outcome, tuple[Kind, ...]] = {
    Outcome.OUT: (Kind.WORK, Kind.TRAINING),
    Outcome.WORK: (Kind.WORK,),
}
COMPETING = (Kind.INACTIVE, Kind.LEFT)

# What individual and group walks are made alike in: columns of `measures.profiles`.
TRAITS = (
    "age",
    "gender",
    "schooling",
    "unemployed_for",
    "disability",
    "foreign_background",
    "homeless",
)
