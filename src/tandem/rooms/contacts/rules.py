"""How closely a note is guarded, when somebody is reminded, and at which number."""

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from tandem.foundation.clock import BRUSSELS
from tandem.rooms.partners.domains import Domain, Sensitivity

REMINDER_HOUR = time(10)
_MOBILE = re.compile(r"(?:\+32|0032|0)(4\d{8})")


def sensitivity(domains: Iterable[str]) -> int:
    """The highest class, 0 to 3, of these life domains; 0 without any.

    Raises ValueError on a code that is no life domain.
    """
    return max((Domain(code).sensitivity for code in domains), default=Sensitivity.TEAM)


def remind_at(starts_at: datetime, made_at: datetime) -> datetime | None:
    """Ten o'clock in Brussels on the day before; None for who heard of it after that.

    >>> from datetime import UTC
    >>> remind_at(datetime(2026, 3, 29, 8, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)).hour
    10
    """
    before = starts_at.astimezone(BRUSSELS).date() - timedelta(days=1)
    due = datetime.combine(before, REMINDER_HOUR, tzinfo=BRUSSELS)
    return due if made_at < due else None


def is_on_the_day_before(starts_at: datetime, at: datetime) -> bool:
    """Whether "tomorrow" is the right word for it, by the calendar of Brussels."""
    days = starts_at.astimezone(BRUSSELS).date() - at.astimezone(BRUSSELS).date()
    return days == timedelta(days=1)


def mobile_number(words: str) -> str:
    """The first Belgian mobile number in what was noted, as +32..., or nothing.

    >>> mobile_number("0470 12.34/56 (na 16 uur)")
    '+32470123456'
    >>> mobile_number("03 777 12 34")
    ''
    """
    found = _MOBILE.search(re.sub(r"[ ./()-]", "", words))
    return f"+32{found.group(1)}" if found else ""
