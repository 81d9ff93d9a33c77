"""Rows of a register, checked."""

from datetime import date

import pytest

from tandem.journeys.registers.checking import check_row
from tandem.journeys.registers.columns import Mapping
from tandem.journeys.registers.fields import Entry, Field
from tandem.journeys.registers.findings import Code
from tandem.journeys.registers.plausibility import age_on
from tandem.journeys.registers.tests.registers import TODAY
from tandem.journeys.registers.values.names import NameOrder

GOOD = {
    Field.LAST_NAME: "VAN DER AUWERA",
    Field.FIRST_NAME: "sophie",
    Field.GENDER: "v",
    Field.BIRTH_DATE: "30/07/1985",
    Field.NATIONAL_NUMBER: "",
    Field.STREET: "Kerkstraat",
    Field.HOUSE_NUMBER: "12",
    Field.BOX: "3",
    Field.POSTCODE: "B-9000",
    Field.MUNICIPALITY: "Gent",
    Field.PHONE: "0494 03 26 99",
    Field.EMAIL: "Sophie@example.org",
    Field.EMPLOYMENT_STATUS: "leefloon",
    Field.ISCED: "hoger secundair",
    Field.CHILDREN: "2",
    Field.START: "7/12/2024",
    Field.END: "15.06.2025",
    Field.EXIT_REASON: "werk",
    Field.REMARKS: "- belt terug",
    Field.NATIONALITY: "Belg",
    Field.LANGUAGE: "Nederlands",
}


def check(changes=None, *, only=None, order=None):
    """A good row with some cells changed, or a row with only some columns."""
    texts = dict(only if only is not None else GOOD | (changes or {}))
    mapping = Mapping({found.value: found for found in texts}, order)
    letters = {found.value: "ABCDEFGHIJKLMNOPQRSTUVW"[at] for at, found in enumerate(texts)}
    values = {found.value: text for found, text in texts.items()}
    return check_row(values, mapping, TODAY, row="7b", line=9, letters=letters)


class TestGoodRow:
    def test_becomes_an_entry(self):
        row = check()

        assert row.is_good
        assert row.warnings == ()
        assert row.entry == Entry(
            last_name="Van der Auwera",
            first_name="Sophie",
            gender="F",
            birth_date=date(1985, 7, 30),
            street="Kerkstraat 12 bus 3",
            postcode="9000",
            municipality="Gent",
            nis="44021",
            phone="+32494032699",
            email="sophie@example.org",
            employment="unemployed",
            employment_word="leefloon",
            isced=3,
            education_word="hoger secundair",
            children=2,
            start=date(2024, 12, 7),
            end=date(2025, 6, 15),
            exit_reason="work",
            exit_word="werk",
            remarks="- belt terug",
            nationality="Belg",
            language="Nederlands",
        )

    def test_needs_no_more_than_a_name_and_a_start(self):
        row = check(only={Field.FULL_NAME: "Peeters, Jan", Field.START: "1/2/2025"})

        assert row.is_good
        assert row.warnings == ()
        assert row.entry.last_name == "Peeters"

    def test_reads_postcode_and_place_from_one_cell(self):
        texts = {Field.FULL_NAME: "Peeters, Jan", Field.START: "1/2/2025"}

        row = check(only=texts | {Field.POSTCODE_AND_PLACE: "9100 Sint-Niklaas"})

        assert (row.entry.postcode, row.entry.municipality) == ("9100", "Sint-Niklaas")

    def test_keeps_the_row_as_it_was(self):
        row = check()

        assert row.values["last_name"] == "VAN DER AUWERA"
        assert (row.row, row.line) == ("7b", 9)

    def test_shows_no_person_when_printed(self):
        printed = repr(check({Field.BIRTH_DATE: "gisteren"}))

        assert "AUWERA" not in printed
        assert "Auwera" not in printed
        assert "gisteren" not in printed


