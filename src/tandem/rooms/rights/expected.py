"""What was expected of a job on offer, as it was computed then, beside what was really paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F

from tandem.foundation.access import Actor
from tandem.rooms.rights.models import Comparison, JobOffer
from tandem.rooms.rights.rules.outcome import Column

NET_WAGE = "net_wage"


@dataclass(frozen=True)
class Expected:
    """The net wage a month of an offer. net_euro: None when it could not be computed."""

    comparison: Comparison
    net_euro: Decimal | None
    hours: Decimal

    def difference(self, paid: Decimal | None) -> Decimal | None:
        """What was paid above (or, negative, below) what was expected; None without both."""
        if self.net_euro is None or paid is None:
            return None
        return paid - self.net_euro


def expected_of(actor: Actor, offer: JobOffer) -> Expected | None:
    """The newest comparison with this offer from before the work began, else the newest.

    What was computed once somebody worked was no expectation. Two queries.
    """
    reckoned = (
        Comparison.objects.visible_to(actor)
        .of_file(offer.trajectory_id)
        .filter(whatifs__offer=offer)
        .annotate(place=F("whatifs__position"))
    )
    found = list(reckoned)
    if not found:
        return None
    begin = offer.spell.starts_on if offer.spell else None
    row = next((each for each in found if _is_before(each, begin)), found[0])
    column = row.as_outcome.whatifs[row.place]
    return Expected(row, _net_wage(column), column.weekly_hours)


def _is_before(row: Comparison, begin: date | None) -> bool:
    return begin is None or row.made_at.date() <= begin


def _net_wage(column: Column) -> Decimal | None:
    """That of the participant."""
    own = (line for line in column.lines if line.code == NET_WAGE and line.who == 0)
    return next((line.euro for line in own), None)
