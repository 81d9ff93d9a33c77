"""Work of this room that is done later."""

from uuid import UUID

from tandem.foundation import clock, wall
from tandem.foundation.access import Actor
from tandem.foundation.jobs.queue import job
from tandem.rooms.contacts.actions import reminders
from tandem.rooms.contacts.hand import REMIND
from tandem.rooms.contacts.letters import NotTaken
from tandem.rooms.contacts.models import Delivery


@job(REMIND)
def remind(actor: Actor, appointment_id: UUID) -> None:
    """Remind a participant of an appointment. Raises NotTaken, to be tried again."""
    with wall.within(actor.partnership_id):
        letter = reminders.begin_reminder(
            actor=actor, appointment_id=appointment_id, at=clock.now()
        )
    if letter is None:
        return
    try:
        letter.send()
    except NotTaken:
        _end(actor, letter, Delivery.REFUSED)
        raise
    _end(actor, letter, Delivery.SENT)


def _end(actor: Actor, letter: reminders.Letter, delivery: Delivery) -> None:
    with wall.within(actor.partnership_id):
        reminders.end_reminder(
            actor=actor, reminder=letter.reminder, delivery=delivery, at=clock.now()
        )
