"""What leaves this room, and what is kept of it. Each look is an event in the access log."""

from typing import TYPE_CHECKING, Any

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.reporting import access, events
from tandem.rooms.reporting.esf.choosing import Order

if TYPE_CHECKING:
    from tandem.rooms.reporting.esf.making import Report


def make_report(*, actor: Actor, order: Order, files: tuple[str, ...] = ()) -> "Report":
    """The funder's figures of a period.

    files: names of the files that are made of it; none when it is only looked at.
    Raises Denied, BackwardPeriod, EmptyPeriod, NoRegime, UnknownProgramme, MixedRegimes.
    Records report:seen, or report:exported with the files.
    """
    # Heavy, and only needed here.
    from tandem.rooms.reporting.esf import reading

    foundation_access.require(access.can_report(actor))
    report = reading.report(actor, order)
    facts: dict[str, Any] = {
        "regime": report.choice.regime,
        "first": order.first.isoformat(),
        "last": order.last.isoformat(),
        "programmes": [one.key for one in report.choice.operations],
        "incomplete": len(report.incomplete),
    }
    if files:
        record(events.REPORT_EXPORTED, actor=actor, files=list(files), **facts)
    else:
        record(events.REPORT_SEEN, actor=actor, **facts)
    return report
