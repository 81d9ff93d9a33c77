"""Living through several years in a minute: the past happens in its own order, on its own days."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from tandem.foundation.clock import BRUSSELS

Story = Iterator[datetime]
SATURDAY = 5


@contextmanager
def living_on(moment: datetime) -> Iterator[None]:
    """Let this process believe that it is another moment.

    Only for demo data, in a command of its own: actions, the access log and the terms of
    team members all ask the clock, and must agree on what day it is.
    """
    real, timezone.now = timezone.now, lambda: moment
    try:
        yield
    finally:
        timezone.now = real


def play(stories: Iterable[Story], *, until: datetime) -> int:
    """Let stories happen together, each moment in its turn, up to and including `until`.

    A story yields the moment at which it wants to go on. What lies after `until` has not
    happened yet. Returns how many moments were lived.
    """
    waiting = []
    for number, story in enumerate(stories):
        _queue(waiting, number, story)
    lived = 0
    while waiting:
        moment, number, story = heapq.heappop(waiting)
        if moment > until:
            continue
        with living_on(moment):
            _queue(waiting, number, story)
        lived += 1
    return lived


def _queue(waiting: list[tuple[datetime, int, Story]], number: int, story: Story) -> None:
    moment = next(story, None)
    if moment is not None:
        heapq.heappush(waiting, (moment, number, story))


def at_work(day: date, minute: int) -> datetime:
    """An instant in office hours: `minute` minutes after nine; a weekend day becomes Friday."""
    weekend = max(0, day.weekday() - SATURDAY + 1)
    start = datetime.combine(day - timedelta(days=weekend), time(9), BRUSSELS)
    return start + timedelta(minutes=minute)
