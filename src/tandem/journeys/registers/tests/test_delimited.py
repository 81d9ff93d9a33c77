"""Text files: encodings, separators, lines."""

import pytest

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.delimited import decode, find_separator
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reading.sheets import read_tables

NAMES = ["Daniël", "Thérèse", "Hélène", "André", "Jérôme", "Zoë", "Françoise", "Müller", "Loïc"]
TEXT = "Naam;Start\r\n" + "".join(f"Peeters {name};01/02/2025\r\n" for name in NAMES)


def rows(data: bytes):
    """The rows of the only sheet of a text file."""
    (sheet,) = read_tables(data, "lijst.2026.csv")
    return sheet.rows


class TestEncoding:
    @pytest.mark.parametrize(
        "encoding",
        ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"],
    )
    def test_is_found(self, encoding):
        assert rows(TEXT.encode(encoding))[1] == ("Peeters Daniël", "01/02/2025")

    @pytest.mark.parametrize("name", NAMES)
    def test_is_windows_for_a_single_accent(self, name):
        text = f"Naam;Start\r\nPeeters {name};01/02/2025\r\n"

        assert decode(text.encode("cp1252")) == text

    def test_keeps_typographic_signs_of_windows(self):
        text = "Naam;Nota\nD\N{RIGHT SINGLE QUOTATION MARK}Hondt;zie mail… \N{EURO SIGN} 5\n"

        assert decode(text.encode("cp1252")) == text

    def test_is_refused_when_it_breaks_half_way(self):
        with pytest.raises(Unreadable) as caught:
            read_tables(b"\xef\xbb\xbfNaam;Start\nPeeters;\xff\xfe\n", "lijst.csv")

        assert caught.value.code == Refusal.WRONG_ENCODING
        assert caught.value.facts == {"line": 2}


class TestSeparator:
    @pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
    def test_is_found_below_a_title(self, separator):
        text = f"Deelnemers, jaar 2026; stand\n\nNaam{separator}Start{separator}Einde\n"
        text += f"Peeters{separator}01/02/2025{separator}\n" * 3

        assert find_separator(text) == separator

    def test_is_told_by_the_first_line(self):
        data = b"sep=|\nNaam|Start;Stop\nPeeters|x;y\n"

        assert rows(data) == ((), ("Naam", "Start;Stop"), ("Peeters", "x;y"))


class TestLines:
    def test_keep_their_numbers_over_blank_ones(self):
        assert rows(b"Naam;Start\r\n\r\nPeeters;x\r\n")[2] == ("Peeters", "x")

    def test_may_hold_quoted_line_breaks(self):
        assert rows(b'Naam;Nota\nPeeters;"a\nb"\nJanssens;c\n')[2] == ("Janssens", "c")

    def test_label_the_sheet_with_the_file(self):
        (sheet,) = read_tables(b"Naam;Start\nPeeters;x", "lijst.2026.csv")

        assert sheet.name == "lijst.2026"

    @pytest.mark.parametrize(
        ("data", "code"),
        [
            (b"Naam;Start\n" + b"x;y\n" * 300_000, Refusal.TOO_MANY_ROWS),
            (b";".join([b"x"] * 200), Refusal.TOO_MANY_COLUMNS),
            (b'Naam;Start\n"' + b"x" * 200_000, Refusal.BROKEN_QUOTES),
            (b"Naam\x00;Start\x01", Refusal.NOT_A_SPREADSHEET),
        ],
    )
    def test_are_refused_when_there_are_too_many_or_broken(self, data, code):
        with pytest.raises(Unreadable) as caught:
            read_tables(data, "lijst.csv")

        assert caught.value.code == code

    def test_may_end_in_many_empty_cells(self):
        data = b"Naam;Start" + b";" * 200 + b"\nPeeters;x\n"

        assert len(rows(data)[0]) > limits.MAX_COLUMNS
