from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tandem.foundation.ui import charts
from tandem.foundation.ui.tests.test_charts import SVG, parse

LEGEND = {"strong": "Sterk", "weak": "Dun", "straining": "Kost energie", "helps": "Mag helpen"}
WORDS = {"title": "Netwerk", "desc": "Drie mensen", "legend": LEGEND}
names = st.sampled_from([f"{letter * (number + 1)}" for letter in "abm" for number in range(14)])
ties = st.builds(
    charts.Tie,
    label=names,
    ring=st.integers(1, 3),
    kind=st.sampled_from(["strong", "weak", "straining"]),
    energy=st.sampled_from(["out", "in", "both"]),
    helps=st.booleans(),
)


def draw(rows, **more):
    return parse(charts.ecomap("Samira", rows, **{**WORDS, **more}))


def labels(root):
    """Words -> the rectangle around them: left, top, right, bottom."""
    found = []
    for group in root.iter(f"{SVG}g"):
        box = group.find(f"{SVG}rect")
        x, y = float(box.get("x")), float(box.get("y"))
        found.append(
            (group.find(f"{SVG}text").text, x, y,
             x + float(box.get("width")), y + float(box.get("height")))
        )  # fmt: skip
    return found


class TestEcomap:
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(rows=st.lists(ties, min_size=1, max_size=12, unique_by=lambda tie: tie.label),
           width=st.sampled_from([320, 400]))  # fmt: skip
    def test_lets_nobody_stand_on_another_or_outside(self, rows, width):
        root = draw(rows, width=width)

        boxes = labels(root)
        height = float(root.get("viewBox").split()[3])
        assert len(boxes) == len(rows) + 1
        for one, other in combinations(boxes, 2):
            apart = one[3] <= other[1] or other[3] <= one[1]
            assert apart or one[4] <= other[2] + 0.2 or other[4] <= one[2] + 0.2
        assert all(box[1] >= 0 and box[3] <= width and 0 <= box[2] <= height for box in boxes)

    def test_is_named_and_described(self):
        root = draw([charts.Tie("Mama", 1)])

        told = {node.get("id"): node.text for node in root if node.get("id")}
        assert [told[key] for key in root.get("aria-labelledby").split()] == [
            "Netwerk", "Drie mensen",
        ]  # fmt: skip

    def test_lets_somebody_stand_on_the_same_side_in_two_drawings(self):
        places = ["Mama", "Rita", "Jan"]
        before = draw([charts.Tie("Jan", 3)], places=places)
        after = draw([charts.Tie(name, 1) for name in places], places=places)

        sides = [
            {words: left < 200 for words, left, *_ in labels(root)}["Jan"]
            for root in (before, after)
        ]

        assert sides == [True, True]

    @pytest.mark.parametrize(("energy", "tips"), [("out", 1), ("in", 1), ("both", 2)])
    def test_points_where_energy_goes(self, energy, tips):
        root = draw([charts.Tie("Mama", 1, energy=energy)])

        assert len(list(root.iter(f"{SVG}polygon"))) == tips

    def test_tells_ties_apart_without_colour(self):
        rows = [charts.Tie(kind, 2, kind=kind) for kind in ("strong", "weak", "straining")]
        root = draw(rows)

        looks = [
            (path.get("stroke-width"), path.get("stroke-dasharray"), path.get("d").count("L") > 1)
            for path in list(root.iter(f"{SVG}path"))[3:]
        ]

        assert looks == [("5", None, False), ("2", "6 4", False), ("2", None, True)]

    def test_shortens_long_words_and_keeps_them_for_who_listens(self):
        root = draw([charts.Tie("De vriendin van mijn zus", 1, words="De vriendin, sterk")])

        assert labels(root)[0][0] == "De vriendin…"
        assert "De vriendin, sterk" in [node.text for node in root.iter(f"{SVG}title")]

    def test_escapes_words(self):
        assert "<b>" not in charts.ecomap("<b>", [charts.Tie("<b>x", 1)], **WORDS)

    @pytest.mark.parametrize(
        "wrong", [{"ring": 4}, {"ring": 1, "kind": "warm"}, {"ring": 1, "energy": "up"}]
    )
    def test_refuses_what_it_cannot_draw(self, wrong):
        with pytest.raises(ValueError, match="no such ring"):
            draw([charts.Tie("Mama", **wrong)])

    def test_is_drawn_for_two_slots(self):
        with pytest.raises(ValueError, match="units wide"):
            draw([charts.Tie("Mama", 1)], width=640)
