"""What comes out of an import: sentences, the file of held-back rows, the report."""

import io
import json
from datetime import date

import openpyxl
import pytest
from django.utils import translation

from tandem.journeys.registers import messages
from tandem.journeys.registers.checking import CheckedRow, check_rows
from tandem.journeys.registers.columns import MappingCode, MappingProblem, propose, signature
from tandem.journeys.registers.duplicates.people import Certainty, Likeness, Match
from tandem.journeys.registers.duplicates.weights import COMPARISONS
from tandem.journeys.registers.fields import Entry, Field
from tandem.journeys.registers.findings import Code, Finding
from tandem.journeys.registers.heldback import write_held_back
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.report import build_report
from tandem.journeys.registers.table import open_register
from tandem.journeys.registers.tests.registers import TODAY, checked, opened
from tandem.journeys.registers.tests.workbooks import HEADERS, ROW, xlsx
from tandem.journeys.registers.wording import EMPLOYMENT_LABELS, EXIT_LABELS, FIELD_LABELS
from tandem.journeys.registers.words import vocabulary

FACTS = {
    "limit": 110,
    "start": date(2025, 2, 1),
    "last": "Peeters",
    "first": "Jan",
    "age": 12,
    "official": "Gent",
    "place": "Aalst",
}
AGREED = {
    "read": 3,
    "created": 0,
    "unchanged": 0,
    "duplicates": [
        {
            "row": 1,
            "line": 2,
            "of": "participant 0198",
            "of_line": None,
            "certainty": "certain",
            "why": "same national number",
        },
        {
            "row": "1b",
            "line": 3,
            "of": 1,
            "of_line": 2,
            "certainty": "certain",
            "why": "same name",
        },
    ],
}
FILE_FACTS = {"limit": 20 * 1024 * 1024, "sheets": ["2025", "2026"], "sheet": "Blad1", "line": 3}


def finding(code: Code, **changes) -> Finding:
    """A finding with everything a sentence may need."""
    told = {"column": "Geb.datum", "cell": "E77", "text": "31/02/1985", "facts": FACTS} | changes
    return Finding(code=code, field=Field.BIRTH_DATE, **told)


def held(row: int, code: Code, values: dict[str, str]) -> CheckedRow:
    """A held-back row."""
    problem = Finding(code=code, field=Field.START, column="Start", cell=f"D{row}")
    return CheckedRow(row=row, line=row, values=values, entry=Entry(), problems=(problem,))


def held_back_entry(row: CheckedRow) -> dict:
    """What the report says of a row without a start date."""
    return {
        "row": row.row,
        "line": row.line,
        "column": "Start",
        "code": "start_missing",
        "message": messages.row_sentence(row.problems[0]),
        "values": {"Naam": "Peeters"},
        "also": [],
    }


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


class TestRowSentence:
    @pytest.mark.parametrize("code", list(Code))
    def test_is_there_for_every_code(self, code):
        sentence = messages.row_sentence(finding(code))

        assert sentence.startswith("Column “Geb.datum”, cell E77: ")
        assert "%(" not in sentence
        assert sentence.endswith(".")

    def test_names_place_text_and_way_out(self):
        sentence = messages.row_sentence(finding(Code.BORN_AFTER_START))

        assert sentence == (
            "Column “Geb.datum”, cell E77: The date of birth “31/02/1985” comes after the start"
            " on 01/02/2025. Correct one of the two."
        )

    def test_names_no_place_when_there_is_none(self):
        assert messages.row_sentence(finding(Code.START_MISSING, column="", cell="")).startswith(
            "The start date"
        )
        assert messages.row_sentence(finding(Code.START_MISSING, cell="")).startswith(
            "Column “Geb.datum”: The"
        )

    def test_survives_percent_signs_in_cells(self):
        sentence = messages.row_sentence(finding(Code.NAME_ODD, text="100% %(x)s", column="%s"))

        assert "100% %(x)s" in sentence

    def test_never_repeats_a_national_number(self):
        for code in (Code.NATIONAL_NUMBER_CHECK_DIGITS, Code.NATIONAL_NUMBER_UNREADABLE):
            assert "85073003329" not in messages.row_sentence(finding(code, text="85073003329"))


class TestOtherSentences:
    @pytest.mark.parametrize("code", list(Refusal))
    def test_are_there_for_every_refusal(self, code):
        what, way_out = messages.refusal_sentences(Unreadable(code, **FILE_FACTS))

        assert "%(" not in what
        assert what.endswith(".")
        assert way_out.endswith(".")

    def test_say_where_a_file_goes_wrong(self):
        in_sheet = Unreadable(Refusal.WRONG_ENCODING, sheet="Blad1", line=3)
        in_text = Unreadable(Refusal.WRONG_ENCODING, line=3)
        limit = Unreadable(Refusal.TOO_LARGE, limit=20 * 1024 * 1024)

        assert "sheet “Blad1”, row 3" in messages.refusal_sentences(in_sheet)[0]
        assert "Look at row 3" in messages.refusal_sentences(in_text)[0]
        assert "20 MB" in messages.refusal_sentences(limit)[0]

    @pytest.mark.parametrize("code", list(MappingCode))
    def test_are_there_for_every_mapping_problem(self, code):
        problem = MappingProblem(code, Field.START, ("Start", "Begin"))

        assert "%(" not in messages.mapping_sentence(problem)

    def test_name_the_columns_of_a_mapping_problem(self):
        problem = MappingProblem(MappingCode.TWO_COLUMNS_ONE_FIELD, Field.START, ("A", "B"))

        assert "A, B" in messages.mapping_sentence(problem)

    def test_are_there_for_every_likeness(self):
        for comparison in COMPARISONS:
            for level in comparison.levels:
                assert messages.likeness_sentence([Likeness(comparison.fact, level.how)])

    def test_are_in_the_language_of_the_reader(self):
        problem = finding(Code.START_MISSING)

        with translation.override("nl"):
            assert messages.row_sentence(problem).startswith("Kolom “Geb.datum”, cel E77:")


