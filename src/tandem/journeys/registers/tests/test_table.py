"""The table in a sheet."""

import pytest

from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reading.sheets import Sheet
from tandem.journeys.registers.table import choose_table, find_table, open_register
from tandem.journeys.registers.tests.workbooks import HEADERS, ROW, xlsx


def sheet(*rows: list[str], name: str = "Blad", visible: bool = True) -> Sheet:
    """A sheet with rows of text."""
    return Sheet(name=name, rows=tuple(map(tuple, rows)), visible=visible)


class TestTable:
    def test_starts_below_titles_and_blank_rows(self):
        table = find_table(sheet(["Deelnemers 2026"], [], HEADERS, [], ROW))

        assert table.header_line == 3
        assert table.headers == tuple(HEADERS)
        assert [(row.row, row.line) for row in table.rows] == [(5, 5)]

    def test_numbers_rows_as_the_partner_does(self):
        rows = [["1", *ROW], ["28b", *ROW], ["", *ROW], ["=A2+1", *ROW], ["A-7", *ROW]]

        table = find_table(sheet(["Nr", *HEADERS], *rows))

        assert [row.row for row in table.rows] == [1, "28b", 4, 5, "A-7"]
        assert [row.line for row in table.rows] == [2, 3, 4, 5, 6]

    def test_takes_nr_after_a_street_for_a_house_number(self):
        headers = [*HEADERS, "Straat", "Nr", "Bus"]

        table = find_table(sheet(headers, [*ROW, "Kerkstraat", "12", "3"]))

        assert table.rows[0].row == 2

    @pytest.mark.parametrize(
        "total",
        [
            ["totaal", "=COUNTA(A2:A9)"],
            ["Totaal:", "120"],
            ["", "Subtotaal", "", "12"],
            ["Aantal deelnemers", "45"],
        ],
    )
    def test_skips_totals_and_says_so(self, total):
        table = find_table(sheet(HEADERS, ROW, total))

        assert len(table.rows) == 1
        assert [(row.line, row.why) for row in table.skipped] == [(3, "totals")]

    def test_skips_repeated_headers_and_says_so(self):
        table = find_table(sheet(HEADERS, ROW, [header.upper() for header in HEADERS], ROW))

        assert len(table.rows) == 2
        assert [(row.line, row.why) for row in table.skipped] == [(3, "repeated_header")]

    def test_keeps_a_person_with_the_name_of_a_total(self):
        table = find_table(sheet(HEADERS, ["Som", "Jan", "01/02/1980", "03/04/2025"]))

        assert len(table.rows) == 1

    def test_joins_a_header_of_two_rows(self):
        upper = ["Naam", "Voornaam", "Traject", ""]
        lower = ["", "", "Start", "Einde"]

        table = find_table(sheet(upper, lower, ["Peeters", "Jan", "x", "y"]))

        assert table.headers == ("Naam", "Voornaam", "Start", "Einde")
        assert [row.line for row in table.rows] == [3]

    def test_joins_words_that_two_rows_of_headers_share_out(self):
        upper = ["Deelnemer", "", "Geboorte", "Leeftijd", "Traject", ""]
        lower = ["Naam", "Voornaam", "datum", "", "Start", "Einde"]

        table = find_table(sheet(["Overzicht 2026"], upper, lower, ["a", "b", "c", "d", "e", "f"]))

        assert table.headers == (
            "Naam",
            "Voornaam",
            "Geboorte datum",
            "Leeftijd",
            "Start",
            "Einde",
        )
        assert table.header_line == 3

    def test_drops_empty_columns_and_keeps_the_letters(self):
        table = find_table(sheet(["", "Naam", "", "Start"], ["", "Peeters", "", "x"]))

        assert table.headers == ("Naam", "Start")
        assert table.letters == ("B", "D")

    def test_calls_columns_apart_that_share_a_header_or_have_none(self):
        headers = ["Naam", "Start", "Datum", "Datum", "", "Datum (2)"]

        table = find_table(sheet(headers, ["a", "b", "c", "d", "e", "f"]))

        assert table.headers == ("Naam", "Start", "Datum", "Datum (2)", "(E)", "Datum (2) (2)")

    def test_is_none_where_no_row_names_two_fields(self):
        assert find_table(sheet(["Dit blad niet invullen"], ["Versie", "3"])) is None


class TestChosenTable:
    def test_is_the_only_sheet_that_looks_like_one(self):
        data = xlsx([["Uitleg"]], [HEADERS, ROW], titles=["info", "Deelnemers"])

        assert open_register(data, "register.xlsx").sheet == "Deelnemers"

    def test_is_asked_for_when_two_sheets_look_like_one(self):
        sheets = [sheet(HEADERS, ROW, name="2025"), sheet(HEADERS, ROW, name="2026")]

        with pytest.raises(Unreadable) as caught:
            choose_table(sheets)

        assert caught.value.code == Refusal.TWO_CANDIDATE_SHEETS
        assert caught.value.facts == {"sheets": ["2025", "2026"]}
        assert choose_table(sheets, sheet="2026").sheet == "2026"

    @pytest.mark.parametrize(
        ("sheets", "chosen", "code"),
        [
            ([sheet(["Uitleg"])], None, Refusal.NO_TABLE),
            ([sheet(HEADERS)], None, Refusal.NO_ROWS),
            ([sheet(HEADERS, ROW, visible=False)], None, Refusal.NO_TABLE),
            ([sheet(HEADERS, ROW)], "Blad9", Refusal.UNKNOWN_SHEET),
        ],
    )
    def test_is_refused_where_there_is_none(self, sheets, chosen, code):
        with pytest.raises(Unreadable) as caught:
            choose_table(sheets, sheet=chosen)

        assert caught.value.code == code

    def test_passes_over_an_empty_copy_of_the_headers(self):
        sheets = [sheet(HEADERS, name="sjabloon"), sheet(HEADERS, ROW, name="2026")]

        assert choose_table(sheets).sheet == "2026"
