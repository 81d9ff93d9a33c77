"""A comparison of then, computed again with the rules of now. What was kept stays."""

from dataclasses import replace
from datetime import date

from tandem.rooms.rights import engine
from tandem.rooms.rights.models import Comparison, home_of
from tandem.rooms.rights.rules.changes import Again, compared


def compared_again(comparison: Comparison, today: date) -> Again:
    """The same household and what-ifs, beginning today where their first day has passed.

    comparison: read `with_parts()`. Raises rules.whatif.NoRules.
    """
    home = home_of(comparison.snapshot)
    whatifs = [row.as_whatif for row in comparison.whatifs.all()]
    now = [replace(each, starts_on=max(each.starts_on, today)) for each in whatifs]
    return compared(comparison.as_outcome, engine.compare(home, now))
