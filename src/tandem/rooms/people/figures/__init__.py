"""Figures that a call may ask of a household: pure rules and dated parameters, no database.

Each is an indication on what a household tells, never an official statistic.
"""

from tandem.rooms.people.figures.answers import Figure, Source, Verdict
from tandem.rooms.people.figures.computed import arope, figures
from tandem.rooms.people.figures.counted import (
    DEPRIVATION_ITEMS,
    KANSARMOEDE_ITEMS,
    Counted,
    count,
)
from tandem.rooms.people.figures.household import Lack, Occupation, Person, Situation, Weak
from tandem.rooms.people.figures.income import below_threshold, equivalised_size
from tandem.rooms.people.figures.threshold import (
    NoThreshold,
    Threshold,
    are_comparable,
    known_years,
    threshold,
)
from tandem.rooms.people.figures.work import (
    Boundary,
    Definition,
    Settings,
    class_of,
    definition_of,
    work_intensity,
)

__all__ = [
    "DEPRIVATION_ITEMS",
    "KANSARMOEDE_ITEMS",
    "Boundary",
    "Counted",
    "Definition",
    "Figure",
    "Lack",
    "NoThreshold",
    "Occupation",
    "Person",
    "Settings",
    "Situation",
    "Source",
    "Threshold",
    "Verdict",
    "Weak",
    "are_comparable",
    "arope",
    "below_threshold",
    "class_of",
    "count",
    "definition_of",
    "equivalised_size",
    "figures",
    "known_years",
    "threshold",
    "work_intensity",
]
