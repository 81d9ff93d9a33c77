"""When a moment comes, on any day, for any programme that is shipped."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures.models import Moment, Voice
from tandem.rooms.measures.moments import (
    BOTH,
    Asked,
    Course,
    Turn,
    asked_by,
    middle_after_days,
    turn_of,
    voices_of,
)
from tandem.rooms.measures.xlsform import shipped_instruments
from tandem.rooms.partners.programme_file import programme_to_json, shipped_programmes
from tandem.rooms.trajectories.moments import months_after

ENTRY, EXIT = date(2026, 2, 2), date(2026, 10, 30)
COURSE = Course(ENTRY, None, follow_up_months=6)
LEFT = Course(ENTRY, EXIT, follow_up_months=6)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
MOMENTS = [each for each in Moment.values if each != "signal"]


class TestTurn:
    @pytest.mark.parametrize(
        ("moment", "course", "on", "turn"),
        [
            ("start", COURSE, ENTRY, Turn.DUE),
            ("start", COURSE, date(2026, 2, 1), Turn.LATER),
            ("start", Course(None, None), date(2026, 3, 1), Turn.LATER),
            ("start", LEFT, EXIT, Turn.PASSED),
            ("middle", COURSE, date(2026, 5, 2), Turn.LATER),
            ("middle", COURSE, date(2026, 5, 3), Turn.DUE),
            ("middle", LEFT, date(2026, 11, 1), Turn.PASSED),
            ("end", COURSE, date(2027, 1, 1), Turn.LATER),
            ("end", Course(ENTRY, None, is_closing=True), date(2026, 6, 1), Turn.DUE),
            ("end", LEFT, EXIT, Turn.DUE),
            ("end", LEFT, date(2027, 4, 30), Turn.PASSED),
            ("follow_up", COURSE, date(2030, 1, 1), Turn.LATER),
            ("follow_up", LEFT, date(2027, 4, 29), Turn.LATER),
            ("follow_up", LEFT, date(2027, 4, 30), Turn.DUE),
            ("follow_up", Course(ENTRY, EXIT), date(2030, 1, 1), Turn.LATER),
            ("start", Course(ENTRY, None, rests=True), date(2026, 6, 1), Turn.LATER),
        ],
    )
    def test_follows_the_days_of_the_trajectory(self, moment, course, on, turn):
        assert turn_of(moment, course, on=on) is turn

    @given(st.sampled_from(MOMENTS), DAYS, st.booleans())
    def test_leaves_what_was_done_done_on_any_day(self, moment, on, rests):
        course = Course(ENTRY, EXIT, rests=rests, follow_up_months=6)

        assert turn_of(moment, course, on=on, is_begun=True, is_done=True) is Turn.DONE
        assert turn_of(moment, course, on=on, is_begun=True) is Turn.BEGUN

    @given(st.sampled_from(MOMENTS), DAYS, st.integers(0, 2000))
    def test_never_goes_back(self, moment, on, days):
        order = [Turn.LATER, Turn.DUE, Turn.PASSED]
        now, then = (turn_of(moment, LEFT, on=day) for day in (on, on + timedelta(days=days)))

        assert order.index(now) <= order.index(then)


class TestMonthsAfter:
    @given(DAYS, st.integers(0, 60))
    def test_keeps_the_day_or_takes_the_last(self, day, months):
        later = months_after(day, months)

        assert (later.year - day.year) * 12 + later.month - day.month == months
        assert later.day == day.day or (later + timedelta(days=1)).day == 1


class TestAskedBy:
    def test_leaves_out_first_signals(self):
        uses = [{"instrument": "a", "moments": ["signal", "start", "end"], "obligatory": True}]

        assert asked_by(uses) == (Asked("a", "start", True), Asked("a", "end", True))

    @pytest.mark.parametrize("key", shipped_programmes())
    def test_reads_every_programme_that_is_shipped(self, key):
        definition = programme_to_json(shipped_programmes()[key])

        asked = asked_by(definition["instruments"])

        assert {each.moment for each in asked} <= set(MOMENTS)
        assert {each.key for each in asked} <= set(shipped_instruments())


class TestParameters:
    def test_name_only_voices_and_questionnaires_that_exist(self):
        assert set(BOTH) == set(Voice.values)
        assert voices_of("life_domains") == BOTH
        assert voices_of("employability_confirmation") == ("participant",)
        assert voices_of("employability_observation") == ("guide",)

    def test_hold_on_days_before_they_were_set(self):
        assert middle_after_days(date(1990, 1, 1)) == middle_after_days(date(2090, 1, 1)) == 90
