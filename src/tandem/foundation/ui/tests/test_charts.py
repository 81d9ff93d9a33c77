import re
from html import unescape
from xml.etree import ElementTree

import pytest

from tandem.foundation.ui import charts
from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.tests.test_styles import LIGHT

SVG = "{http://www.w3.org/2000/svg}"
AXES = [f"Domein {number}" for number in range(1, 12)]
FULL = (1, 2, 3, 4, 5, 4, 3, 2, 1, 2, 3)
WORDS = {"title": "Domeinen", "desc": "Elf domeinen"}


def voices(own=FULL, guide=FULL, **kwargs):
    return [
        charts.Series("Samira", own, **kwargs),
        charts.Series("Begeleider", guide, voice=charts.GUIDE),
    ]


def parse(svg):
    # Only what our own functions drew is parsed.
    return ElementTree.fromstring(svg)  # noqa: S314


def named(root, tag, kind):
    return [node for node in root.iter(f"{SVG}{tag}") if node.get("class") == kind]


def extent(node):
    """Leftmost and rightmost unit that the words of a text element may take."""
    x, length = float(node.get("x")), drawing.length_of(node.text)
    start = {"start": x, "middle": x - length / 2, "end": x - length}[node.get("text-anchor")]
    return start, start + length


@pytest.fixture(params=[charts.radar, charts.dots], ids=["radar", "dots"])
def draw(request):
    return request.param


class TestEveryChart:
    def test_is_named_and_described(self, draw):
        root = parse(draw(AXES, voices(), **WORDS))

        assert root.get("role") == "img"
        ids = root.get("aria-labelledby").split()
        told = {node.get("id"): node.text for node in root if node.get("id")}
        assert [told[ident] for ident in ids] == ["Domeinen", "Elf domeinen"]

    def test_has_another_id_when_it_shows_something_else(self, draw):
        one = parse(draw(AXES, voices(), **WORDS))
        other = parse(draw(AXES, voices(own=(5,) * 11), **WORDS))

        assert one.get("aria-labelledby") != other.get("aria-labelledby")

    @pytest.mark.parametrize("width", [400, 640])
    def test_keeps_its_words_inside_the_drawing(self, draw, width):
        axes = ["Justitie en veiligheid", "Administratieve rechten", *AXES[2:]]

        root = parse(draw(axes, voices(own=(None,) * 11), width=width, **WORDS))

        _, _, right, bottom = (float(number) for number in root.get("viewBox").split())
        spans = [extent(node) for node in root.iter(f"{SVG}text") if node.text]
        heights = [float(node.get("y")) for node in root.iter(f"{SVG}text")]
        assert min(start for start, _ in spans) >= -1
        assert max(end for _, end in spans) <= right + 1
        assert 0 < min(heights) <= max(heights) <= bottom

    def test_can_be_read_on_a_phone(self, draw):
        """A card on a phone of 390 px leaves 318 px for a drawing of 400 units."""
        root = parse(draw(AXES, voices(), **WORDS))

        assert float(root.get("font-size")) * 318 / 400 >= 12

    def test_escapes_every_word(self, draw):
        nasty = '<script>"&'

        svg = draw(
            [nasty, *AXES[1:]],
            [charts.Series(nasty, (None, *FULL[1:]), absent=[nasty])],
            title=nasty,
            desc=nasty,
        )

        assert "<script" not in svg
        assert nasty in unescape(str(svg))
        parse(svg)

    def test_carries_no_style_that_the_policy_blocks(self, draw):
        svg = draw(AXES, voices(), **WORDS)

        assert "style" not in svg

    def test_draws_the_voices_in_different_shapes(self, draw):
        root = parse(draw(AXES, voices(), **WORDS))

        assert len(named(root, "circle", "m1")) == len(AXES) + 1
        assert len(named(root, "rect", "m2")) == len(AXES) + 1

    def test_says_the_score_at_each_mark(self, draw):
        root = parse(draw(AXES, voices(), **WORDS))

        titles = [node[0].text for node in named(root, "circle", "m1")]
        assert any(title.startswith("Domein 5, Samira: 5") for title in titles)

    def test_refuses_a_series_of_another_length(self, draw):
        with pytest.raises(ValueError, match="3 values for 11 axes"):
            draw(AXES, voices(own=(1, 2, 3)), **WORDS)

    def test_refuses_an_unknown_voice(self, draw):
        with pytest.raises(ValueError, match="no voice 'crowd'"):
            draw(AXES, [charts.Series("Iemand", FULL, voice="crowd")], **WORDS)

    def test_refuses_a_slot_that_pages_do_not_have(self, draw):
        with pytest.raises(ValueError, match="not 500"):
            draw(AXES, voices(), width=500, **WORDS)


