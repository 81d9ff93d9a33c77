"""The words of a reminder, and how they leave the house. Nothing in them must be guarded.

Neither an organisation, nor a place, nor a reason: other people may see the screen.
"""

import smtplib
from collections.abc import Callable, Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import formats, translation
from django.utils.translation import gettext as _

from tandem.foundation import sms
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.errors import Refused
from tandem.rooms.accounts.models import User
from tandem.rooms.contacts import rules
from tandem.rooms.contacts.models import Appointment
from tandem.rooms.people.models import Participant


class NotTaken(Refused):
    """The other side surely did not take the message, so that it may be sent again."""


# What a mail server says when it does not take a message.
REFUSED = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)


def by_email(row: Appointment, person: Participant, hosts: Sequence[User]) -> Callable[[], None]:
    """What sends the reminder by e-mail: in Dutch, plain text."""
    with translation.override(settings.LANGUAGE_CODE):
        message = EmailMessage(
            subject=_("Your appointment tomorrow"),
            body=_body(row, person, hosts),
            to=[person.email],
        )

    def send() -> None:
        connection = get_connection()
        try:
            connection.open()
        except OSError as error:
            raise NotTaken from error
        try:
            connection.send_messages([message])
        except REFUSED as error:
            raise NotTaken from error
        finally:
            connection.close()

    return send


def by_sms(row: Appointment, person: Participant, hosts: Sequence[User]) -> Callable[[], None]:
    """What sends the reminder as a text message of at most 160 characters."""
    with translation.override(settings.LANGUAGE_CODE):
        text = _("Hello %(name)s. You have an appointment tomorrow at %(hour)s with %(hosts)s.") % {
            "name": person.called,
            "hour": _hour(row),
            "hosts": _names(hosts),
        }

    def send() -> None:
        gateway = sms.gateway()
        if gateway is None:
            raise NotTaken
        try:
            gateway.send(number=rules.mobile_number(person.phone), text=text[:160])
        except Exception as error:
            raise NotTaken from error

    return send


def _body(row: Appointment, person: Participant, hosts: Sequence[User]) -> str:
    starts = row.starts_at.astimezone(BRUSSELS)
    lines = [
        _("Hello %(name)s,") % {"name": person.called},
        "",
        _("You have an appointment tomorrow.")
        + "\n"
        + _("It is on %(day)s at %(hour)s.")
        % {"day": formats.date_format(starts, "l j F"), "hour": _hour(row)},
        _("You meet %(hosts)s.") % {"hosts": _names(hosts)},
        "",
        _("Can you not come? That is all right. Let us know, then we look for another day."),
        *(_("You can call %(name)s: %(phone)s") % {"name": each.first_name, "phone": each.phone}
          for each in hosts if each.phone),
        "",
        _("You get this message because you said yes to messages."),
        _("No more messages? Tell us."),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _hour(row: Appointment) -> str:
    return formats.time_format(row.starts_at.astimezone(BRUSSELS), "H:i")


def _names(hosts: Sequence[User]) -> str:
    return _(" and ").join(each.first_name for each in hosts)