class TestHeldBackRow:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({Field.LAST_NAME: "", Field.FIRST_NAME: "?"}, Code.NO_NAME),
            ({Field.BIRTH_DATE: "31/02/1985"}, Code.BIRTH_DATE_IMPOSSIBLE),
            ({Field.BIRTH_DATE: "onbekend"}, Code.BIRTH_DATE_UNREADABLE),
            ({Field.BIRTH_DATE: "1/1/2027"}, Code.BIRTH_IN_FUTURE),
            ({Field.BIRTH_DATE: "1/1/1901"}, Code.BIRTH_TOO_OLD),
            ({Field.BIRTH_DATE: "1/1/2025"}, Code.BORN_AFTER_START),
            ({Field.START: ""}, Code.START_MISSING),
            ({Field.START: "31/02/2025"}, Code.START_IMPOSSIBLE),
            ({Field.START: "lente"}, Code.START_UNREADABLE),
            ({Field.END: "31/02/2025"}, Code.END_IMPOSSIBLE),
            ({Field.END: "lente"}, Code.END_UNREADABLE),
            ({Field.END: "1/12/2024"}, Code.END_BEFORE_START),
            ({Field.NATIONAL_NUMBER: "85073003329"}, Code.NATIONAL_NUMBER_CHECK_DIGITS),
            ({Field.NATIONAL_NUMBER: "850730"}, Code.NATIONAL_NUMBER_UNREADABLE),
            ({Field.POSTCODE: "9999"}, Code.UNKNOWN_POSTCODE),
            ({Field.EMPLOYMENT_STATUS: "???"}, Code.UNKNOWN_STATUS),
        ],
    )
    def test_says_why(self, changes, code):
        row = check(changes)

        assert not row.is_good
        assert [problem.code for problem in row.problems] == [code]

    def test_says_where(self):
        (problem,) = check({Field.BIRTH_DATE: " 31/02/1985"}).problems

        assert (problem.column, problem.cell, problem.text) == ("birth_date", "D9", "31/02/1985")

    def test_says_everything_at_once(self):
        row = check({Field.POSTCODE: "9999", Field.START: "", Field.EMPLOYMENT_STATUS: "?"})

        assert {problem.code for problem in row.problems} == {
            Code.UNKNOWN_POSTCODE,
            Code.START_MISSING,
            Code.UNKNOWN_STATUS,
        }

    @pytest.mark.parametrize("field", sorted(GOOD))
    def test_is_told_about_a_formula_in_any_column(self, field):
        row = check({field: "=A1+1"})

        assert [(problem.code, problem.field) for problem in row.problems] == [
            (Code.FORMULA, field)
        ]

    def test_needs_a_start_even_without_such_a_column(self):
        (problem,) = check(only={Field.LAST_NAME: "Peeters", Field.FIRST_NAME: "Jan"}).problems

        assert (problem.code, problem.column, problem.cell) == (Code.START_MISSING, "", "")

    @pytest.mark.parametrize(
        ("birth", "code"),
        [("22/11/1916", None), ("22/11/1915", Code.BIRTH_TOO_OLD), ("6/12/2024", None)],
    )
    def test_has_exact_bounds(self, birth, code):
        row = check({Field.BIRTH_DATE: birth})

        assert [problem.code for problem in row.problems] == ([code] if code else [])

    def test_may_end_on_its_first_day(self):
        assert check({Field.END: "7/12/2024"}).is_good


class TestWarning:
    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({Field.FIRST_NAME: ""}, Code.ONE_NAME_ONLY),
            ({Field.FIRST_NAME: "S0phie"}, Code.NAME_ODD),
            ({Field.REMARKS: "CafÃ©"}, Code.GARBLED_TEXT),
            ({Field.GENDER: "1"}, Code.GENDER_UNKNOWN),
            ({Field.BIRTH_DATE: ""}, Code.BIRTH_DATE_MISSING),
            ({Field.BIRTH_DATE: "1/1/2014"}, Code.BIRTH_DATE_YOUNG),
            ({Field.NATIONAL_NUMBER: "98472899765"}, Code.NATIONAL_NUMBER_BIRTH_DIFFERS),
            ({Field.NATIONAL_NUMBER: "85073003328"}, Code.NATIONAL_NUMBER_GENDER_DIFFERS),
            ({Field.POSTCODE: ""}, Code.POSTCODE_MISSING),
            ({Field.MUNICIPALITY: "Aalst"}, Code.POSTCODE_PLACE_DIFFER),
            ({Field.POSTCODE: "1040"}, Code.POSTCODE_PLACE_DIFFER),
            (
                {Field.POSTCODE: "1040", Field.MUNICIPALITY: ""},
                Code.POSTCODE_TWO_MUNICIPALITIES,
            ),
            ({Field.PHONE: "zie moeder"}, Code.PHONE_UNREADABLE),
            ({Field.EMAIL: "sophie@"}, Code.EMAIL_UNREADABLE),
            ({Field.EMPLOYMENT_STATUS: ""}, Code.STATUS_MISSING),
            ({Field.ISCED: "buitenlands"}, Code.DIPLOMA_UNKNOWN),
            ({Field.EXIT_REASON: "weet niet"}, Code.EXIT_REASON_UNKNOWN),
            ({Field.END: ""}, Code.EXIT_REASON_WITHOUT_END),
            ({Field.CHILDREN: "veel"}, Code.CHILDREN_UNREADABLE),
            (
                {Field.START: "1/12/2026", Field.END: "", Field.EXIT_REASON: ""},
                Code.START_IN_FUTURE,
            ),
            ({Field.END: "23/11/2026"}, Code.END_IN_FUTURE),
        ],
    )
    def test_does_not_hold_the_row_back(self, changes, code):
        row = check(changes)

        assert row.is_good
        assert code in [warning.code for warning in row.warnings]

    def test_asks_when_the_order_of_names_is_a_guess(self):
        texts = {Field.FULL_NAME: "Peeters Jan", Field.START: "1/2/2025"}

        (warning,) = check(only=texts).warnings

        assert warning.code == Code.NAME_ORDER_UNSURE
        assert warning.facts == {"last": "Peeters", "first": "Jan"}
        assert check(only=texts, order=NameOrder.LAST_FIRST).warnings == ()

    def test_is_not_given_for_a_row_that_contradicts_nothing(self):
        row = check({Field.NATIONAL_NUMBER: "85073003328", Field.GENDER: "x"})

        assert row.warnings == ()


class TestAge:
    @pytest.mark.parametrize(
        ("day", "age"),
        [(date(1984, 2, 29), 0), (date(2026, 2, 28), 41), (date(2026, 3, 1), 42)],
    )
    def test_counts_completed_years(self, day, age):
        assert age_on(day, date(1984, 2, 29)) == age