class TestRadar:
    def test_puts_the_highest_score_on_the_rim_and_the_first_axis_on_top(self):
        root = parse(charts.radar(AXES, voices(own=(5,) * 11, guide=(1,) * 11), **WORDS))

        rim = named(root, "polygon", "rim")[0].get("points").split()[0]
        mark = named(root, "circle", "m1")[1]
        assert rim == f"{mark.get('cx')},{mark.get('cy')}"
        assert float(mark.get("cx")) == 200

    def test_closes_the_shape_of_a_full_series(self):
        root = parse(charts.radar(AXES, voices(), **WORDS))

        lines = named(root, "path", "s1")
        assert len(lines) == 1
        assert lines[0].get("d").endswith("Z")
        assert len(named(root, "polygon", "f1")) == 1

    def test_breaks_the_line_at_a_missing_score(self):
        own = (1, 2, None, 4, 5, None, 3, 2, 1, 2, 3)

        root = parse(charts.radar(AXES, voices(own=own), **WORDS))

        lines = [node.get("d") for node in named(root, "path", "s1")]
        assert sorted(line.count("L") + 1 for line in lines) == [2, 7]
        assert not any(line.endswith("Z") for line in lines)

    def test_never_draws_a_missing_score_as_zero(self):
        own = (None, *FULL[1:])

        root = parse(charts.radar(AXES, voices(own=own), **WORDS))

        middle = named(root, "line", "grid")[0]
        centre = (middle.get("x1"), middle.get("y1"))
        marks = named(root, "circle", "m1")
        assert len(marks) == len(AXES)
        assert centre not in {(mark.get("cx"), mark.get("cy")) for mark in marks}
        assert named(root, "polygon", "f1") == []

    def test_marks_a_score_without_neighbours(self):
        own = (3, *(None,) * 10)

        root = parse(charts.radar(AXES, voices(own=own), **WORDS))

        assert named(root, "path", "s1") == []
        assert len(named(root, "circle", "m1")) == 2

    def test_dashes_the_participant_only(self):
        root = parse(charts.radar(AXES, voices(), **WORDS))

        assert named(root, "path", "s1")[0].get("stroke-dasharray")
        assert named(root, "path", "s2")[0].get("stroke-dasharray") is None

    def test_is_not_drawn_for_a_narrow_phone_slot(self):
        with pytest.raises(ValueError, match="not 320"):
            charts.radar(AXES, voices(), width=320, **WORDS)


class TestDots:
    def test_places_scores_from_low_to_high(self):
        root = parse(charts.dots(AXES, [charts.Series("Samira", FULL)], **WORDS))

        places = [float(mark.get("cx")) for mark in named(root, "circle", "m1")[1:]]
        by_score = dict(zip(FULL, places, strict=True))
        assert [by_score[score] for score in range(1, 6)] == sorted(set(places))

    def test_sets_equal_scores_side_by_side(self):
        root = parse(charts.dots(["Wonen"], voices(own=(3,), guide=(3,)), **WORDS))

        circle, square = named(root, "circle", "m1")[1], named(root, "rect", "m2")[1]
        assert float(circle.get("cx")) + float(circle.get("r")) < float(square.get("x"))

    def test_says_why_a_score_is_missing(self):
        own = charts.Series("Samira", (None,), absent=("zegt liever niet",))
        guide = charts.Series("Begeleider", (2,), voice=charts.GUIDE)

        root = parse(charts.dots(["Wonen"], [own, guide], **WORDS))

        words = [node.text for node in named(root, "text", "absent")]
        assert words == ["Samira: zegt liever niet"]

    def test_draws_no_ruler_when_nobody_answered(self):
        root = parse(charts.dots(["Wonen"], voices(own=(None,), guide=(None,)), **WORDS))

        assert named(root, "line", "rim") == []
        assert len(named(root, "text", "absent")) == 2

    def test_grows_with_what_there_is_to_say(self):
        full = parse(charts.dots(AXES, voices(), **WORDS))
        silent = parse(charts.dots(AXES, voices(own=(None,) * 11), **WORDS))

        heights = [float(root.get("viewBox").split()[3]) for root in (full, silent)]
        assert heights[0] < heights[1]

    def test_names_both_ends_of_the_scale(self):
        root = parse(charts.dots(AXES, voices(), ends=("nu meteen", "geeft kracht"), **WORDS))

        assert [node.text for node in named(root, "text", "tick")] == ["nu meteen", "geeft kracht"]


