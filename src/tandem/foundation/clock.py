"""The one place where the program asks what time it is.

Rules and actions take days and instants as arguments; only views, commands and
jobs call these functions, so that every rule can be tested on any day.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

BRUSSELS = ZoneInfo("Europe/Brussels")


def now() -> datetime:
    """This instant, in UTC."""
    return timezone.now()


def today() -> date:
    """The calendar day it is now in Brussels, where the appointments are."""
    return timezone.now().astimezone(BRUSSELS).date()
