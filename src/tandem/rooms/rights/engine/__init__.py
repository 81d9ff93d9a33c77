"""The only door to the rules as code. They are loaded when somebody first asks something."""

from collections.abc import Sequence

from tandem.rooms.rights.rules.home import Home
from tandem.rooms.rights.rules.outcome import Outcome
from tandem.rooms.rights.rules.whatif import WhatIf


def compare(home: Home, whatifs: Sequence[WhatIf]) -> Outcome:
    """Today beside up to four what-ifs, and the curve of each that has a gross wage.

    Raises NoRules when the rules know no wages for the month of a what-if.
    """
    # Numpy and OpenFisca cost memory in every process that loads them.
    from tandem.rooms.rights.engine import comparing

    return comparing.compare(home, whatifs)
