import re

import pytest

from tandem.rooms.reporting.outflow.contract import Outcome
from tandem.rooms.reporting.outflow.hiding import tell
from tandem.rooms.reporting.outflow.incidence import Ended, curve
from tandem.rooms.reporting.outflow.picture import Line, numbers, picture


def told(*rows):
    return tell(curve([Ended(*row) for row in rows], Outcome.OUT))


MANY = told((100, "work", 20), (300, "work", 10), (731, "censored", 70))
FEW = told((100, "work", 3), (731, "censored", 5))


def drawn(*lines, **given):
    return str(picture(lines, title="Uitstroom", desc="Over twee jaar", **given))


class TestPicture:
    def test_draws_each_curve_with_its_band_and_its_numbers(self):
        svg = drawn(Line("Uit", 2, MANY), Line("Werk", 1, MANY))

        assert len(re.findall(r'<path class="s[12]"', svg)) == 2
        assert len(re.findall(r'<polygon class="f[12]"', svg)) == 2
        assert svg.count(">100</text>") == 2
        assert svg.count(">70</text>") == 6

    def test_tells_curves_apart_without_colour(self):
        svg = drawn(Line("Uit", 2, MANY), Line("Werk", 1, MANY))

        dashed, solid = (re.findall(rf'<path class="s{number}"[^>]*>', svg)[0] for number in (1, 2))
        assert "stroke-dasharray" in dashed
        assert "stroke-dasharray" not in solid

    def test_draws_no_curve_of_which_nothing_may_be_told(self):
        svg = drawn(Line("Uit", 2, FEW))

        assert "<path" not in svg
        assert "–" in svg

    def test_ends_where_no_more_may_be_told(self):
        short = told((90, "work", 20), (200, "censored", 15), (731, "censored", 9))

        ends = re.findall(
            r"[ML]([\d.]+) ", re.search(r' d="([^"]+)"', drawn(Line("x", 1, short)))[1]
        )

        assert float(ends[-1]) < 56 + (640 - 78) * 200 / 730 + 1

    def test_escapes_what_somebody_typed(self):
        assert "<b>" not in drawn(Line("<b>", 1, MANY))

    @pytest.mark.parametrize("width", [320, 1000])
    def test_fits_two_slots_only(self, width):
        with pytest.raises(ValueError):
            drawn(Line("x", 1, MANY), width=width)


class TestNumbers:
    def test_are_those_of_the_first_day_and_of_every_horizon(self):
        assert numbers(MANY) == [(0, 100), (183, 80), (365, 70), (548, 70), (730, 70)]
