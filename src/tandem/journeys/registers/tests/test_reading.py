"""Workbooks: every format reads alike, and every bad file is refused for its own reason."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.apart import ReaderError, read_apart
from tandem.journeys.registers.reading.reader_process import cell_text, read_workbook
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reading.sheets import read_tables
from tandem.journeys.registers.tests.workbooks import (
    HEADERS,
    ROW,
    compound,
    figure,
    formula,
    label,
    ods,
    ods_row,
    record,
    repacked,
    sheet_xml,
    xls,
    xlsx,
)

XLS_CELLS = b"".join(label(0, column, text) for column, text in enumerate(HEADERS))
XLS_CELLS += b"".join(label(1, column, text) for column, text in enumerate(ROW))
SHEET = "xl/worksheets/sheet1.xml"


def refusal(data: bytes, name: str = "register.xlsx") -> Unreadable:
    """The refusal that a file meets."""
    with pytest.raises(Unreadable) as caught:
        read_tables(data, name)
    return caught.value


class TestWorkbook:
    @pytest.mark.parametrize(
        "data",
        [xlsx([HEADERS, ROW]), xls(XLS_CELLS), ods(ods_row(*HEADERS) + ods_row(*ROW))],
        ids=["xlsx", "xls", "ods"],
    )
    def test_reads_alike_in_every_format(self, data):
        (sheet,) = read_tables(data, "register")

        assert sheet.rows == (tuple(HEADERS), tuple(ROW))
        assert sheet.visible

    def test_keeps_lines_above_the_first_cell(self):
        data = repacked(
            xlsx([["x"]]), {SHEET: sheet_xml('<row r="3"><c r="B3"><v>7</v></c></row>')}
        )

        (sheet,) = read_tables(data, "register.xlsx")

        assert sheet.rows[2] == ("", "7")
        assert len(sheet.rows) == 3

    def test_knows_hidden_sheets(self):
        data = xlsx([HEADERS, ROW], [["oud"]], hidden="Blad2")

        sheets = read_tables(data, "register.xlsx")

        assert [sheet.visible for sheet in sheets] == [True, False]

    def test_shows_a_formula_and_never_its_value(self):
        data = xlsx([HEADERS, ["Peeters", "=A2&1", "=1+1", "x"]])

        (sheet,) = read_tables(data, "register.xlsx")

        assert sheet.rows[1] == ("Peeters", "=A2&1", "=1+1", "x")

    def test_shows_a_formula_of_an_open_document(self):
        cell = '<table:table-cell table:formula="of:=[.A1]+1" office:value-type="float"'
        row = f'<table:table-row>{cell} office:value="4"/></table:table-row>'

        (sheet,) = read_tables(ods(ods_row("Naam") + row), "register.ods")

        assert sheet.rows[1][0] == "=[.A1]+1"

    def test_shows_that_an_old_workbook_has_a_formula(self):
        (sheet,) = read_tables(xls(XLS_CELLS + formula(2, 1, 7.0)), "register.xls")

        assert sheet.rows[2][1] == "=…"

    def test_does_not_mind_a_million_empty_rows(self):
        empty = '<table:table-row table:number-rows-repeated="1048570">'
        empty += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'

        (sheet,) = read_tables(ods(ods_row(*HEADERS) + ods_row(*ROW) + empty), "register.ods")

        assert len(sheet.rows) == 2


class TestCell:
    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            (" De Decker ", "De Decker"),
            (8800.0, "8800"),
            (86050853103.0, "86050853103"),
            (1.5, "1.5"),
            (True, "ja"),
            (False, "nee"),
            (date(2024, 12, 7), "07/12/2024"),
            (datetime(2024, 12, 7, tzinfo=UTC), "07/12/2024"),
            (datetime(2024, 12, 7, 9, 30, tzinfo=UTC), "07/12/2024 09:30"),
            (time(9, 30), "09:30:00"),
            (timedelta(days=1), "1 day, 0:00:00"),
        ],
    )
    def test_becomes_text_as_people_type_it(self, cell, text):
        assert cell_text(cell) == text


class TestRefusedFile:
    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"", Refusal.EMPTY),
            (b" \r\n ", Refusal.EMPTY),
            (xlsx([[]]), Refusal.EMPTY),
            (b"%PDF-1.7 and so on", Refusal.NOT_A_SPREADSHEET),
            (b"\x89PNG\r\n\x1a\n\x00\x00", Refusal.NOT_A_SPREADSHEET),
            (b"<html><table><tr><td>Naam</td></tr></table>", Refusal.NOT_A_SPREADSHEET),
            (b"PK\x03\x04 but no more", Refusal.NOT_A_SPREADSHEET),
            (xlsx([HEADERS])[:-40], Refusal.NOT_A_SPREADSHEET),
            (xls(XLS_CELLS)[:600], Refusal.NOT_A_SPREADSHEET),
            (compound({"WordDocument": b"x"}), Refusal.NOT_A_SPREADSHEET),
        ],
    )
    def test_says_that_there_is_nothing_to_read(self, data, code):
        assert refusal(data).code == code

    def test_is_told_its_size(self):
        error = refusal(b"x" * (limits.MAX_FILE_BYTES + 1))

        assert error.code == Refusal.TOO_LARGE
        assert error.facts["limit"] == limits.MAX_FILE_BYTES

    @pytest.mark.parametrize(
        ("parts", "code"),
        [
            ({"xl/vbaProject.bin": b"x"}, Refusal.MACRO),
            ({"xl/macrosheets/sheet1.xml": b"<x/>"}, Refusal.MACRO),
            ({"xl/workbook.bin": b"x"}, Refusal.BINARY_WORKBOOK),
            ({"xl/media/picture.bin": bytes(300_000_000)}, Refusal.ZIP_BOMB),
            ({SHEET: b'<!DOCTYPE x [<!ENTITY a "aa">]><worksheet/>'}, Refusal.ZIP_BOMB),
            ({SHEET: b"<worksheet><sheetData>"}, Refusal.NOT_A_SPREADSHEET),
            ({SHEET: sheet_xml('<row r="0"><c><v>1</v></c></row>')}, Refusal.NOT_A_SPREADSHEET),
            ({SHEET: sheet_xml('<c r="C99999999999"><v>1</v></c>')}, Refusal.NOT_A_SPREADSHEET),
            ({"XL/WORKBOOK.XML": b"<workbook/>"}, Refusal.NOT_A_SPREADSHEET),
        ],
    )
    def test_is_refused_for_a_part_that_should_not_be_there(self, parts, code):
        assert refusal(repacked(xlsx([HEADERS, ROW]), parts)).code == code

    def test_is_refused_when_two_far_cells_ask_for_all_memory(self):
        cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
        far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

        error = refusal(repacked(xlsx([["x"]]), {SHEET: sheet_xml(cells + far)}))

        assert error.code == Refusal.TOO_MANY_ROWS

    def test_is_refused_when_it_has_200_columns(self):
        error = refusal(xlsx([[f"kolom {number}" for number in range(200)]], titles=["Lijst"]))

        assert error.code == Refusal.TOO_MANY_COLUMNS
        assert error.facts == {"sheet": "Lijst", "limit": limits.MAX_COLUMNS}

    def test_is_refused_when_it_has_300_000_rows(self):
        rows = "".join(
            f'<row r="{row}"><c><v>{row * row * row}</v></c></row>' for row in range(1, 300_001)
        )

        error = refusal(repacked(xlsx([["x"]]), {SHEET: sheet_xml(rows)}))

        assert error.code == Refusal.TOO_MANY_ROWS
        assert error.facts == {"sheet": "Blad1", "limit": limits.MAX_ROWS}

    def test_is_refused_for_absurdly_many_formulas(self, monkeypatch):
        monkeypatch.setattr(limits, "MAX_FORMULAS", 3)

        assert refusal(xlsx([["=1", "=2", "=3", "=4"]])).code == Refusal.ZIP_BOMB

    def test_is_refused_for_more_text_than_fits(self, monkeypatch):
        monkeypatch.setattr(limits, "MAX_TEXT_LENGTH", 5)

        assert read_workbook(xlsx([HEADERS])) == {"refused": Refusal.ZIP_BOMB}

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (compound({"EncryptedPackage": b"x"}), Refusal.ENCRYPTED),
            (xls(XLS_CELLS, extra=record(0x002F, bytes(6))), Refusal.ENCRYPTED),
            (xls(XLS_CELLS, folders=["_VBA_PROJECT_CUR"]), Refusal.MACRO),
            (xls(XLS_CELLS + figure(60_000, 0, 1.0)), Refusal.TOO_MANY_ROWS),
            (xls(XLS_CELLS + figure(0, 200, 1.0)), Refusal.TOO_MANY_COLUMNS),
            (ods("", macro="Basic/Standard/Module1.xml"), Refusal.MACRO),
            (ods("", manifest="<m><encryption-data/></m>"), Refusal.ENCRYPTED),
        ],
    )
    def test_is_refused_for_passwords_macros_and_size_in_other_formats(self, data, code):
        assert refusal(data).code == code

    def test_is_refused_for_a_password_on_its_parts(self):
        data = bytearray(xlsx([HEADERS, ROW]))
        directory = data.index(b"PK\x01\x02")
        data[directory + 8] |= 1

        assert refusal(bytes(data)).code == Refusal.ENCRYPTED

    def test_is_refused_when_repeated_cells_fill_the_memory(self):
        cell = '<table:table-cell office:value-type="float" office:value="1"'
        row = f'<table:table-row table:number-rows-repeated="1048576">{cell}/></table:table-row>'

        assert refusal(ods(row)).code == Refusal.TOO_MANY_ROWS


class TestReaderApart:
    def test_outlives_a_file_that_breaks_the_library(self):
        dimensions = record(0x0200, b"\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\xff\xff\x00\x00")

        error = refusal(xls(dimensions + XLS_CELLS))

        assert error.code in (Refusal.ZIP_BOMB, Refusal.NOT_A_SPREADSHEET)

    def test_is_stopped_when_it_takes_too_long(self, monkeypatch):
        monkeypatch.setattr(limits, "MAX_READER_SECONDS", 0.001)

        assert refusal(xlsx([HEADERS])).code == Refusal.ZIP_BOMB

    def test_does_not_blame_the_file_for_a_broken_installation(self, monkeypatch):
        monkeypatch.setattr("tandem.journeys.registers.reading.apart.READER", "tandem.nowhere")

        with pytest.raises(ReaderError):
            read_apart(b"x")


class TestGarbledSheet:
    def test_is_refused_with_the_first_line(self):
        error = refusal(xlsx([HEADERS, ROW, ["ThÃ©rÃ¨se", "x", "y", "z"]]))

        assert error.code == Refusal.WRONG_ENCODING
        assert error.facts == {"sheet": "Blad1", "line": 3}

    def test_is_read_when_one_cell_among_good_ones_is_garbled(self):
        names = [[name, "x", "y", "z"] for name in ("Hélène", "Zoë", "Noël", "RenÃ©")]

        (sheet,) = read_tables(xlsx([HEADERS, *names]), "register.xlsx")

        assert sheet.rows[4][0] == "RenÃ©"
