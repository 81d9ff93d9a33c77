from datetime import date, datetime, timedelta

import pytest

from tandem.config.demo.clockwork import at_work, living_on, play
from tandem.foundation import clock
from tandem.foundation.clock import BRUSSELS

MONDAY = datetime(2024, 3, 4, 10, 0, tzinfo=BRUSSELS)


def story(name, *days, lived):
    """Tells its name and the day it is on each of its days after Monday."""
    for day in days:
        yield MONDAY + timedelta(days=day)
        lived.append((name, day, clock.today()))


class TestPlay:
    def test_lets_stories_happen_in_the_order_of_their_days(self):
        lived = []

        count = play(
            [story("a", 0, 3, lived=lived), story("b", 1, 2, lived=lived)],
            until=MONDAY + timedelta(days=9),
        )

        assert [(name, day) for name, day, _ in lived] == [("a", 0), ("b", 1), ("b", 2), ("a", 3)]
        assert count == 4

    def test_lets_everybody_believe_that_it_is_that_day(self):
        lived = []

        play([story("a", 0, 400, lived=lived)], until=MONDAY + timedelta(days=500))

        assert [today for _, _, today in lived] == [date(2024, 3, 4), date(2025, 4, 8)]

    def test_leaves_out_what_has_yet_to_happen(self):
        lived = []

        play([story("a", 0, 5, lived=lived)], until=MONDAY + timedelta(days=4))

        assert [day for _, day, _ in lived] == [0]


class TestLivingOn:
    def test_gives_the_clock_back_also_after_a_fault(self):
        before = clock.now()

        with pytest.raises(ValueError), living_on(MONDAY):
            raise ValueError

        assert clock.now() >= before


class TestAtWork:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2026, 11, 20), date(2026, 11, 20)),
            (date(2026, 11, 21), date(2026, 11, 20)),
            (date(2026, 11, 22), date(2026, 11, 20)),
            (date(2026, 11, 23), date(2026, 11, 23)),
        ],
    )
    def test_works_on_weekdays_only(self, day, expected):
        at = at_work(day, 90)

        assert (at.date(), at.hour, at.minute) == (expected, 10, 30)
