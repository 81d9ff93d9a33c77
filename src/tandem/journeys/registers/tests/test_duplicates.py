"""The same person twice."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.duplicates.likely import LARGEST_BLOCK, find_likely
from tandem.journeys.registers.duplicates.people import Certainty, Person, letters, person_of
from tandem.journeys.registers.duplicates.search import find_duplicates
from tandem.journeys.registers.duplicates.weights import COMPARISONS
from tandem.journeys.registers.fields import Entry
from tandem.journeys.registers.tests.registers import make_key

START = date(2025, 1, 1)
SARAH = Person(
    id=2,
    last_name="De Vos",
    first_name="Sarah",
    birth_date=date(1985, 5, 6),
    gender="F",
    postcode="9100",
    phone="+32494032699",
    starts=frozenset({START}),
)


def other(**changes) -> Person:
    """The same person on a later row, with some facts changed."""
    return replace(SARAH, **({"id": 3} | changes))


def why(*people: Person):
    """Certainty and reasons of the only match."""
    (found,) = find_duplicates(people)
    return found.certainty.value, {(reason.fact, reason.how) for reason in found.why}


class TestCertainDuplicate:
    def test_has_the_same_name_and_birthday(self):
        assert why(SARAH, other(last_name="DE VOS", phone="", postcode=None)) == (
            "certain",
            {("name", "same"), ("birth_date", "same")},
        )

    def test_has_the_same_national_number(self):
        twice = (replace(SARAH, national_number_key="k"), other(national_number_key="k"))

        assert why(*twice) == ("certain", {("national_number", "same")})

    def test_keeps_its_number_through_a_new_name(self):
        married = other(last_name="Peeters", birth_date=None, national_number_key="k")

        assert why(replace(SARAH, national_number_key="k"), married)[0] == "certain"

    def test_points_at_the_first_of_three_rows(self):
        matches = find_duplicates([SARAH, other(id=3), other(id=4)])

        assert [(found.line, found.of_line) for found in matches] == [(3, 2), (4, 2)]

    def test_tells_a_repeat_from_a_new_trajectory(self):
        again = other(starts=frozenset({date(2026, 1, 1)}))

        assert find_duplicates([SARAH, other()])[0].same_start is True
        assert find_duplicates([SARAH, again])[0].same_start is False
        assert find_duplicates([SARAH, other(starts=frozenset())])[0].same_start is None

    def test_is_found_among_known_people(self):
        (found,) = find_duplicates([SARAH], lambda: [other(id="p1")])

        assert (found.of_line, found.of_known) == (None, "p1")
        assert found.certainty == Certainty.CERTAIN

    def test_repeats_its_file_also_when_the_file_was_imported_before(self):
        matches = find_duplicates([SARAH, other()], lambda: [other(id="p1")])

        assert [(found.line, found.of_line, found.of_known) for found in matches] == [
            (2, None, "p1"),
            (3, 2, None),
        ]


class TestLikelyDuplicate:
    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"last_name": "Devos"}, ("name", "same")),
            ({"last_name": "Sarah", "first_name": "De Vos"}, ("name", "swapped")),
            ({"first_name": "Sara"}, ("name", "alike")),
            ({"first_name": "Sarah-Louise"}, ("name", "part")),
            ({"birth_date": date(1985, 6, 5)}, ("birth_date", "day_month_swapped")),
            ({"birth_date": date(1986, 5, 6)}, ("birth_date", "alike")),
            ({"birth_date": date(1985, 5, 16)}, ("birth_date", "alike")),
            ({"birth_date": None}, ("name", "same")),
            ({"last_name": "Peeters"}, ("name", "same_first")),
            ({"birth_date": date(1970, 1, 1)}, ("birth_date", "differs")),
            ({"last_name": "Devos", "gender": "M"}, ("gender", "differs")),
        ],
    )
    def test_is_told_why(self, changes, reason):
        certainty, reasons = why(SARAH, other(**changes))

        assert certainty == "likely"
        assert reason in reasons

    def test_is_found_among_known_people(self):
        (found,) = find_duplicates([SARAH], lambda: [other(id="p1", last_name="Devos")])

        assert (found.of_known, found.certainty) == ("p1", Certainty.LIKELY)

    def test_is_not_looked_for_between_known_people(self):
        known = [other(id="p1"), other(id="p2", last_name="Devos")]

        matches = find_likely([replace(SARAH, id=9, last_name="Claes", first_name="Jo")], known)

        assert matches == []

    def test_has_one_name_and_birthday_under_two_numbers(self):
        twice = (replace(SARAH, national_number_key="a"), other(national_number_key="b"))

        assert why(*twice) == (
            "likely",
            {("name", "same"), ("birth_date", "same"), ("national_number", "differs")},
        )

    def test_has_one_number_under_two_people(self):
        stranger = other(
            last_name="Claes",
            first_name="Jo",
            birth_date=date(1970, 1, 1),
            national_number_key="k",
        )

        certainty, reasons = why(replace(SARAH, national_number_key="k"), stranger)

        assert certainty == "likely"
        assert ("name", "differs") in reasons

    @pytest.mark.parametrize(
        "changes",
        [
            {"first_name": "Jo", "phone": ""},
            {"first_name": "Jo", "national_number_key": "b"},
            {"last_name": "Claes", "first_name": "Jo"},
            {"birth_date": date(1970, 1, 1), "phone": ""},
            {"birth_date": date(1986, 5, 6), "first_name": "Sara", "phone": ""},
        ],
        ids=["twin", "twin at one telephone", "housemate", "namesake", "alike in all"],
    )
    def test_is_not_made_of_people_who_share_a_little(self, changes):
        first = replace(
            SARAH, national_number_key="a" if "national_number_key" in changes else None
        )

        assert find_duplicates([first, other(**changes)]) == []

    def test_is_not_made_of_a_telephone_that_everybody_gives(self):
        crowd = [
            Person(
                id=line,
                last_name=f"Naam{line:03}",
                first_name=f"Voor{line:03}",
                phone="+3237761234",
            )
            for line in range(LARGEST_BLOCK + 2)
        ]

        assert find_duplicates(crowd) == []

    def test_is_not_made_of_two_names_in_a_script_without_case(self):
        people = [
            Person(id=2, last_name="李", first_name="小明", birth_date=date(1990, 1, 2)),
            Person(id=3, last_name="王", first_name="芳", birth_date=date(1990, 1, 2)),
        ]

        assert find_duplicates(people) == []


class TestPerson:
    def test_carries_a_key_and_never_the_number(self):
        entry = Entry(
            last_name="De Vos", national_number="85073003328", phone="zie moeder", start=START
        )
        row = CheckedRow(row=1, line=5, values={}, entry=entry)

        person = person_of(row, make_key)

        assert person.national_number_key == make_key("85073003328")
        assert person.phone == ""
        assert person.starts == {START}
        assert "Vos" not in repr(person)

    def test_is_compared_without_accents_and_signs(self):
        assert letters(" D'Hondt-DANIËL ") == "d hondt daniel"


class TestWeights:
    def test_cover_all_chances(self):
        for comparison in COMPARISONS:
            same_person = sum(level.m for level in comparison.levels)
            anybody = sum(level.u for level in comparison.levels)

            assert 0.98 <= same_person <= 1.02, comparison.fact
            assert 0.99 <= anybody <= 1.01, comparison.fact

    def test_end_in_whatever_is_left(self):
        assert all(comparison.levels[-1].sql is None for comparison in COMPARISONS)


class TestHeavyLibrary:
    def test_is_not_loaded_for_certain_duplicates(self):
        code = (
            "import sys; from tandem.journeys.registers.duplicates import search, certain;"
            "sys.exit(bool({'splink', 'duckdb', 'pyarrow'} & set(sys.modules)))"
        )

        done = subprocess.run([sys.executable, "-c", code], check=False)

        assert done.returncode == 0
