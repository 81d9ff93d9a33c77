"""Noting a job on offer, the work that followed it, and what was really paid."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.rights import access, events
from tandem.rooms.rights.models import JobOffer
from tandem.rooms.rights.models.offers import WORDS
from tandem.rooms.rights.rules.offers import Offer
from tandem.rooms.trajectories.models import LabourSpell, LabourStatus, Trajectory


class WorkFollowed(Refused):
    """Work followed this offer, which stays as it was since."""


class NoWorkYet(Refused):
    """No work was joined to this offer, so nothing was really paid."""


class NoJob(Refused):
    """This period is no job, or of somebody else, or set aside."""


class MonthToCome(Refused):
    """No payslip of this month can exist yet; facts: month."""


@dataclass(frozen=True)
class Payslip:
    """What was really paid. month: any day in it; net_euro: for the month; hours: a week."""

    month: date
    net_euro: Decimal
    hours: Decimal | None = None


@transaction.atomic
def note_offer(*, actor: Actor, trajectory_id: UUID, offer: Offer, at: datetime) -> JobOffer:
    """Keep a job on offer. Raises Trajectory.DoesNotExist, Denied. Records rights:offer-noted."""
    trajectory = Trajectory.objects.visible_to(actor).get(pk=trajectory_id)
    foundation_access.require(access.can_write(actor, trajectory))
    row = JobOffer.objects.create(
        partnership_id=actor.partnership_id,
        trajectory=trajectory,
        sensitivity=access.SENSITIVITY,
        noted_by_id=actor.user_id,
        noted_at=at,
        **asdict(offer),
    )
    _record(events.OFFER_NOTED, actor, row)
    return row


@transaction.atomic
def change_offer(*, actor: Actor, offer_id: UUID, offer: Offer) -> JobOffer:
    """Write an offer over; what it was before stays in the history.

    Raises JobOffer.DoesNotExist, Denied, WorkFollowed. Records rights:offer_changed.
    """
    row = _take(actor, offer_id)
    if row.spell_id is not None:
        raise WorkFollowed
    for name, value in asdict(offer).items():
        setattr(row, name, value)
    row.save(update_fields=WORDS)
    _record(events.OFFER_CHANGED, actor, row)
    return row


@transaction.atomic
def join_spell(*, actor: Actor, offer_id: UUID, spell_id: UUID) -> JobOffer:
    """Say which work followed this offer; from now on the offer stays as it is.

    Joining other work instead takes what was really paid away, for it was of that work.
    Raises JobOffer.DoesNotExist, LabourSpell.DoesNotExist, Denied, NoJob.
    Records rights:offer-taken.
    """
    row = _take(actor, offer_id)
    spell = LabourSpell.objects.visible_to(actor).get(pk=spell_id)
    is_job = spell.status == LabourStatus.EMPLOYED and spell.counts
    if not is_job or spell.participant_id != row.trajectory.participant_id:
        raise NoJob
    if spell.pk != row.spell_id:
        row.real_net_euro = row.real_hours = row.real_month = None
    row.spell = spell
    row.save(update_fields=["spell", "real_net_euro", "real_hours", "real_month"])
    _record(events.OFFER_TAKEN, actor, row)
    return row


@transaction.atomic
def note_payslip(*, actor: Actor, offer_id: UUID, payslip: Payslip, today: date) -> JobOffer:
    """Note what was really paid, beside what was expected.

    Raises JobOffer.DoesNotExist, Denied, NoWorkYet, MonthToCome. Records rights:offer-compared.
    """
    row = _take(actor, offer_id)
    month = payslip.month.replace(day=1)
    if row.spell_id is None:
        raise NoWorkYet
    if month > today:
        raise MonthToCome(month=month)
    row.real_month, row.real_net_euro = month, payslip.net_euro
    row.real_hours = payslip.hours
    row.save(update_fields=["real_month", "real_net_euro", "real_hours"])
    _record(events.OFFER_COMPARED, actor, row)
    return row


def _take(actor: Actor, offer_id: UUID) -> JobOffer:
    """The offer, held, with its file; for who may write there."""
    row = (
        JobOffer.objects.visible_to(actor)
        .select_related("trajectory")
        .select_for_update(of=("self",))
        .get(pk=offer_id)
    )
    foundation_access.require(access.can_write(actor, row.trajectory))
    return row


def _record(event: str, actor: Actor, row: JobOffer) -> None:
    record(event, actor=actor, subject=row, participant_id=row.trajectory.participant_id)
