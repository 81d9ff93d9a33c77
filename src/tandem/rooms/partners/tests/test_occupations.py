"""Occupations: the whole of ISCO-08, found by everyday words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.partners.occupations import find_occupations, occupation


class TestOccupation:
    @pytest.mark.parametrize(("digits", "groups"), [(1, 10), (2, 43), (3, 130), (4, 436)])
    def test_knows_every_group_of_the_classification(self, digits, groups):
        codes = (f"{number:0{digits}d}" for number in range(10**digits))

        assert sum(occupation(code) is not None for code in codes) == groups

    def test_has_a_parent_for_every_group(self):
        codes = [f"{number:04d}" for number in range(10_000)]
        known = [code for code in codes if occupation(code)]

        assert all(occupation(code[:digits]) for code in known for digits in (1, 2, 3))

    def test_is_nothing_for_a_code_that_does_not_exist(self):
        assert occupation("9999") is None

    def test_speaks_dutch_and_english(self):
        cook = occupation(" 5120 ")

        assert (cook.in_language("nl"), cook.in_language("en-gb")) == ("Koks", "Cooks")
        assert cook.in_language("fr") == "Koks"


class TestFindOccupations:
    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("poetshulp", "9111"),
            ("POETSHULP", "9111"),
            ("poetshlup", "9111"),
            ("kuisvrouw", "9111"),
            ("dietist", "2265"),
            ("heftruk", "8344"),
            ("vrachtwagenchaufeur", "8332"),
            ("kinderverzogster", "5311"),
            ("rekkenvuller", "9334"),
            ("helper in de keuken", "9412"),
            ("truck driver", "8332"),
            ("kok", "5120"),
            ("9112", "9112"),
        ],
    )
    def test_puts_what_people_mean_first(self, typed, code):
        assert find_occupations(typed)[0].code == code

    def test_lists_the_groups_under_a_beginning_of_a_code(self):
        assert [each.code for each in find_occupations("512")] == ["5120"]

    @pytest.mark.parametrize("typed", ["", "   ", "?!", "xyzzyx", "poetshulp xyzzyx"])
    def test_finds_nothing_rather_than_anything(self, typed):
        assert find_occupations(typed) == ()

    @given(st.text(max_size=60), st.integers(-1, 15))
    def test_gives_different_unit_groups_up_to_the_limit(self, typed, limit):
        found = find_occupations(typed, limit)

        assert len(found) <= max(limit, 0)
        assert len({each.code for each in found}) == len(found)
        assert all(len(each.code) == 4 for each in found)
