"""Small groups of special categories stay unknown, also by subtraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.reporting.esf import catalogue, hiding, showing
from tandem.rooms.reporting.esf.figures import Count

numbers = st.integers(0, 40)


def count(women, men, non_binary):
    return Count(women, men, non_binary, women + men + non_binary)


class TestCells:
    @pytest.mark.parametrize(
        ("people", "shown"),
        [
            ((0, 0, 0), ("0", "0", "0", "0")),
            ((5, 0, 0), ("5", "0", "0", "5")),
            ((3, 0, 0), ("<5", "0", "0", "<5")),
            ((3, 20, 0), ("<5", "*", "0", "23")),
            ((3, 4, 0), ("<5", "<5", "0", "7")),
            ((4, 4, 0), ("<5", "<5", "0", "*")),
            ((1, 1, 0), ("<5", "<5", "0", "<5")),
            ((1, 5, 0), ("<5", "5", "0", "*")),
            ((1, 9, 9), ("<5", "*", "9", "19")),
        ],
    )
    def test_hide_what_is_small_and_what_would_betray_it(self, people, shown):
        assert hiding.cells(count(*people), is_special=True) == shown

    def test_show_small_groups_of_what_is_not_special(self):
        assert hiding.cells(count(1, 2, 0), is_special=False) == ("1", "2", "0", "3")

    def test_are_empty_where_nothing_is_collected(self):
        assert hiding.cells(None, is_special=True) == ("", "", "", "")

    @given(women=numbers, men=numbers, non_binary=numbers)
    def test_never_leave_a_small_number_certain(self, women, men, non_binary):
        shown = hiding.cells(count(women, men, non_binary), is_special=True)

        assert not ({"1", "2", "3", "4"} & set(shown))
        for place, values in enumerate(zip(*fitting(shown), strict=True)):
            assert shown[place].isdigit() or len(set(values)) > 1

    def test_of_a_million_cost_nothing(self):
        assert hiding.cells(count(2, 999_990, 0), is_special=True) == ("<5", "*", "0", "999992")


class TestSafety:
    @pytest.mark.parametrize(
        "shown",
        [("3", "20", "0", "23"), ("<5", "20", "0", "23"), ("<5", "<5", "0", "8")],
    )
    def test_sees_what_betrays_a_small_group(self, shown):
        assert not hiding.is_safe(shown)


class TestFigures:
    @pytest.mark.parametrize(
        ("regime", "special"),
        [
            ("esfplus", {"EECO12", "EECO15"}),
            ("esf2014", {"CO15", "CO16", "CO17", "CR05", "CR09"}),
        ],
    )
    def test_hide_exactly_the_special_categories(self, regime, special):
        small = {one.code: count(1, 2, 0) for one in catalogue.indicators(regime)}

        shown = showing.cells({**small, "TOTAL": count(3, 4, 0)}, regime)

        assert {code for code, cells in shown.items() if "<5" in cells} == special

    def test_kept_under_an_older_list_show_what_was_counted_then(self):
        kept = {"EECO02": count(1, 2, 0), "EECO99": count(1, 20, 0), "TOTAL": count(9, 9, 0)}

        rows = showing.rows(kept, "esfplus", "nl")

        assert [row[0] for row in rows] == ["EECO02", "EECO99", "TOTAL"]
        assert rows[1] == ("EECO99", "EECO99", "<5", "*", "0", "21")


def fitting(shown):
    """Every set of four numbers up to 90 that a reader can think of behind these cells."""

    def may_be(cell, most=90):
        if cell == "<5":
            return range(1, 5)
        return range(5, most) if cell == "*" else (int(cell),)

    women, men, non_binary, total = map(may_be, shown)
    found = [
        (one, two, three, one + two + three)
        for one in women
        for two in men
        for three in non_binary
        if one + two + three in total
    ]
    assert found
    return found
