"""XLSForm: what is read, and how each mistake is told with its place."""

import io
import json
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.rooms.measures.instrument import Instrument, Kind
from tandem.rooms.measures.instrument_wording import FILE_PROBLEMS, file_sentence
from tandem.rooms.measures.xlsform import parse_instrument
from tandem.rooms.measures.xlsform_sheets import MAX_FILE_BYTES, InstrumentError

SMALL = """\
| survey |
| | type | name | label::Nederlands (nl) | label::English (en) | hint | required | relevant | constraint | parameters | appearance | bind::tandem:domain | bind::tandem:scale |
| | start | begun | | | | | | | | | | |
| | begin_group | home | Thuis | Home | | | | | | | | |
| | select_one yes_no | alone | Woon je alleen? | Do you live alone? | Kies er een | yes | | | | likert | won | state |
| | integer | children | Hoeveel kinderen? | How many children? | | | ${alone} = 'no' | . >= 0 and . < 20 | | | | |
| | end_group | | | | | | | | | | | |
| | range | mood | Hoe gaat het? | How are you? | | | | | start=1 end=5 step=1 | | | |
| | note | thanks | Dank je | Thank you | | | | | | | | |

| choices |
| | list_name | name | label::Nederlands (nl) | label::English (en) |
| | yes_no | yes | Ja | Yes |
| | yes_no | no | Nee | No |

| settings |
| | form_id | form_title | title_fr | version | default_language |
| | small | Klein | Petit | 3 | Nederlands (nl) |
"""  # noqa: E501 -- a table row is one line


def parse(text=SMALL, name="small.md"):
    return parse_instrument(text, name)


def refusal(data, name="small.md"):
    with pytest.raises(InstrumentError) as caught:
        parse_instrument(data, name)
    return caught.value


def workbook(sheets):
    """The bytes of an .xlsx file with these rows by sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(parts):
    """The bytes of a zip file with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


class TestParseInstrument:
    def test_reads_settings_and_languages(self):
        instrument = parse()

        assert (instrument.key, instrument.version) == ("small", "3")
        assert instrument.title == {"nl": "Klein", "fr": "Petit"}
        assert instrument.languages == ("nl", "en")

    def test_reads_every_part_of_a_question(self):
        question = parse().by_name["alone"]

        assert question.kind is Kind.SELECT_ONE
        assert question.labels == {"nl": "Woon je alleen?", "en": "Do you live alone?"}
        assert question.hints == {"nl": "Kies er een"}
        assert (question.group, question.required, question.appearance) == ("home", True, "likert")
        assert (question.domain, question.scale) == ("WON", "state")
        assert [each.name for each in question.choices] == ["yes", "no"]

    def test_reads_conditions_and_ranges(self):
        instrument = parse()

        assert instrument.by_name["children"].relevant == "${alone} = 'no'"
        assert instrument.by_name["children"].constraint == ". >= 0 and . < 20"
        assert instrument.by_name["mood"].span.end == 5

    def test_leaves_out_what_a_phone_notes_by_itself(self):
        assert "begun" not in parse().by_name

    def test_shows_a_label_in_the_nearest_language(self):
        instrument = parse()
        labels = instrument.by_name["mood"].labels

        shown = [instrument.text(labels, code) for code in ("en-gb", "nl", "fr")]

        assert shown == ["How are you?", "Hoe gaat het?", "Hoe gaat het?"]
        assert instrument.text({}, "nl") == ""

    def test_reads_the_same_from_excel(self):
        survey = [["type", "name", "label"], [], ["integer", "age", "Hoe oud ben je?"]]

        instrument = parse_instrument(workbook({"survey": survey}), "Age.XLSX")

        assert instrument.by_name["age"].labels == {"nl": "Hoe oud ben je?"}
        assert (instrument.key, instrument.version) == ("Age", "1")

    def test_keeps_the_row_of_excel_when_rows_are_blank(self):
        survey = [["type", "name", "label"], [], [], ["hologram", "age", "Hoe oud ben je?"]]

        assert refusal(workbook({"survey": survey}), "age.xlsx").row == 4

    def test_leaves_out_a_column_of_the_makers_own(self):
        text = SMALL.replace("| appearance |", "| remarks of our team |").replace("likert", "later")

        assert parse(text).by_name["alone"].appearance == ""


class TestJson:
    def test_gives_back_the_same_instrument(self):
        instrument = parse()

        stored = json.loads(json.dumps(instrument.to_json()))

        assert Instrument.from_json(stored) == instrument
        assert Instrument.from_json(stored).digest() == instrument.digest()

    def test_changes_the_digest_with_one_word(self):
        assert parse(SMALL.replace("Dank je", "Bedankt")).digest() != parse().digest()


