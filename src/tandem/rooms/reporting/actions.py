"""What leaves this room, and what is kept of it. Each look is an event in the access log."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.reporting import access, events
from tandem.rooms.reporting.esf import figures
from tandem.rooms.reporting.esf.choosing import Order
from tandem.rooms.reporting.models import Submission
from tandem.rooms.trajectories.models import Trajectory

if TYPE_CHECKING:
    from tandem.rooms.reporting.esf.comparing import Person
    from tandem.rooms.reporting.esf.making import Report

CHUNK = 5_000
HEADER = (
    "regime", "programmes", "first_on", "last_on", "note", "incomplete_count", "error_count",
)  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """Two submissions: how many participations differ, the first of them, and whose they are."""

    before: Submission
    after: Submission
    differing: int
    persons: "list[Person]"
    trajectories: dict[str, Trajectory]


def make_report(*, actor: Actor, order: Order, files: tuple[str, ...] = ()) -> "Report":
    """The funder's figures of a period.

    files: names of the files that are made of it; none when it is only looked at.
    Raises Denied, BackwardPeriod, UnlikelyPeriod, EmptyPeriod, NoRegime, UnknownProgramme,
    MixedRegimes.
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


@transaction.atomic
def freeze_submission(*, actor: Actor, order: Order, note: str, at: datetime) -> Submission:
    """Keep a report as it is sent: figures, pseudonymous records and a digest of both.

    at: the moment of keeping it. Raises what `make_report` raises, NoKeyRing, BadKeyRing.
    Records submission:frozen.
    """
    from tandem.rooms.reporting.esf import freezing, reading

    foundation_access.require(access.can_report(actor))
    with reading.held(actor, order) as (database, choice):
        report = reading.of(database, choice, order)
        records = freezing.records(
            database, regime=choice.regime, partnership_id=_partnership(actor)
        )
    header = {
        "regime": choice.regime,
        "programmes": [one.key for one in choice.operations],
        "first_on": order.first,
        "last_on": order.last,
        "note": note,
        "incomplete_count": len(report.incomplete),
        "error_count": report.errors,
    }
    counts = figures.kept(report.counts)
    submission = Submission.objects.create(
        partnership_id=actor.partnership_id,
        counts=counts,
        records=records,
        digest=freezing.digest(header, counts, records),
        frozen_by_id=actor.user_id,
        frozen_at=at,
        **header,
    )
    record(events.SUBMISSION_FROZEN, actor=actor, subject=submission, digest=submission.digest)
    return submission


def is_intact(*, actor: Actor, submission_id: UUID) -> bool:
    """Whether figures and records still give the digest of the day they were kept.

    Raises Denied, Submission.DoesNotExist.
    """
    from tandem.rooms.reporting.esf import freezing

    foundation_access.require(access.can_report(actor))
    kept = Submission.objects.visible_to(actor).get(pk=submission_id)
    header = {name: getattr(kept, name) for name in HEADER}
    return freezing.digest(header, kept.counts, bytes(kept.records)) == kept.digest


def compare_submissions(*, actor: Actor, before_id: UUID, after_id: UUID) -> Comparison:
    """Two submissions side by side: figures, and the persons who changed them by name.

    Names are found back through the key ring, for who may see these trajectories; who was
    taken out of the files since stays a pseudonym.
    Raises Denied, Submission.DoesNotExist. Records submission:compared.
    """
    from tandem.rooms.reporting.esf import comparing, freezing

    foundation_access.require(access.can_report(actor))
    every = Submission.objects.visible_to(actor)
    before, after = (every.get(pk=key) for key in (before_id, after_id))
    number, persons = comparing.persons(
        freezing.read(bytes(before.records)), freezing.read(bytes(after.records))
    )
    record(
        events.SUBMISSIONS_COMPARED, actor=actor, subject=after,
        before=str(before.pk), persons=number,
    )  # fmt: skip
    return Comparison(before, after, number, persons, _trajectories_of(actor, persons))


def _trajectories_of(actor: Actor, persons: "list[Person]") -> dict[str, Trajectory]:
    """The newest trajectory behind each pseudonym that can still be found back."""
    from tandem.rooms.reporting.esf import freezing

    sought = {one.key for one in persons}
    rows = (
        Trajectory.objects.visible_to(actor)
        .filter(programme__key__in={one.operation for one in persons}, entry_on__isnull=False)
        .order_by("entry_on", "pk")
        .values_list("pk", "participant_id", "programme__key")
    )
    found = {}
    for pk, participant, operation in rows.iterator(CHUNK):
        (key,) = freezing.pseudonyms(_partnership(actor), [(str(participant), operation)])
        if key in sought:
            found[key] = pk
    known = Trajectory.objects.visible_to(actor).select_related("participant")
    by_pk = known.in_bulk(list(found.values()))
    return {key: by_pk[pk] for key, pk in found.items()}


def _partnership(actor: Actor) -> UUID:
    if actor.partnership_id is None:
        raise foundation_access.Denied
    return actor.partnership_id