class TestTable:
    def test_gives_each_cell_its_column(self):
        table = charts.table(["Wonen"], voices(own=(3,), guide=(2,)), caption="x", heading="Domein")

        assert table.labelled == [[("Domein", "Wonen"), ("Samira", "3"), ("Begeleider", "2")]]

    def test_holds_a_row_per_axis_and_a_column_per_voice(self):
        found = charts.table(["Wonen"], voices((2,), (3.5,)), caption="Domeinen", heading="Domein")

        assert found.columns == ["Domein", "Samira", "Begeleider"]
        assert found.rows == [["Wonen", "2", "3.5"]]

    def test_says_why_a_score_is_missing(self):
        own = charts.Series("Samira", (None, None), absent=("niet besproken",))

        found = charts.table(["Wonen", "Werk"], [own], caption="Domeinen", heading="Domein")

        assert [row[1] for row in found.rows] == ["niet besproken", "–"]


class TestPalette:
    def test_agrees_with_the_tokens(self):
        assert {name: LIGHT[name] for name in charts.PALETTE} == charts.PALETTE

    def test_is_the_only_source_of_colour_in_a_chart(self):
        drawn = charts.radar(AXES, voices(), **WORDS) + charts.dots(AXES, voices(), **WORDS)

        assert set(re.findall(r"#[0-9a-f]{6}", drawn)) <= set(charts.PALETTE.values())


class TestSteps:
    MOMENTS = ("2/3/26", "4/6/26", "3/9/26", "1/12/26")

    def draw(self, own, guide=(1, 2, 3, 3)):
        both = [
            charts.Series("Samira", own),
            charts.Series("Begeleider", guide, voice=charts.GUIDE),
        ]
        return parse(charts.steps(self.MOMENTS, both, **WORDS))

    def test_go_from_the_first_moment_to_the_last(self):
        root = self.draw(own=(1, 2, 4, 5))

        places = [
            (float(mark.get("cx")), float(mark.get("cy"))) for mark in named(root, "circle", "m1")
        ]
        assert places == sorted(places)
        assert [y for _, y in places] == sorted((y for _, y in places), reverse=True)
        assert [node.text for node in named(root, "text", "tick")][-2:] == ["2/3/26", "1/12/26"]

    def test_stop_where_nothing_was_said(self):
        root = self.draw(own=(1, None, 4, 5))

        assert len(named(root, "circle", "m1")) == 3
        assert len(named(root, "line", "s1")) == 1
        assert len(named(root, "line", "s2")) == 3

    def test_show_both_voices_on_one_level(self):
        root = self.draw(own=(3, 3, 3, 3), guide=(3, 3, 3, 3))

        circle, square = named(root, "circle", "m1")[0], named(root, "rect", "m2")[0]
        assert 2 * float(circle.get("r")) > float(square.get("width"))

    def test_keep_their_words_inside(self):
        root = self.draw(own=(3, 3, 3, 3))

        spans = [extent(node) for node in root.iter(f"{SVG}text") if node.text]
        assert min(start for start, _ in spans) >= 0
        assert max(end for _, end in spans) <= float(root.get("viewBox").split()[2])

    def test_say_each_score(self):
        root = self.draw(own=(1, 2, 4, 5))

        assert named(root, "circle", "m1")[2][0].text == "3/9/26, Samira: 4"

    def test_need_two_moments(self):
        with pytest.raises(ValueError, match="two moments"):
            charts.steps(["2/3/26"], [charts.Series("Samira", (1,))], **WORDS)

    def test_share_one_key(self):
        root = parse(charts.key(voices(), title="Wie"))

        assert [node.text for node in named(root, "text", "label")] == ["Samira", "Begeleider"]
