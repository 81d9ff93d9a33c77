from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.foundation.clock import BRUSSELS
from tandem.rooms.contacts import rules

LONG_BEFORE = datetime(2024, 1, 1, tzinfo=UTC)
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


class TestSensitivity:
    @pytest.mark.parametrize(
        ("domains", "expected"),
        [((), 0), (("WRK", "MOB"), 0), (("WRK", "INC"), 1), (("PSY", "INC"), 2), (("JUS",), 3)],
    )
    def test_is_the_highest_class_of_the_domains(self, domains, expected):
        assert rules.sensitivity(domains) == expected

    def test_refuses_what_is_no_life_domain(self):
        with pytest.raises(ValueError, match="XYZ"):
            rules.sensitivity(["XYZ"])


class TestBeingReminded:
    @given(INSTANTS)
    def test_is_at_ten_by_the_clock_on_the_day_before_on_every_day(self, starts_at):
        due = rules.remind_at(starts_at, LONG_BEFORE)

        local = due.astimezone(BRUSSELS)
        assert local.time() == time(10)
        assert local.date() + timedelta(days=1) == starts_at.astimezone(BRUSSELS).date()
        assert timedelta(hours=13) <= starts_at - due <= timedelta(hours=39)

    def test_is_not_for_who_heard_of_it_after_that(self):
        starts = datetime(2026, 3, 30, 12, tzinfo=UTC)

        assert rules.remind_at(starts, datetime(2026, 3, 29, 8, tzinfo=UTC)) is None
        assert rules.remind_at(starts, datetime(2026, 3, 29, 7, 59, tzinfo=UTC)) is not None


class TestAMobileNumber:
    @pytest.mark.parametrize(
        ("words", "number"),
        [
            ("0470 12 34 56", "+32470123456"),
            ("+32 470/12.34.56", "+32470123456"),
            ("0032470123456", "+32470123456"),
            ("03 777 12 34 of 0470-12-34-56", "+32470123456"),
            ("03 777 12 34", ""),
            ("via de buurvrouw", ""),
            ("", ""),
        ],
    )
    def test_is_found_in_what_was_noted(self, words, number):
        assert rules.mobile_number(words) == number
