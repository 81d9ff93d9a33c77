"""Cases worked out by hand, and what holds for every set of data."""

from math import exp, log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tandem.rooms.reporting.outflow.contract import Kind, Outcome
from tandem.rooms.reporting.outflow.incidence import Ended, curve

KINDS = [kind.value for kind in Kind]
ENDS = st.lists(
    st.builds(
        Ended,
        day=st.integers(0, 40),
        kind=st.sampled_from(KINDS),
        people=st.integers(0, 30),
    ),
    max_size=25,
)


def out(*rows):
    return curve([Ended(*row) for row in rows], Outcome.OUT)


class TestCurve:
    def test_without_censoring_is_the_plain_share(self):
        found = out((10, "work", 3), (20, "left", 2), (30, "training", 1), (40, "censored", 4))

        assert found.share_by(9).value == 0
        assert found.share_by(10).value == pytest.approx(0.3)
        assert found.share_by(30).value == pytest.approx(0.4)
        assert [found.waiting_on(day) for day in (0, 10, 11, 31, 41)] == [10, 10, 7, 4, 0]

    def test_with_censoring_and_competition_is_that_of_aalen_and_johansen(self):
        # 6 begin. Day 1: 1 of 6 to work. Day 2: 1 of 5 dies. Day 3: 1 is lost.
        # Day 4: 1 of 3 to work, with 5/6 x 4/5 = 2/3 still waiting: 1/6 + 2/9 = 7/18.
        found = out(
            (1, "work", 1), (2, "left", 1), (3, "censored", 1), (4, "work", 1), (9, "censored", 2)
        )

        assert found.share_by(3).value == pytest.approx(1 / 6)
        assert found.share_by(4).value == pytest.approx(7 / 18)
        assert found.waiting_on(4) == 3

    def test_on_a_day_with_ties_takes_every_share_of_all_who_waited(self):
        found = out((5, "work", 2), (5, "left", 3), (5, "censored", 1), (8, "work", 2),
                    (9, "censored", 2))  # fmt: skip

        # Day 5: 2 of 10; half of the people still wait then; day 8: 2 of 4 of that half.
        assert found.share_by(5).value == pytest.approx(0.2)
        assert found.share_by(8).value == pytest.approx(0.2 + 0.5 * 2 / 4)

    def test_counts_what_came_on_the_first_day(self):
        found = out((0, "work", 5), (7, "censored", 5))

        assert found.share_by(0).value == pytest.approx(0.5)
        assert found.waiting_on(0) == 10
        assert found.waiting_on(1) == 5

    def test_has_the_band_of_greenwood_when_nothing_competes(self):
        # Share 0.3 of 10: variance 0.3 x 0.7 / 10, on the scale log(-log).
        error = sqrt(0.3 * 0.7 / 10) / (0.3 * -log(0.3))

        share = out((10, "work", 3), (40, "censored", 7)).share_by(10)

        assert share.low == pytest.approx(0.3 ** exp(1.959964 * error))
        assert share.high == pytest.approx(0.3 ** exp(-1.959964 * error))

    def test_for_work_waits_on_after_training(self):
        rows = [Ended(10, "work", 1), Ended(30, "censored", 1)]

        assert curve(rows, Outcome.WORK).share_by(30).value == pytest.approx(0.5)
        with pytest.raises(ValueError):
            curve([*rows, Ended(3, "training", 1)], Outcome.WORK)

    def test_of_nobody_is_empty(self):
        found = out()

        assert (found.began, found.share_by(700).value, found.waiting_on(0)) == (0, 0, 0)

    def test_of_who_are_all_lost_is_zero_without_a_band(self):
        share = out((3, "censored", 20)).share_by(100)

        assert (share.value, share.low, share.high) == (0, None, None)

    @pytest.mark.parametrize("row", [(-1, "work", 1), (1, "work", -1), (1, "fired", 1)])
    def test_refuses_what_cannot_be(self, row):
        with pytest.raises(ValueError):
            out(row)


class TestEveryCurve:
    @settings(max_examples=60, deadline=None)
    @given(rows=ENDS, seed=st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_of_rows(self, rows, seed):
        other = list(rows)
        seed.shuffle(other)

        assert curve(rows, Outcome.OUT) == curve(other, Outcome.OUT)

    @settings(max_examples=60, deadline=None)
    @given(rows=ENDS)
    def test_rises_and_stays_between_zero_and_one(self, rows):
        values = [share.value for share in curve(rows, Outcome.OUT).shares]

        assert values == sorted(values)
        assert all(-1e-12 <= value <= 1 + 1e-12 for value in values)

    @settings(max_examples=60, deadline=None)
    @given(rows=ENDS)
    def test_of_all_ways_together_leaves_who_still_waits(self, rows):
        """Shares of all ways out and the share still waiting add up to one, on every day."""
        swapped = {Kind.LEFT: "work", Kind.INACTIVE: "work", Kind.WORK: "left",
                   Kind.TRAINING: "left", Kind.CENSORED: "censored"}  # fmt: skip
        found = curve(rows, Outcome.OUT)
        others = curve(
            [Ended(one.day, swapped[Kind(one.kind)], one.people) for one in rows], Outcome.OUT
        )
        waiting = 1.0
        tally = {}
        for one in rows:
            if one.kind != Kind.CENSORED:
                tally[one.day] = tally.get(one.day, 0) + one.people

        for at, day in enumerate(found.days):
            waiting *= 1 - tally.get(day, 0) / found.at_risk[at]

            together = found.share_by(day).value + others.share_by(day).value + waiting
            assert together == pytest.approx(1)

    @settings(max_examples=60, deadline=None)
    @given(rows=ENDS)
    def test_has_its_share_within_its_band(self, rows):
        for share in curve(rows, Outcome.OUT).shares:
            if share.low is not None:
                assert 0 <= share.low <= share.value + 1e-9
                assert share.value <= share.high + 1e-9 <= 1 + 1e-8
