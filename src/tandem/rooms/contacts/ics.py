"""Appointments in the words of calendars (iCalendar, RFC 5545 and 7986)."""

from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from tandem.foundation.ui.templatetags.ui import initials
from tandem.rooms.contacts.models import Appointment, AppointmentState
from tandem.rooms.contacts.subscription import Subscription

EVERY = timedelta(minutes=30)


def calendar(subscription: Subscription, *, url: str) -> bytes:
    """The calendar of one colleague. url: where its reader finds more, after logging in.

    Instants are written in UTC, so that every client shows them right on both sides of a
    night in which the clock changes, whatever it knows of time zones. Place, purpose and
    keys of files stay out of it.
    """
    # Loaded here: only who answers calendars needs the library.
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//Tandem//Appointments//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", "Tandem")
    made.add("x-wr-calname", "Tandem")
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT30M")
    names = subscription.feed.shows_first_names
    for row in subscription.appointments:
        made.add_component(_event(row, url=url, first_name=names))
    return made.to_ical()


def changed_at(subscription: Subscription) -> datetime:
    """The last time that anything in this calendar was written."""
    rows = (row.changed_at for row in subscription.appointments)
    return max((subscription.feed.changed_at, *rows))


def _event(row: Appointment, *, url: str, first_name: bool):
    from icalendar import Event

    made = Event()
    made.add("uid", f"{row.calendar_uid}@tandem")
    made.add("sequence", row.sequence)
    made.add("dtstamp", row.changed_at.astimezone(UTC))
    made.add("last-modified", row.changed_at.astimezone(UTC))
    made.add("dtstart", row.starts_at.astimezone(UTC))
    made.add("dtend", (row.starts_at + timedelta(minutes=row.minutes)).astimezone(UTC))
    made.add("summary", _summary(row, first_name=first_name))
    is_off = row.state == AppointmentState.CANCELLED
    made.add("status", "CANCELLED" if is_off else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if is_off else "OPAQUE")
    made.add("class", "PRIVATE")
    made.add("url", url)
    return made


def _summary(row: Appointment, *, first_name: bool) -> str:
    person = row.trajectory.participant
    letters = ".".join(initials(person.full_name))
    who = person.called if first_name else f"{letters}." if letters else _("Appointment")
    return f"{who} · {row.get_kind_display()}"
