"""Proof that a submission is what it was on the day it was kept."""

from uuid import UUID

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.rooms.reporting import access
from tandem.rooms.reporting.models import Submission

HEADER = (
    "regime", "programmes", "first_on", "last_on", "note", "incomplete_count", "error_count",
)  # fmt: skip


def is_intact(*, actor: Actor, submission_id: UUID) -> bool:
    """Whether figures and records still give the digest of the day they were kept.

    Raises Denied, Submission.DoesNotExist.
    """
    from tandem.rooms.reporting.esf import freezing

    foundation_access.require(access.can_report(actor))
    kept = Submission.objects.visible_to(actor).get(pk=submission_id)
    header = {name: getattr(kept, name) for name in HEADER}
    return freezing.digest(header, kept.counts, bytes(kept.records)) == kept.digest
