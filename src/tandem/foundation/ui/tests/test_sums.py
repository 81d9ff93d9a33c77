"""Bars of what a sum consists of, and a line that may fall."""

import pytest

from tandem.foundation.ui import charts
from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.tests.test_charts import named, parse

KINDS = ["Loon", "Leefloon"]
BARS = [
    charts.Stack("Vandaag", [0, 1000], "blijft over: 1.000 euro"),
    charts.Stack("Halftijds <b>", [1500, 500], "blijft over: 1.900 euro", off=100),
]
WORDS = {"title": "Vandaag en straks", "desc": "Euro per maand"}
LINE = [(0.0, 1000.0), (10.0, 1200.0), (20.0, 1100.0), (38.0, 1900.0)]


class TestStacks:
    @pytest.mark.parametrize("width", [320, 640])
    def test_draw_all_bars_on_one_scale_within_the_slot(self, width):
        root = parse(charts.stacks(KINDS, BARS, off="Kosten", width=width, **WORDS))

        wages, leefloon = (
            [node for node in named(root, "rect", kind) if node.get("height") == "30.0"]
            for kind in ("p1", "p2")
        )
        assert [len(wages), len(leefloon)] == [1, 2]
        lengths = [float(node.get("width")) for node in (*wages, *leefloon)]
        assert lengths[0] == pytest.approx(3 * lengths[2], rel=0.01)
        assert lengths[1] == pytest.approx(2 * lengths[2], rel=0.01)
        for node in root.iter("{http://www.w3.org/2000/svg}rect"):
            assert float(node.get("x")) + float(node.get("width")) <= width

    def test_draw_what_goes_off_open_and_at_the_end(self):
        root = parse(charts.stacks(KINDS, BARS, off="Kosten", **WORDS))

        (off,) = (node for node in named(root, "rect", "p0") if node.get("height") == "8.0")
        assert float(off.get("x")) + float(off.get("width")) == pytest.approx(638, abs=0.2)

    def test_draw_nothing_for_nothing(self):
        root = parse(charts.stacks(["Loon"], [charts.Stack("Vandaag", [0], "niets")], **WORDS))

        assert len(named(root, "rect", "p1")) == 1, "only the legend"

    def test_escape_names(self):
        assert "<b>" not in charts.stacks(KINDS, BARS, **WORDS)

    @pytest.mark.parametrize("width", [320, 640])
    def test_cut_a_name_that_does_not_fit(self, width):
        long = charts.Stack("Voltijds in de keuken " * 4, [1, 2], "blijft over: 1.900 euro")
        root = parse(charts.stacks(KINDS, [long], width=width, **WORDS))

        (name,) = (n for n in named(root, "text", "label") if n.text.startswith("Voltijds"))
        assert "…" in name.text
        assert drawing.length_of(name.text) <= width

    @pytest.mark.parametrize(
        ("kinds", "width"), [(["Loon"], 640), (["a", "b", "c", "d", "e"], 640), (KINDS, 400)]
    )
    def test_refuse_what_cannot_be_drawn(self, kinds, width):
        with pytest.raises(ValueError):
            charts.stacks(kinds, BARS, width=width, **WORDS)

    def test_have_a_table_with_what_goes_off(self):
        made = charts.stack_table(KINDS, BARS, caption="Som", heading="Euro", off="Kosten")

        assert made.columns == ["Euro", "Vandaag", "Halftijds <b>"]
        assert made.rows == [["Loon", "0", "1500"], ["Leefloon", "1000", "500"],
                             ["Kosten", "0", "-100"]]  # fmt: skip


class TestCurve:
    @pytest.mark.parametrize("width", [320, 640])
    def test_tells_stretches_that_fall_apart(self, width):
        root = parse(charts.curve(LINE, falls=[(10, 20)], width=width, **WORDS))

        (fall,) = named(root, "line", "s1")
        assert fall.get("stroke-dasharray")
        assert float(fall.get("y2")) > float(fall.get("y1"))
        assert len(named(root, "line", "s2")) == 2

    def test_has_round_numbers_on_its_ruler(self):
        root = parse(charts.curve(LINE, **WORDS))

        ticks = [node.text for node in named(root, "text", "tick")]
        assert [tick for tick in ticks if tick and tick.endswith("00")][:2] == ["1000", "1500"]

    def test_marks_and_names_one_point(self):
        root = parse(charts.curve(LINE, here=(38.0, 1900.0), here_words="Voltijds", **WORDS))

        (dot,) = named(root, "circle", "m1")
        assert float(dot.get("cx")) == pytest.approx(640 - 16)
        words = next(node for node in named(root, "text", "tick") if node.text == "Voltijds")
        assert float(words.get("x")) + drawing.length_of("Voltijds") / 2 <= 640

    def test_cuts_a_name_that_does_not_fit(self):
        name = "Voltijds in de keuken van het woonzorgcentrum De Zonnebloem"
        root = parse(charts.curve(LINE, here=(20.0, 1100.0), here_words=name, width=320, **WORDS))

        ticks = [node.text or "" for node in named(root, "text", "tick")]
        (shown,) = [tick for tick in ticks if tick.startswith("Voltijds")]
        assert "…" in shown
        assert shown.endswith("Zonnebloem")
        (dot,) = named(root, "circle", "m1")
        assert dot[0].text == name

    def test_stays_flat_when_nothing_changes(self):
        root = parse(charts.curve([(0, 500), (38, 500)], **WORDS))

        (line,) = named(root, "line", "s2")
        assert line.get("y1") == line.get("y2")

    @pytest.mark.parametrize(("points", "width"), [(LINE[:1], 640), (LINE, 400)])
    def test_refuses_what_cannot_be_drawn(self, points, width):
        with pytest.raises(ValueError):
            charts.curve(points, width=width, **WORDS)
