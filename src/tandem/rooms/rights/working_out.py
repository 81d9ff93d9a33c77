"""How each amount is known, for who guides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.rooms.rights import outcome_words
from tandem.rooms.rights.rules.outcome import How, Line, Why

HOW: Mapping[How, Promise] = {
    How.COMPUTED: gettext_lazy("computed"),
    How.ENTERED: gettext_lazy("entered"),
    How.NOT_COMPUTED: gettext_lazy("not computed"),
}
_WHY: Mapping[Why, Promise] = {
    Why.UNKNOWN: gettext_lazy("Nobody told."),
    Why.ASK_FUND: gettext_lazy("The health fund decides what may be kept beside work."),
    Why.ASK_OCMW: gettext_lazy("The OCMW decides; no rule for it is computed here."),
    Why.ASK_PAYER: gettext_lazy("Who pays it decides what may be kept beside work."),
    Why.IGU_POSSIBLE: gettext_lazy("Possible: enter the amount of the calculator of the RVA."),
    Why.STOPS: gettext_lazy("Stops with this work."),
    Why.GOES_ON: gettext_lazy("Goes on beside this work."),
    Why.LOCAL_SCALE: gettext_lazy("The pay scale of the OCMW is local: ask for it."),
    Why.COLLAR_UNKNOWN: gettext_lazy("Computed as white-collar; nobody told which it is."),
    Why.SUPPLEMENT_MAY_CHANGE: gettext_lazy("As told; the social supplement may change later."),
    Why.LEEFLOON_DIFFERS: gettext_lazy(
        "The rules come to another leefloon for today than the one that was told."
    ),
    Why.YEAR_AFTER: gettext_lazy("Paid the year after, for a whole year of this work."),
    Why.AS_TODAY: gettext_lazy("As today."),
}


@dataclass(frozen=True)
class LineTold:
    """One amount with how and why. euro: in cents, None when not computed."""

    label: str
    line: Line
    how: str
    why: str


def line_told(line: Line, names: tuple[str, ...]) -> LineTold:
    """A line in the words of who guides."""
    label = outcome_words.label(line.code, line.who, names)
    return LineTold(label, line, str(HOW[line.how]), _why(line))


def _why(line: Line) -> str:
    if line.why == Why.OUT_OF_REACH:
        facts = dict(line.facts)
        facts |= {
            end: date_format(date.fromisoformat(facts[end]), "j F Y") for end in ("first", "last")
        }
        return _("%(label)s: known from %(first)s to %(last)s (%(parameter)s).") % facts
    if "source" in line.facts:
        return _("Source: %(source)s") % line.facts
    return str(_WHY[line.why]) if line.why else ""
