"""Days as partners write them. Always day before month; what is not certain is not guessed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from tandem.journeys.registers.findings import Code, Reading
from tandem.journeys.registers.words import meanings, plain, vocabulary

DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[\s./\-]+(\d{1,2})[\s./\-]+'?(\d{4}|\d{2})\.?\Z")
YEAR_MONTH_DAY = re.compile(r"(\d{4})[\s./\-]+(\d{1,2})[\s./\-]+(\d{1,2})\Z")
DAY_WORD_YEAR = re.compile(
    r"(\d{1,2})(?:e|er|ste|de|st|nd|rd|th)?[\s./\-]*([a-z]+)[\s./\-]*(\d{4}|\d{2})\Z"
)
WORD_DAY_YEAR = re.compile(r"([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?\s+(\d{4})\Z")
EIGHT_DIGITS = re.compile(r"\d{8}\Z")
TIME_OF_DAY = re.compile(r"[T\s]+\d{1,2}[:hu]\d{2}(?::\d{2}(?:\.\d+)?)?\Z")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?\Z")

# Spreadsheets count days; their day 60 is a 29 February 1900 that never was, so
# counting from 30 December 1899 is right for every day from March 1900 on.
SERIAL_ZERO = date(1899, 12, 30)

# Shorter numbers look like years: 1985 is no day in 1905.
FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000

YOUNGEST_PARTICIPANT_YEARS = 12
PLANNED_AHEAD_YEARS = 10
Century = Callable[[int], int]

MALFORMED = "unreadable"
IMPOSSIBLE = "impossible"


def read_birth_date(text: str, today: date) -> Reading:
    """A day of birth. Two-digit years make the person at least twelve and at most 111.

    Codes: birth_date_unreadable, birth_date_impossible.
    """
    newest = today.year - YOUNGEST_PARTICIPANT_YEARS
    day = read_day(text, lambda year: year + (2000 if year + 2000 <= newest else 1900))
    return _reading(day, Code.BIRTH_DATE_UNREADABLE, Code.BIRTH_DATE_IMPOSSIBLE)


def read_start(text: str, today: date) -> Reading:
    """A first day of support. Codes: start_unreadable, start_impossible."""
    day = read_day(text, _recent(today))
    return _reading(day, Code.START_UNREADABLE, Code.START_IMPOSSIBLE)


def read_end(text: str, today: date) -> Reading:
    """A last day of support. Codes: end_unreadable, end_impossible."""
    day = read_day(text, _recent(today))
    return _reading(day, Code.END_UNREADABLE, Code.END_IMPOSSIBLE)


def _recent(today: date) -> Century:
    newest = today.year + PLANNED_AHEAD_YEARS
    return lambda year: year + (2000 if year + 2000 <= newest else 1900)


def _reading(day: date | str, unreadable: Code, impossible: Code) -> Reading:
    if isinstance(day, date):
        return Reading(day)
    return Reading(code=impossible if day == IMPOSSIBLE else unreadable)


def read_day(text: str, century: Century) -> date | str:
    """A day, or "impossible" (31/02/1985) or "unreadable" ("spring", 1985, 85-06-05).

    century: turns a year of two digits into one of four.

    >>> read_day("16 dec 2024", int), read_day("31/02/1985", int), read_day("1985", int)
    (datetime.date(2024, 12, 16), 'impossible', 'unreadable')
    """
    cleaned = TIME_OF_DAY.sub("", text.strip())
    if SERIAL.match(cleaned):
        return _from_serial(cleaned)
    if numbers := DAY_MONTH_YEAR.match(cleaned):
        return _day(_year(numbers[3], century), int(numbers[2]), int(numbers[1]))
    if numbers := YEAR_MONTH_DAY.match(cleaned):
        return _day(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    if EIGHT_DIGITS.match(cleaned):
        return _from_eight_digits(cleaned)
    return _from_words(cleaned, century)


def _from_words(text: str, century: Century) -> date | str:
    words = plain(text).split()
    if words and words[0] in vocabulary("weekdays"):
        words = words[1:]
    sentence = " ".join(words)
    if numbers := DAY_MONTH_YEAR.match(sentence):
        return _day(_year(numbers[3], century), int(numbers[2]), int(numbers[1]))
    found = DAY_WORD_YEAR.match(sentence)
    if found and (month := _month(found[2])):
        return _day(_year(found[3], century), month, int(found[1]))
    found = WORD_DAY_YEAR.match(sentence)
    if found and (month := _month(found[1])):
        return _day(int(found[3]), month, int(found[2]))
    return MALFORMED


def _month(word: str) -> int | None:
    return meanings("months").get(word)


def _year(digits: str, century: Century) -> int:
    return int(digits) if len(digits) == 4 else century(int(digits))


def _day(year: int, month: int, day: int) -> date | str:
    try:
        return date(year, month, day)
    except ValueError:
        return IMPOSSIBLE


def _from_serial(text: str) -> date | str:
    days = int(float(text))
    if not FIRST_SERIAL <= days <= LAST_SERIAL:
        return MALFORMED
    return SERIAL_ZERO + timedelta(days=days)


def _from_eight_digits(text: str) -> date | str:
    """19850506 or 06051985: at most one of the two readings is a day of our time."""
    readings = (
        _day(int(text[:4]), int(text[4:6]), int(text[6:])),
        _day(int(text[4:]), int(text[2:4]), int(text[:2])),
    )
    days = [day for day in readings if isinstance(day, date) and 1900 <= day.year < 2100]
    return days[0] if days else MALFORMED
