"""Nothing is told that lets a reader work out a group of one to four people."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.rooms.reporting.outflow.contract import HORIZONS, Outcome
from tandem.rooms.reporting.outflow.hiding import is_large_enough, may_tell, tell
from tandem.rooms.reporting.outflow.incidence import Ended, curve

ENDS = st.lists(
    st.builds(
        Ended,
        day=st.integers(0, 731),
        kind=st.sampled_from(["work", "left", "inactive", "censored"]),
        people=st.integers(0, 40),
    ),
    max_size=30,
)


def out(*rows):
    return curve([Ended(*row) for row in rows], Outcome.OUT)


def told(*rows):
    return tell(out(*rows))


class TestCells:
    def test_are_told_when_empty_or_five(self):
        assert may_tell(0, 5, 300)
        assert not any(may_tell(10, few) for few in (1, 2, 3, 4))

    def test_of_a_group_need_ten_who_began(self):
        assert is_large_enough(10)
        assert not is_large_enough(9)


class TestHorizons:
    def test_are_told_when_every_cell_is_large(self):
        found = told((100, "work", 20), (300, "work", 10), (731, "censored", 70))

        shares = {months: point.share.value for months, point in found.horizons.items()}
        assert shares == pytest.approx({6: 0.2, 12: 0.3, 18: 0.3, 24: 0.3})
        assert [point.waiting for point in found.horizons.values()] == [80, 70, 70, 70]

    def test_are_hidden_when_few_came_since_the_last_that_is_told(self):
        found = told((100, "work", 20), (300, "work", 3), (500, "work", 4), (731, "censored", 70))

        assert found.horizons[12] is None
        assert found.horizons[18].share.value == pytest.approx(27 / 97)

    def test_are_hidden_when_few_never_came(self):
        found = told((100, "work", 40), (300, "work", 20), (731, "censored", 4))

        assert found.horizons[12] is None

    def test_hide_how_many_wait_when_few_ended_otherwise(self):
        found = told((100, "work", 20), (150, "left", 2), (731, "censored", 70))

        assert found.horizons[6].share.value == pytest.approx(20 / 92)
        assert [point.waiting for point in found.horizons.values()] == [None] * 4

    def test_stop_where_fewer_than_ten_wait(self):
        found = told((100, "work", 20), (200, "censored", 15), (731, "censored", 9))

        assert found.until == 200
        assert found.horizons[6] is not None
        assert [found.horizons[months] for months in (12, 18, 24)] == [None] * 3

    def test_tell_no_few_between_out_and_work(self):
        rows = [(100, "work", 20), (120, "training", 3), (731, "censored", 70)]
        work = curve([Ended(*rows[0]), Ended(731, "censored", 73)], Outcome.WORK)

        assert tell(out(*rows)).horizons[6] is not None
        assert tell(out(*rows), work).horizons[6] is None

    def test_of_nobody_are_all_hidden(self):
        found = told()

        assert list(found.horizons.values()) == [None] * 4
        assert [point.day for point in found.steps] == [0]


class TestEveryTelling:
    @settings(max_examples=150, deadline=None)
    @given(rows=ENDS)
    def test_leaves_no_small_cell_between_two_points(self, rows):
        found = curve(rows, Outcome.OUT)
        days = [point.day for point in tell(found).steps]

        came = [found.reached_by(day) if day else 0 for day in days]
        assert days == sorted(set(days))
        assert all(may_tell(later - before) for before, later in pairwise(came))

    @settings(max_examples=150, deadline=None)
    @given(rows=ENDS)
    def test_leaves_no_small_cell_in_the_numbers_that_wait(self, rows):
        found = curve(rows, Outcome.OUT)
        shown = [
            (point.waiting, found.reached_by(point.day))
            for point in tell(found).horizons.values()
            if point and point.waiting is not None
        ]

        for (then, came), (now, more) in pairwise([(found.began, 0), *shown]):
            assert may_tell(then - now - (more - came))
            assert now >= 10

    @settings(max_examples=80, deadline=None)
    @given(rows=ENDS)
    def test_has_each_horizon_on_the_drawn_curve(self, rows):
        found = tell(curve(rows, Outcome.OUT))
        drawn = {point.day: point.share for point in found.steps}

        for months, point in found.horizons.items():
            if point:
                assert drawn[HORIZONS[months]] == point.share


class TestPartOfAWhole:
    def test_lets_the_whole_tell_only_the_days_that_each_part_tells(self):
        part = told((100, "work", 20), (300, "work", 3), (731, "censored", 70))

        whole = tell(
            out((100, "work", 40), (300, "work", 30), (731, "censored", 140)), among=part.days
        )

        assert whole.days <= part.days
        assert whole.horizons[6] is not None
        assert part.horizons[12] is None
        assert whole.horizons[12] is None
