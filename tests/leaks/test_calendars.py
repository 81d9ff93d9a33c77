"""The address of a calendar opens that one calendar, and nothing once it is over."""

import pytest
from django.test import Client
from django.urls import reverse

from tandem.foundation import wall
from tests.leaks.seen import words_of

pytestmark = pytest.mark.django_db


def read(world, kind):
    """What a calendar without any login reads at this address."""
    wall.enter(None)
    return Client().get(reverse("calendar:feed", kwargs={"token": world.addresses[kind]}))


class TestCalendars:
    @pytest.mark.parametrize("kind", ["guessed", "ended", "gone"])
    def test_find_nothing_at_a_dead_address(self, world, kind):
        assert read(world, kind).status_code == 404

    def test_name_nobody_by_default(self, world):
        words = words_of(read(world, "right"))

        assert words.count("BEGIN:VEVENT") > 1
        assert world.marks.found_in(words) == set()

    def test_name_the_participant_only_as_was_asked(self, world):
        words = words_of(read(world, "named"))

        assert world.marks.found_in(words) == {"zqmarkedcalledqz"}

    def test_are_empty_for_who_lost_the_seat(self, world):
        words = words_of(read(world, "moved"))

        assert "BEGIN:VCALENDAR" in words
        assert "BEGIN:VEVENT" not in words
