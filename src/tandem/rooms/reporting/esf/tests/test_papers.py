"""The five files: what stands in them, and that they are the same each time."""

import csv
import io
import time

import pytest
from openpyxl import load_workbook

from tandem.rooms.reporting.esf import papers
from tandem.rooms.reporting.esf.tests.records import episode, gone
from tandem.rooms.reporting.esf.tests.test_making import made


@pytest.fixture(scope="module")
def report():
    people = [episode(n, disability="yes" if n < 3 else "no") for n in range(8)]
    late = gone(8, gender="M", leaving_employment="employed", leaving_on=None)
    return made(*people, late, episode(9, isced=None, gender="refused"))


def content(report, name, language="nl"):
    return papers.content(report, name, partnership="Kring Waas", language=language)


def rows(report, name, language="nl"):
    return list(csv.DictReader(io.StringIO(content(report, name, language).decode())))


class TestIndicators:
    def test_have_the_columns_of_the_design(self, report):
        found = rows(report, "indicators.csv")

        assert list(found[0]) == ["code", "label_nl", "women", "men", "non_binary", "total"]
        assert [row["code"] for row in found][:2] == ["EECO01", "EECO02"]
        lines = {row["code"]: row for row in found}
        assert (lines["EECO04"]["women"], lines["EECO04"]["men"]) == ("8", "1")
        assert (lines["TOTAL"]["total"], lines["EECO01"]["total"]) == ("10", "9")
        assert lines["EECO18"]["total"] == ""

    def test_hide_small_groups(self, report):
        lines = {row["code"]: row for row in rows(report, "indicators.csv")}

        assert (lines["EECO12"]["women"], lines["EECO12"]["total"]) == ("<5", "<5")


class TestIncomplete:
    def test_tell_what_is_missing_and_why(self, report):
        (row,) = rows(report, "incomplete.csv")

        assert row["trajectory"] == "t0009"
        assert (row["missing"], row["why"]) == ("gender, isced", "refused, not_asked")


class TestValidation:
    def test_tells_rule_level_where_and_message(self, report):
        found = rows(report, "validation.csv")

        assert [(row["rule"], row["level"], row["where"]) for row in found] == [
            ("V11", "error", "incomplete.csv"), ("V08", "error", "t0008"),
        ]  # fmt: skip
        assert "2025-06-30 - 2025-07-28" in found[1]["message"]

    def test_speaks_english_when_asked(self, report):
        assert "Not counted" in rows(report, "validation.csv", "en")[1]["message"]


class TestWorkbook:
    def test_has_the_same_figures_as_numbers(self, report):
        book = load_workbook(io.BytesIO(content(report, "report.xlsx")))

        lines = {row[0]: row[2:] for row in book.worksheets[0].iter_rows(values_only=True)}
        assert lines["EECO01"] == (8, 1, 0, 9)
        assert [sheet.max_row for sheet in book.worksheets[1:3]] == [2, 3]

    def test_says_where_the_rest_is_when_a_list_is_long(self, report, monkeypatch):
        monkeypatch.setattr(papers, "SHEET_ROWS", 1)

        book = load_workbook(io.BytesIO(content(report, "report.xlsx")))

        assert [cell.value for cell in book.worksheets[2][3]][:2] == ["...", "csv"]


class TestDocument:
    def test_is_a_pdf_in_the_language_that_was_asked_for(self, report):
        dutch, english = (content(report, "report.pdf", language) for language in ("nl", "en"))

        assert dutch.startswith(b"%PDF-")
        assert dutch != english


class TestFiles:
    def test_are_the_same_bytes_each_time(self, report, tmp_path, monkeypatch):
        first = papers.write(report, tmp_path / "a", partnership="Kring", language="nl")
        later = time.time() + 100_000
        monkeypatch.setattr(time, "time", lambda: later)
        second = papers.write(report, tmp_path / "b", partnership="Kring", language="nl")

        assert [path.name for path in first] == list(papers.MAKERS)
        assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]

    def test_name_nobody_in_what_goes_to_the_funder(self, report):
        assert "t0008" not in content(report, "indicators.csv").decode()

    def test_run_nothing_when_a_programme_is_called_as_a_formula(self, report):
        choice = report.choice
        odd = type(choice.operations[0])("x", "=cmd|' /C calc'!A0", "esfplus", 1)
        changed = type(report)(
            type(choice)("esfplus", (odd,), ()), report.period, report.counts,
            report.incomplete, report.findings, report.doubts,
        )  # fmt: skip

        book = load_workbook(io.BytesIO(content(changed, "report.xlsx")))

        names = [cell for row in book.worksheets[3] for cell in row if "calc" in str(cell.value)]
        assert [cell.data_type for cell in names] == ["s"]
