"""The difference against hand-made cases, lifelines, and a world whose truth is known."""

import numpy
import pytest

from tandem.rooms.reporting.outflow import effect, matching
from tandem.rooms.reporting.outflow.contract import HORIZONS, Outcome
from tandem.rooms.reporting.outflow.effect import Ends, share_and_influence
from tandem.rooms.reporting.outflow.incidence import Ended, curve

NAMES = {1: "work", 2: "left", 0: "censored"}


def ends(rows):
    """Rows of (profile, form, day, code, people)."""
    columns = [numpy.array(column) for column in zip(*rows, strict=True)]
    return Ends(*columns[:4], columns[4].astype(float))


def random_rows(seed, size=300):
    draw = numpy.random.default_rng(seed)
    return (
        draw.integers(0, 732, size),
        draw.choice([0, 1, 1, 2], size),
        draw.uniform(0.2, 2, size),
    )


class TestShare:
    @pytest.mark.parametrize("on", HORIZONS.values())
    def test_is_that_of_lifelines_when_nothing_is_weighed(self, on):
        day, code, _ = random_rows(1)
        rows = [Ended(int(d), NAMES[int(c)], 1) for d, c in zip(day, code, strict=True)]

        share, _ = share_and_influence(day, code, numpy.ones(len(day)), on)

        assert share == pytest.approx(curve(rows, Outcome.OUT).share_by(on).value)

    def test_moves_with_each_weight_as_its_influence_says(self):
        day, code, weight = random_rows(2, 60)
        on, little = 400, 1e-6
        before, influence = share_and_influence(day, code, weight, on)

        for row in range(len(day)):
            heavier = weight.copy()
            heavier[row] += little
            after, _ = share_and_influence(day, code, heavier, on)

            assert (after - before) / little == pytest.approx(influence[row], abs=1e-6)

    def test_has_influences_that_cancel_out(self):
        day, code, weight = random_rows(3)

        _, influence = share_and_influence(day, code, weight, 365)

        assert (weight * influence).sum() == pytest.approx(0, abs=1e-9)


class TestDifference:
    def test_without_censoring_has_the_band_of_two_shares(self):
        found = effect.as_it_is(ends([
            (0, 0, 100, 1, 60), (0, 0, 731, 0, 40), (0, 1, 100, 1, 45), (0, 1, 731, 0, 55),
        ]))[24]  # fmt: skip

        error = (0.6 * 0.4 / 100 + 0.45 * 0.55 / 100) ** 0.5
        assert (found.individual, found.group) == pytest.approx((0.6, 0.45))
        assert found.value == pytest.approx(-0.15)
        assert found.high - found.value == pytest.approx(1.959964 * error)

    def test_does_not_depend_on_the_order_of_rows(self):
        rows = world(5, 400)

        one, other = effect.as_it_is(ends(rows)), effect.as_it_is(ends(rows[::-1]))

        for months in HORIZONS:
            assert one[months].low == pytest.approx(other[months].low, abs=1e-12)

    def test_of_one_form_alone_is_no_failure(self):
        found = effect.as_it_is(ends([(0, 0, 100, 1, 60), (0, 0, 731, 0, 40)]))[24]

        assert (found.individual, found.group) == pytest.approx((0.6, 0))


PROFILES = [("young",), ("old",), ("eldest",)]


def world(seed, size, effect_share=0.0):
    """People of three profiles: the weaker, the rarer out and the oftener with a group."""
    draw = numpy.random.default_rng(seed)
    rows = []
    for _ in range(size):
        profile = draw.integers(0, 3)
        form = int(draw.random() < (0.25, 0.5, 0.75)[profile])
        chance = (0.7, 0.5, 0.3)[profile] + effect_share * form
        lost = draw.integers(1, 1500)
        day, code = (draw.integers(0, 700), 1) if draw.random() < chance else (731, 0)
        if lost < day:
            day, code = min(lost, 731), 0
        rows.append((int(profile), form, int(day), code, 1))
    return rows


def weighed(rows):
    people = numpy.zeros((len(PROFILES), 2))
    for profile, form, _day, _code, count in rows:
        people[profile, form] += count
    return effect.between_alike(
        ends(rows), matching.match(matching.design(PROFILES, ("age",), people))
    )


class TestBetweenAlike:
    def test_takes_away_what_the_profile_explains(self):
        rows = world(11, 3000)

        plain, alike = effect.as_it_is(ends(rows))[24], weighed(rows)[24]

        assert plain.high < 0
        assert alike.low < 0 < alike.high
        assert abs(alike.value) < abs(plain.value) / 2

    def test_finds_the_effect_that_is_there(self):
        found = weighed(world(12, 4000, effect_share=0.1))[24]

        assert found.low < 0.1 < found.high
        assert found.low > 0

    def test_has_a_band_as_wide_as_drawing_again_and_again_shows(self):
        rows = world(13, 500)
        draw = numpy.random.default_rng(1)
        values = [
            weighed([rows[at] for at in draw.integers(0, len(rows), len(rows))])[24].value
            for _ in range(200)
        ]

        found = weighed(rows)[24]

        spread = (found.high - found.low) / (2 * effect.Z_95)
        assert spread == pytest.approx(numpy.std(values), rel=0.15)

    def test_is_the_same_each_time(self):
        rows = world(14, 300)

        assert weighed(rows) == weighed(rows)
