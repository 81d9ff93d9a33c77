import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "static" / "ui"
TEMPLATES = Path(__file__).parents[1] / "templates"
SHEETS = sorted(STATIC.glob("*.css"))
TOKENS = (STATIC / "tokens.css").read_text(encoding="utf-8")

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|color-mix)\(")
LENGTH = re.compile(r"(?<![\w-])\d*\.?\d+(?:px|rem|em|ch|pt|mm|cm|vh|vw|dvh|ex)\b")
# A media query and a page box cannot read a custom property.
PRELUDE = re.compile(r"@(?:media|page)[^{]*\{(?:[^{}]*margin:[^{}]*\})?")
DECLARATION = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")

TEXT_PAIRS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "hover"),
    ("ink", "brand-soft"),
    ("ink", "plain-soft"),
    ("ink", "mark"),
    ("ink", "info-soft"),
    ("ink", "ok-soft"),
    ("ink", "warn-soft"),
    ("ink", "danger-soft"),
    ("ink-2", "paper"),
    ("ink-2", "surface"),
    ("ink-2", "sunken"),
    ("ink-2", "hover"),
    ("ink-2", "brand-soft"),
    ("brand", "paper"),
    ("brand", "surface"),
    ("brand", "brand-soft"),
    ("brand", "hover"),
    ("brand-2", "hover"),
    ("brand-2", "brand-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-2"),
    ("on-danger", "danger"),
    ("on-danger", "danger-2"),
    ("danger", "surface"),
    ("danger", "danger-soft"),
    ("danger-2", "danger-soft"),
    ("warn", "warn-soft"),
    ("ok", "ok-soft"),
    ("info", "info-soft"),
    ("series-1", "surface"),
    ("series-2", "surface"),
    ("series-3", "surface"),
    ("series-4", "surface"),
]
SHAPE_PAIRS = [
    ("input", "surface"),
    ("input", "paper"),
    ("input", "sunken"),
    ("brand", "plain-soft"),
    ("danger", "paper"),
    ("ink", "focus"),
]


def block_after(head: str) -> dict[str, str]:
    """The colours declared in the first block that follows these words."""
    start = TOKENS.index(head)
    return dict(DECLARATION.findall(TOKENS[start : TOKENS.index("}", start)]))


LIGHT = block_after("color-scheme: light;")
DARK = {**LIGHT, **block_after("color-scheme: dark;")}
THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class TestTokens:
    @pytest.mark.parametrize("theme", THEMES)
    @pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
    def test_text_is_readable(self, theme, front, back):
        colours = THEMES[theme]

        assert contrast(colours[front], colours[back]) >= 4.5

    @pytest.mark.parametrize("theme", THEMES)
    @pytest.mark.parametrize(("front", "back"), SHAPE_PAIRS)
    def test_shapes_stand_out(self, theme, front, back):
        colours = THEMES[theme]
        if (theme, front) == ("dark", "ink"):
            # On dark the yellow ring itself stands out; the ink ring lies inside it.
            front, back = "focus", "paper"

        assert contrast(colours[front], colours[back]) >= 3

    def test_are_the_same_for_dark_by_system_and_dark_by_choice(self):
        blocks = re.findall(r"color-scheme: dark;(.*?)\}", TOKENS, re.DOTALL)

        assert len(blocks) == 2
        assert len({" ".join(block.split()) for block in blocks}) == 1

    def test_never_use_a_function_that_older_phones_do_not_know(self):
        assert [sheet.name for sheet in SHEETS if "light-dark(" in sheet.read_text()] == []

    def test_that_are_used_exist(self):
        declared = set(re.findall(r"(--[\w-]+):", TOKENS))
        used = {
            name for sheet in SHEETS for name in re.findall(r"var\((--[\w-]+)", sheet.read_text())
        }

        assert used - declared == set()

    def test_that_exist_are_used(self):
        declared = set(re.findall(r"(--[\w-]+):", TOKENS))
        used = {
            name for sheet in SHEETS for name in re.findall(r"var\((--[\w-]+)", sheet.read_text())
        }

        assert declared - used == set()


class TestStyleSheets:
    @pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=str)
    def test_hold_no_colour_or_size_of_their_own(self, sheet):
        rules = PRELUDE.sub("", sheet.read_text(encoding="utf-8"))

        assert COLOUR.findall(rules) == []
        assert LENGTH.findall(rules) == []

    def test_weigh_less_than_their_budget(self):
        together = b"".join(sheet.read_bytes() for sheet in SHEETS)

        assert len(gzip.compress(together, 9)) <= 20_000

    @pytest.mark.parametrize("side", ["left", "right"])
    def test_know_no_left_and_right(self, side):
        properties = re.compile(
            rf"(?:margin|padding|border)-{side}\b|(?<![\w-]){side}:|float: {side}"
        )

        assert [s.name for s in SHEETS if properties.search(s.read_text(encoding="utf-8"))] == []


class TestScripts:
    def test_leave_room_in_the_budget_of_the_product(self):
        lines = sum(len(path.read_text().splitlines()) for path in STATIC.glob("*.js"))

        assert lines <= 250

    @pytest.mark.parametrize("path", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
    def test_hold_no_words_for_the_screen(self, path):
        """Words come from the page, where they are translated."""
        texts = re.findall(r"""textContent = ["'`]([^"'`]*)""", path.read_text())

        assert [text for text in texts if re.search(r"[A-Za-z]{2}", text)] == []


class TestTemplates:
    def test_stay_short(self):
        long = [
            path.name
            for path in TEMPLATES.rglob("*.html")
            if len(path.read_text(encoding="utf-8").splitlines()) > 120
        ]

        assert long == []

    def test_keep_to_the_strict_policy(self):
        forbidden = re.compile(
            r"""\sstyle=|\son\w+="|hx-on|<style|javascript:|<script(?![^>]*src=)"""
        )
        found = {
            path.name: forbidden.findall(path.read_text(encoding="utf-8"))
            for path in TEMPLATES.rglob("*.html")
        }

        assert {name: hits for name, hits in found.items() if hits} == {}
