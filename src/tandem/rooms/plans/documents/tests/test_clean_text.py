"""Typed text on its way to paper."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.plans.documents.clean_text import (
    in_cell,
    in_column,
    is_short,
    lines,
    one_line,
    shortened,
)

FAMILY = "👩\u200d👩\u200d👧"


class TestOneLine:
    def test_joins_lines_and_drops_double_spaces(self):
        assert one_line(" een\r\n twee\tdrie ") == "een twee drie"

    def test_joins_a_letter_and_its_accent(self):
        assert one_line("e\u0301") == "é"

    def test_keeps_what_makes_one_picture_of_several(self):
        assert one_line(FAMILY) == FAMILY

    @pytest.mark.parametrize(
        "char", ["\x00", "\x1b", "\u200b", "\u202e", "\ud800", "\ufffe", "\ufdd0"]
    )
    def test_drops_what_cannot_be_drawn(self, char):
        assert one_line(f"a{char}b") == "ab"

    def test_keeps_pictures_that_are_newer_than_python(self):
        assert one_line("\U0001fae8 \U0001faea") == "\U0001fae8 \U0001faea"

    def test_lets_only_a_very_long_run_break(self):
        assert "\u200b" not in one_line("arbeidsongeschiktheidsuitkering")
        assert one_line("x" * 41).split("\u200b") == ["x" * 12, "x" * 12, "x" * 12, "x" * 5]

    def test_never_breaks_inside_a_picture(self):
        pieces = one_line(FAMILY * 20).split("\u200b")

        assert len(pieces) > 1
        assert not any(piece.startswith("\u200d") for piece in pieces)
        assert not any(piece.endswith("\u200d") for piece in pieces)

    @given(st.text())
    def test_loses_no_visible_letter(self, typed):
        def visible(text):
            kept = unicodedata.normalize("NFC", text)
            return [char for char in kept if unicodedata.category(char)[0] not in "CZ"]

        assert visible(one_line(typed)) == visible(typed)

    @given(st.text(alphabet=st.characters()))
    def test_can_always_be_sent_as_data(self, typed):
        assert json.loads(json.dumps(one_line(typed)).encode()) == one_line(typed)


class TestInColumn:
    def test_breaks_sooner(self):
        assert "\u200b" in in_column("x" * 25)
        assert "\u200b" not in one_line("x" * 25)


class TestInCell:
    def test_leaves_a_double_name_to_the_table(self):
        assert in_cell("Verstraeten-Vandenbroucke") == "Verstraeten-Vandenbroucke"
        assert "\u200b" in in_cell("x" * 33)


class TestLines:
    def test_keep_what_was_typed_on_each_line(self):
        assert [line["text"] for line in lines("een\n\ntwee\x0bdrie")] == ["een", "twee", "drie"]

    def test_of_nothing_are_none(self):
        assert lines(" \n\t") == []

    @pytest.mark.parametrize(
        ("typed", "is_from_the_right"),
        [("محمد", True), ("שלום", True), ("1. محمد", True), ("Amina محمد", False), ("12", False)],
    )
    def test_read_in_the_direction_of_their_first_letter(self, typed, is_from_the_right):
        assert lines(typed)[0]["rtl"] is is_from_the_right


class TestIsShort:
    def test_counts_letters_and_lines(self):
        assert is_short("Een goal", "met twee stappen")
        assert not is_short("x" * 1_000)
        assert not is_short("\n" * 20)
        assert not is_short(*["stap"] * 13)


class TestShortened:
    def test_cuts_only_what_is_too_long_for_a_footer(self):
        assert shortened("Het plan van Amina") == "Het plan van Amina"
        assert len(shortened("x" * 300)) == 60
        assert shortened("x" * 300).endswith("…")
