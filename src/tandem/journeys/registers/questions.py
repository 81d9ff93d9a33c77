"""What is asked about a row that may be somebody who is there already."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tandem.journeys.registers.duplicates.people import Certainty, Match
from tandem.journeys.registers.messages import likeness_sentence
from tandem.journeys.registers.table import RowKey


def question(match: Match, row_of: Mapping[int, RowKey]) -> str:
    """Who it may be, why, and what is at stake; the row of a line by `row_of`."""
    why = likeness_sentence(match.why)
    if match.of_line is not None:
        place = {"row": row_of.get(match.of_line, match.of_line), "why": why}
        if came_back(match):
            return _("The same person as row %(row)s, with another start: %(why)s.") % place
        return _("Perhaps the same person as row %(row)s: %(why)s.") % place
    if came_back(match):
        return _("Somebody who is known already, with another start: %(why)s.") % {"why": why}
    return _("Perhaps somebody who is known already: %(why)s.") % {"why": why}


def came_back(match: Match) -> bool:
    """Whether it is certainly one person, whose other trajectory this may be."""
    return match.certainty == Certainty.CERTAIN and match.same_start is False


def way_out() -> str:
    """What to do about it, for who reads a report."""
    return _("Open this register in Tandem and choose.")
