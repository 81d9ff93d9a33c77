"""What holds for any register, not only for the examples."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tandem.journeys.registers.checking import check_rows
from tandem.journeys.registers.columns import propose
from tandem.journeys.registers.duplicates.people import letters
from tandem.journeys.registers.headers import recognise
from tandem.journeys.registers.reading.refusals import Unreadable
from tandem.journeys.registers.reading.sheets import read_tables
from tandem.journeys.registers.table import open_register
from tandem.journeys.registers.tests.registers import TODAY
from tandem.journeys.registers.tests.workbooks import (
    HEADERS,
    ROW,
    figure,
    formula,
    label,
    ods,
    ods_row,
    xls,
    xlsx,
)
from tandem.journeys.registers.values.dates import read_birth_date, read_day
from tandem.journeys.registers.values.identity import read_gender, read_national_number
from tandem.journeys.registers.values.names import split_full_name, tidy_name
from tandem.journeys.registers.values.places import read_place, split_postcode_and_place
from tandem.journeys.registers.values.reach import read_email, read_phone
from tandem.journeys.registers.values.situation import (
    read_children,
    read_employment,
    read_exit_reason,
    read_isced,
)

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
QUICK = settings(max_examples=150, deadline=None)

COLUMNS = ["Naam", "Voornaam", "Geboortedatum", "Start", "GSM", "Opmerkingen"]
# Words of one script, which no header and no total is made of.
WORD = st.text(alphabet="bcdfghjklmpqrtvwxz", min_size=3, max_size=12)
DAY = st.dates(min_value=date(2001, 1, 1), max_value=date(2035, 12, 31))
SEEDS = [
    xlsx([HEADERS, ROW]),
    xls(label(0, 0, "Naam") + figure(1, 0, 3.0) + formula(1, 1, 7.0)),
    ods(ods_row(*HEADERS) + ods_row(*ROW)),
    "Naam;Start\r\nPeeters Daniël;01/02/2025\r\n".encode("cp1252"),
    "Naam\tStart\nPeeters\t01/02/2025\n".encode("utf-16"),
]


@st.composite
def registers(draw):
    """Rows of a sheet with titles, blank rows and columns in any order, and its people."""
    columns = draw(st.permutations(COLUMNS))
    titles = draw(st.lists(st.lists(WORD, max_size=1), max_size=4))
    body = draw(st.lists(st.one_of(st.none(), st.tuples(WORD, DAY)), max_size=8))
    body.append(draw(st.tuples(WORD, DAY)))
    people = [found for found in body if found]
    lines = [
        [] if found is None else [found[1] if name == "Start" else found[0] for name in columns]
        for found in body
    ]
    return [*titles, columns, *lines], people


class TestAnyRegister:
    @SLOW
    @given(registers())
    def test_reads_back_as_it_was_written(self, made):
        rows, people = made
        table = open_register(xlsx(rows), "register.xlsx")

        told = [
            (row.cells[table.headers.index("Naam")], row.cells[table.headers.index("Start")])
            for row in table.rows
        ]
        assert told == [(word, f"{day:%d/%m/%Y}") for word, day in people]
        assert all(rows[row.line - 1][0] for row in table.rows)

    @SLOW
    @given(registers())
    def test_loses_no_row_in_checking(self, made):
        rows, people = made
        table = open_register(xlsx(rows), "register.xlsx")

        checked = check_rows(table, propose(table).mapping, TODAY)

        assert [row.line for row in checked] == [row.line for row in table.rows]
        assert len(checked) == len(people)


class TestAnyBytes:
    @QUICK
    @given(st.binary(max_size=400))
    def test_are_read_or_refused(self, data):
        assert read_or_refuse(data)

    @SLOW
    @given(st.sampled_from(SEEDS), st.integers(0, 10_000), st.binary(max_size=8))
    def test_are_read_or_refused_when_a_good_file_is_damaged(self, seed, place, damage):
        at = place % len(seed)

        assert read_or_refuse(seed[:at] + damage + seed[at + len(damage) :])


def read_or_refuse(data: bytes) -> bool:
    """Whether a file was read, or refused with a known code."""
    try:
        return bool(read_tables(data, "register"))
    except Unreadable as refused:
        return bool(refused.code)


class TestAnyCell:
    @QUICK
    @given(st.text(max_size=40))
    def test_is_cleaned_for_good_at_once(self, text):
        name = tidy_name(text)
        number = read_national_number(text).value
        phone = read_phone(text)
        email = read_email(text)

        assert tidy_name(name) == name
        assert number is None or read_national_number(number).value == number
        assert phone.code or read_phone(phone.value).value == phone.value
        assert email.code or read_email(email.value).value == email.value

    @QUICK
    @given(st.text(max_size=40), st.text(max_size=40))
    def test_never_stops_a_reader(self, text, other):
        assert recognise(text) is None or recognise(text).confidence > 0
        postcode = read_place(*split_postcode_and_place(text)).postcode
        assert postcode is None or postcode in text
        assert len(split_full_name(f"{text}, {other}")) == 3
        assert letters(text) == letters(letters(text))
        for read in (read_gender, read_employment, read_isced, read_exit_reason, read_children):
            reading = read(text)
            assert reading.value is None or reading.code is None

    @QUICK
    @given(st.dates(min_value=date(1930, 1, 1), max_value=TODAY - timedelta(days=1)))
    def test_holds_a_day_in_every_spelling(self, day):
        spellings = [
            f"{day:%d/%m/%Y}",
            f"{day.day}-{day.month}-{day.year}",
            f"{day:%d.%m.%Y}",
            f"{day:%Y-%m-%d}",
            f"{day:%Y-%m-%d 00:00:00}",
            f"{day:%d%m%Y}",
            f"{day:%Y%m%d}",
            str((day - date(1899, 12, 30)).days),
        ]

        assert {read_day(text, int) for text in spellings} == {day}

    @QUICK
    @given(st.dates(min_value=date(1917, 1, 1), max_value=date(2014, 12, 31)))
    def test_holds_a_birth_with_two_digits_in_the_right_century(self, born):
        assert read_birth_date(f"{born:%d/%m/%y}", TODAY).value == born

    @QUICK
    @given(st.dates(min_value=date(1930, 1, 1), max_value=date(2014, 12, 31)), st.integers(1, 997))
    def test_holds_a_national_number_in_every_spelling(self, born, counter):
        number = national_number(born, counter)
        dotted = f"{born:%y.%m.%d}-{counter:03}.{number[-2:]}"

        for typed in (number, dotted, dotted.replace(".", " ").replace("-", " "), str(int(number))):
            assert read_national_number(typed).value == number

    @QUICK
    @given(
        st.dates(min_value=date(1930, 1, 1), max_value=date(2014, 12, 31)),
        st.integers(1, 997),
        st.integers(1, 96),
    )
    def test_holds_no_national_number_with_other_check_digits(self, born, counter, off):
        number = national_number(born, counter)
        wrong = f"{number[:9]}{(int(number[9:]) + off - 1) % 97 + 1:02}"
        other_century = (
            f"{number[:9]}{check_digits(('' if born.year >= 2000 else '2') + number[:9])}"
        )

        if wrong != other_century:
            assert read_national_number(wrong).value is None


def national_number(born: date, counter: int) -> str:
    """A valid number that belongs to nobody."""
    base = f"{born:%y%m%d}{counter:03}"
    return base + check_digits(base if born.year < 2000 else f"2{base}")


def check_digits(base: str) -> str:
    """The last two digits of a national number."""
    return f"{97 - int(base) % 97:02}"
