"""Reminding a participant of an appointment, once or perhaps not, never twice.

A mail server and a database cannot commit together. So it is saved that a reminder is being
sent, then it is sent, then it is saved that it was. Who was cut off in between does not know
whether it arrived, and leaves it at that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import sms
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.consent.models import Answer, ConsentEvent, Purpose
from tandem.rooms.contacts import events, letters, rules
from tandem.rooms.contacts.models import Appointment, Channel, Delivery, Reminder
from tandem.rooms.people.models import Participant


@dataclass(frozen=True)
class Letter:
    """A reminder that may be sent now. send: raises NotTaken when it surely was not taken."""

    reminder: Reminder
    send: Callable[[], None]


@transaction.atomic
def begin_reminder(*, actor: Actor, appointment_id: UUID, at: datetime) -> Letter | None:
    """Save that a reminder is being sent. None when there is nothing to send (any more).

    For an appointment that still stands and is tomorrow, to who said yes to messages and left
    an e-mail address, or a mobile number where there is a gateway. One that was begun before
    is only begun again when it was surely refused.
    """
    found = Appointment.objects.visible_to(actor).select_for_update(of=("self",))
    row = found.select_related("trajectory__participant").filter(pk=appointment_id).first()
    if row is None or not row.is_planned or not rules.is_on_the_day_before(row.starts_at, at):
        return None
    person = row.trajectory.participant
    channel = _channel(actor, person)
    known = Reminder.objects.filter(appointment=row).first()
    if channel is None or (known and known.delivery != Delivery.REFUSED):
        return None
    reminder, _is_new = Reminder.objects.update_or_create(
        appointment=row,
        defaults={
            "partnership_id": row.partnership_id,
            "channel": channel,
            "delivery": Delivery.SENDING,
            "changed_at": at,
        },
    )
    return Letter(reminder, _sender(row, person, channel))


@transaction.atomic
def end_reminder(*, actor: Actor, reminder: Reminder, delivery: str, at: datetime) -> None:
    """Save what became of it. Records contact:reminder-sent when it was."""
    reminder.delivery, reminder.changed_at = delivery, at
    reminder.save(update_fields=["delivery", "changed_at"])
    if delivery == Delivery.SENT:
        row = reminder.appointment
        record(
            events.REMINDER_SENT,
            actor=actor,
            subject=row,
            participant_id=row.trajectory.participant_id,
            channel=str(reminder.channel),
        )


def _channel(actor: Actor, person: Participant) -> Channel | None:
    answers: Any = ConsentEvent.objects.visible_to(actor)
    answer = answers.in_force(person.pk).filter(purpose=Purpose.CONTACT).first()
    if answer is None or answer.answer != Answer.GIVEN:
        return None
    if person.email:
        return Channel.EMAIL
    return Channel.SMS if rules.mobile_number(person.phone) and sms.gateway() else None


def _sender(row: Appointment, person: Participant, channel: Channel) -> Callable[[], None]:
    hosts = [host.user for host in row.hosts.select_related("user").order_by("id")]
    if channel == Channel.EMAIL:
        return letters.by_email(row, person, hosts)
    return letters.by_sms(row, person, hosts)