class TestHeldBackFile:
    def test_has_the_rows_as_they_were_and_why(self):
        table, rows = opened("sleutel"), checked("sleutel")

        page = openpyxl.load_workbook(
            io.BytesIO(write_held_back(table.headers, rows, table.sheet))
        ).active

        lines = list(page.iter_rows(values_only=True))
        assert lines[0] == (*table.headers, "Waarom")
        assert len(lines) == 1 + 15
        assert lines[1][:6] == ("1", "Vermeir", "Liliane", "v", "6 mei 1985", "850506 196 80")
        assert "check digits" in lines[1][-1]

    def test_comes_back_unchanged(self):
        table, rows = opened("groepswerking"), checked("groepswerking")
        wanted = [(row.values, row.problems[0].code) for row in rows if row.problems]

        again = open_register(write_held_back(table.headers, rows, "a/b:[c]"), "terug.xlsx")
        mapping = propose(again).mapping
        checked_again = check_rows(again, mapping, TODAY)

        assert signature(again.headers) == signature(table.headers)
        assert "Waarom" not in mapping.fields
        assert [
            (
                {key: text for key, text in row.values.items() if key != "Waarom"},
                row.problems[0].code,
            )
            for row in checked_again
        ] == wanted

    def test_goes_in_once_corrected(self):
        table, rows = opened("groepswerking"), checked("groepswerking")
        book = openpyxl.load_workbook(io.BytesIO(write_held_back(table.headers, rows, "x")))
        for cell in book.active["B"][1:]:
            cell.value = "06/05/1985"
        out = io.BytesIO()
        book.save(out)

        again = open_register(out.getvalue(), "terug.xlsx")

        assert all(row.is_good for row in check_rows(again, propose(again).mapping, TODAY))
        assert len(again.rows) == 8

    def test_holds_formulas_as_plain_text(self):
        values = {"Naam": "=cmd|' /C calc'!A0", "Start": "+SUM(A1)"}

        data = write_held_back(["Naam", "Start"], [held(2, Code.FORMULA, values)], "x")

        page = openpyxl.load_workbook(io.BytesIO(data)).active
        assert [cell.data_type for cell in page[2]] == ["s", "s", "s"]
        assert [cell.value for cell in page[2]][:2] == list(values.values())

    def test_is_held_back_again_when_a_formula_comes_back(self):
        source = open_register(xlsx([HEADERS, ["Peeters", "=1+1", *ROW[2:]]]), "x.xlsx")
        rows = check_rows(source, propose(source).mapping, TODAY)

        again = open_register(write_held_back(source.headers, rows, "x"), "terug.xlsx")

        (row,) = check_rows(again, propose(again).mapping, TODAY)
        assert [problem.code for problem in row.problems] == [Code.FORMULA]

    def test_drops_signs_that_no_workbook_can_hold(self):
        data = write_held_back(["Naam"], [held(2, Code.NO_NAME, {"Naam": "a\x07b"})], "")

        assert openpyxl.load_workbook(io.BytesIO(data)).active["A2"].value == "ab"

    def test_never_shows_an_older_reason_beside_the_new_one(self):
        values = {"Naam": "Peeters", "Waarom": "van vroeger"}

        data = write_held_back(["Naam", "Waarom"], [held(2, Code.START_MISSING, values)], "x")

        first, second = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)
        assert first == ("Naam", "Waarom")
        assert "van vroeger" not in second[1]


class TestReport:
    def test_has_the_agreed_shape(self):
        good = CheckedRow(row=1, line=2, values={}, entry=Entry())
        repeat = CheckedRow(row="1b", line=3, values={}, entry=Entry())
        bad = held(4, Code.START_MISSING, {"Naam": "Peeters"})
        in_file = Match(3, Certainty.CERTAIN, (Likeness("name", "same"),), of_line=2)
        known = Match(2, Certainty.CERTAIN, (Likeness("national_number", "same"),), of_known=9)

        report = build_report(
            [good, repeat, bad],
            created=0,
            unchanged=0,
            duplicates=[known, in_file],
            known_as={9: "participant 0198"},
        )

        assert json.loads(json.dumps(report)) == AGREED | {"held_back": [held_back_entry(bad)]}

    def test_tells_the_other_problems_of_a_row(self):
        first = Finding(code=Code.START_MISSING, field=Field.START)
        second = Finding(code=Code.NO_NAME, field=Field.LAST_NAME, column="Naam")
        row = CheckedRow(row=2, line=2, values={}, entry=Entry(), problems=(first, second))

        (entry,) = build_report([row], created=0, unchanged=0, duplicates=[])["held_back"]

        assert [problem["code"] for problem in entry["also"]] == ["no_name"]


class TestLabels:
    def test_are_there_for_every_field_and_meaning(self):
        assert set(FIELD_LABELS) == set(Field)
        assert set(EMPLOYMENT_LABELS) == set(vocabulary("employment"))
        assert set(EXIT_LABELS) == set(vocabulary("exit_reason"))
