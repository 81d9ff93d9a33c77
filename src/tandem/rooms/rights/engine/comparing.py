"""Today beside the what-ifs."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from openfisca_belgium.reach import OutOfReach
from tandem.rooms.rights.engine import columns
from tandem.rooms.rights.engine.curves import curve
from tandem.rooms.rights.engine.situations import assumed
from tandem.rooms.rights.rules.home import Home
from tandem.rooms.rights.rules.outcome import Column, Outcome, Value, Why
from tandem.rooms.rights.rules.whatif import NoRules, WhatIf


def compare(home: Home, whatifs: Sequence[WhatIf]) -> Outcome:
    """See `engine.compare`."""
    first, values = columns.today(home)
    found = [first]
    now = columns.as_today(home)
    for at, whatif in enumerate(whatifs):
        column, used = _of_whatif(home, whatif, at, now)
        found.append(column)
        values = {**values, **used}
    curves = (curve(home, whatif, of=at) for at, whatif in enumerate(whatifs))
    return Outcome(
        columns=tuple(found),
        values=dict(sorted(values.items())),
        version=version("tandem"),
        assumed=tuple(each.value for each in assumed(home, whatifs)),
        curves=tuple(drawn for drawn in curves if drawn),
    )


def _of_whatif(
    home: Home, whatif: WhatIf, at: int, now: columns.AsToday
) -> tuple[Column, dict[str, Value]]:
    try:
        column, used = columns.of_whatif(home, whatif, now)
    except OutOfReach as refused:
        raise NoRules(at=at, first=refused.first, last=refused.last) from refused
    if whatif.is_waged:
        wage = column.lines[0]
        if wage.why == Why.OUT_OF_REACH:
            first, last = (date.fromisoformat(wage.facts[end]) for end in ("first", "last"))
            raise NoRules(at=at, first=first, last=last)
    return column, used