class TestMistakes:
    @pytest.mark.parametrize(
        ("old", "new", "code", "row", "column"),
        [
            ("| integer |", "| intger |", "unknown_type", 5, "type"),
            ("| integer |", "| geopoint |", "unknown_type", 5, "type"),
            ("| select_one yes_no |", "| select_one yesno |", "missing_choices", 4, "type"),
            ("| children |", "| alone |", "duplicate_name", 5, "name"),
            ("| children |", "| two words |", "bad_name", 5, "name"),
            ("| children |", "| |", "bad_name", 5, "name"),
            ("Hoeveel kinderen?", "", "missing_label", 5, "label"),
            ("${alone} = 'no'", "${alone} = ", "condition_syntax", 5, "relevant"),
            ("${alone} = 'no'", "${alon} = 'no'", "unknown_question", 5, "relevant"),
            ("${alone} = 'no'", "${thanks} = 'no'", "unknown_question", 5, "relevant"),
            ("${alone} = 'no'", ". = 'no'", "condition_self", 5, "relevant"),
            ("${alone} = 'no'", "doc('x') = 'no'", "condition_function", 5, "relevant"),
            ("${alone} = 'no'", "1" + " or 1" * 300, "condition_too_long", 5, "relevant"),
            ("${alone} = 'no'", "${children} > 1", "cycle", 5, "relevant"),
            (". >= 0 and . < 20", ". >= ", "condition_syntax", 5, "constraint"),
            (". >= 0 and . < 20", "/etc/passwd", "condition_syntax", 5, "constraint"),
            ("| yes | |", "| perhaps | |", "bad_required", 4, "required"),
            ("| won |", "| wno |", "unknown_domain", 4, "bind::tandem:domain"),
            ("start=1 end=5", "start=5 end=1", "bad_range", 7, "parameters"),
            ("step=1", "step=0.001", "bad_range", 7, "parameters"),
            ("end=5", "end=5.5.5", "bad_range", 7, "parameters"),
            ("| end_group | ", "| note | extra ", "missing_label", 6, "label"),
            ("| range |", "| end_group |", "group_not_open", 7, "type"),
            ("| relevant |", "| relevent |", "unknown_column", 1, "relevent"),
            ("| parameters |", "| default |", "column_not_offered", 7, "default"),
            ("label::English (en) | hint", "label::Klingon! | hint", "language_without_code", 1,
             "label::Klingon!"),
        ],
    )  # fmt: skip
    def test_on_the_survey_have_a_code_and_a_place(self, old, new, code, row, column):
        error = refusal(SMALL.replace(old, new, 1))

        assert (error.code, error.sheet, error.row, error.column) == (code, "survey", row, column)

    @pytest.mark.parametrize(
        ("old", "new", "code", "row", "column"),
        [
            ("| yes_no | no |", "| yes_no | yes |", "duplicate_name", 3, "name"),
            ("| yes_no | no |", "| yes_no | n o |", "bad_name", 3, "name"),
            ("| yes_no | no |", "| | no |", "bad_name", 3, "list_name"),
            ("| Nee |", "| |", "missing_label", 3, "label"),
        ],
    )
    def test_on_the_choices_have_a_code_and_a_place(self, old, new, code, row, column):
        error = refusal(SMALL.replace(old, new, 1))

        assert (error.code, error.sheet, error.row, error.column) == (code, "choices", row, column)

    def test_in_the_language_of_the_settings_are_told_too(self):
        error = refusal(SMALL.replace("| Nederlands (nl) |\n", "| Dialect van hier |\n"))

        assert (error.code, error.sheet) == ("language_without_code", "settings")

    def test_name_the_group_that_stays_open(self):
        text = SMALL.replace("| | end_group | | | | | | | | | | | |\n", "")

        error = refusal(text)

        assert (error.code, error.row, error.found) == ("group_not_closed", 3, "home")

    def test_name_the_column_that_is_missing(self):
        error = refusal("| survey |\n| | kind | name | label |\n| | text | a | A |\n")

        assert (error.code, error.found) == ("missing_column", "type")

    def test_find_a_longer_circle_and_its_first_row(self):
        rows = [
            ["type", "name", "label", "relevant"],
            ["text", "first", "A", ""],
            ["text", "second", "B", "${fourth} = 'x'"],
            ["begin_group", "third", "C", "${second} = 'x'"],
            ["text", "fourth", "D", ""],
            ["end_group", "", "", ""],
        ]

        error = refusal(workbook({"survey": rows}), "circle.xlsx")

        assert (error.code, error.row) == ("cycle", 3)
        assert set(error.found.split(" → ")) == {"second", "third", "fourth"}

    def test_suggest_the_likely_word(self):
        assert refusal(SMALL.replace("${alone} =", "${alon} =")).nearest == "alone"
        assert refusal(SMALL.replace("| integer |", "| intger |")).nearest == "integer"


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("data", "name", "code"),
        [
            (b"", "a.xlsx", "unreadable"),
            (b"PK\x03\x04 broken", "a.xlsx", "unreadable"),
            (b"nothing at all", "a.md", "unreadable"),
            (b"\xff\xfe|", "a.md", "not_utf8"),
            ("| survey |", "a.md", "unreadable"),
            ("| choices |\n| | list_name | name |\n\n| other |\n| | a | b |\n", "a.md",
             "not_an_instrument"),
            ("| survey |\n| | type | name | label |\n| | note | a | A |\n", "a.md",
             "not_an_instrument"),
            (SMALL, "a.pdf", "unsupported_file"),
            (SMALL, "a.xlsx", "unsupported_file"),
            (b" " * (MAX_FILE_BYTES + 1), "a.md", "too_large"),
            ("| survey |\n|" + "#" * 500 + "|\n", "a.md", "too_large"),
            ("| survey |\n| | type | name | label |\n| | text | a | " + "A" * 5000 + " |\n",
             "a.md", "too_large"),
            (archive({"a.txt": "x"}), "a.xlsx", "unreadable"),
            (archive({"xl/vbaProject.bin": "x"}), "a.xlsx", "macros"),
            (archive({"bomb.xml": "0" * 20_000_000}), "a.xlsx", "too_large"),
            (archive({f"{number}.xml": "" for number in range(400)}), "a.xlsx", "too_large"),
            (archive({"a.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
             "a.xlsx", "unreadable"),
            (archive({"a.xml": "<!doctype a>".encode("utf-16")}), "a.xlsx", "unreadable"),
        ],
        ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
    )  # fmt: skip
    def test_are_refused_before_they_cost_anything(self, data, name, code):
        assert refusal(data, name).code == code

    def test_have_a_bound_on_rows(self):
        rows = [["type", "name", "label"], *(["text", f"q{n}", "Q"] for n in range(600))]

        assert refusal(workbook({"survey": rows}), "a.xlsx").code == "too_large"

    def test_have_a_bound_on_columns(self):
        rows = [
            ["type", "name", "label", *(f"own column {n}" for n in range(100))],
            ["text", "a", "A"],
        ]

        assert refusal(workbook({"survey": rows}), "a.xlsx").code == "too_large"

    def test_see_the_password_on_an_archive(self):
        plain = archive({"a.xml": "<a/>"})
        # Bit 0 of the flags, in the local header and in the directory, says encrypted.
        locked = plain.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
        locked = locked.replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
        )

        assert refusal(locked, "a.xlsx").code == "protected"

    def test_never_evaluate_a_formula(self):
        rows = [["type", "name", "label"], ["text", "a", '=HYPERLINK("x","y")']]

        # Nobody opened this file in Excel, so the formula has no value yet.
        assert refusal(workbook({"survey": rows}), "a.xlsx").code == "missing_label"

    @given(st.binary(max_size=300), st.sampled_from(["a.xlsx", "a.md"]))
    def test_of_any_bytes_are_answered_with_a_sentence(self, data, name):
        error = refusal(data, name)

        assert error.code in FILE_PROBLEMS
        assert file_sentence(error)

    @given(st.integers(0, len(SMALL) - 1), st.text("|${}()' ax.=\n", max_size=4))
    def test_that_are_only_damaged_never_break_the_reader(self, place, word):
        damaged = SMALL[:place] + word + SMALL[place + 1 :]

        assert self.outcome(damaged) in {"read", *FILE_PROBLEMS}

    def outcome(self, text):
        try:
            parse(text)
        except InstrumentError as error:
            return error.code
        return "read"


class TestFileSentence:
    def test_tells_sheet_row_column_and_way_out(self):
        told = file_sentence(refusal(SMALL.replace("| integer |", "| intger |")))

        assert all(each in told for each in ("survey", "5", "type", "“intger”", "“integer”"))

    def test_needs_no_place_for_a_whole_file(self):
        assert "“" not in file_sentence(refusal(b"", "a.xlsx"))

    def test_can_mean_a_whole_sheet_or_a_row(self):
        sheet = InstrumentError("not_an_instrument", sheet="survey")
        row = InstrumentError("too_large", sheet="survey", row=9)

        assert file_sentence(sheet).count("survey") == 2
        assert "9" in file_sentence(row)

    def test_is_shorter_in_a_log(self):
        error = refusal(SMALL.replace("| integer |", "| intger |"))

        assert str(error) == "survey row 5, type: unknown_type 'intger'"
