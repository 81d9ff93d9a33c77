"""Words for work, schooling, leaving and children."""

import re

from tandem.journeys.registers.findings import Code, Reading
from tandem.journeys.registers.words import meaning_of, plain, says_unknown

LEADING_FIGURE = re.compile(
    r"(\d{1,2})(?:\.0+)?(?:\s*(?:kinderen|kind|kdn|children|child|enfants?))?\Z"
)
MOST_CHILDREN = 20
NO_CHILDREN = {"geen", "neen", "nee", "none", "no", "aucun", "nul"}


def read_employment(text: str) -> Reading:
    """unemployed, inactive or employed. Codes: status_missing, unknown_status."""
    if not text:
        return Reading(code=Code.STATUS_MISSING)
    meaning = meaning_of("employment", text)
    return Reading(meaning, None if meaning else Code.UNKNOWN_STATUS)


def read_isced(text: str) -> Reading:
    """Highest level completed, ISCED 2011, 0 to 8. Code: diploma_unknown.

    Source: domain.md 2.3.
    """
    if says_unknown(text) and text != "0":
        return Reading()
    meaning = meaning_of("isced", text)
    return Reading(meaning, Code.DIPLOMA_UNKNOWN if meaning is None else None)


def read_exit_reason(text: str) -> Reading:
    """work, training, job_search, illness, moved, stopped or other. Code: exit_reason_unknown."""
    if says_unknown(text):
        return Reading()
    meaning = meaning_of("exit_reason", text)
    return Reading(meaning, None if meaning else Code.EXIT_REASON_UNKNOWN)


def read_children(text: str) -> Reading:
    """Number of dependent children, 0 to 20. Code: children_unreadable."""
    if says_unknown(text):
        return Reading()
    if plain(text) in NO_CHILDREN:
        return Reading(0)
    figure = LEADING_FIGURE.match(text.strip().lower())
    if figure and int(figure[1]) <= MOST_CHILDREN:
        return Reading(int(figure[1]))
    return Reading(code=Code.CHILDREN_UNREADABLE)
