"""Facts of one row laid beside each other: what cannot be, and what is worth a look."""

from collections.abc import Iterator
from datetime import date

from tandem.journeys.registers.fields import Entry, Field
from tandem.journeys.registers.findings import Code, Finding
from tandem.journeys.registers.values.identity import birth_date_in, gender_in

OLDEST_YEARS = 110
USUAL_FROM_YEARS = 15


def age_on(day: date, birth_date: date) -> int:
    """Completed years of age on a day. Source: domain.md 2.3.

    >>> age_on(date(2024, 3, 1), date(2004, 2, 29))
    20
    """
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


def compare_facts(entry: Entry, today: date) -> Iterator[Finding]:
    """Findings about facts that contradict each other or the calendar."""
    yield from _birth(entry, today)
    yield from _period(entry, today)
    yield from _national_number(entry)


def _birth(entry: Entry, today: date) -> Iterator[Finding]:
    born = entry.birth_date
    if born is None:
        return
    if born > today:
        yield Finding(Code.BIRTH_IN_FUTURE, Field.BIRTH_DATE)
    elif age_on(today, born) > OLDEST_YEARS:
        yield Finding(Code.BIRTH_TOO_OLD, Field.BIRTH_DATE, facts={"limit": OLDEST_YEARS})
    elif entry.start and born >= entry.start:
        yield Finding(Code.BORN_AFTER_START, Field.BIRTH_DATE, facts={"start": entry.start})
    elif entry.start and age_on(entry.start, born) < USUAL_FROM_YEARS:
        age = age_on(entry.start, born)
        yield Finding(Code.BIRTH_DATE_YOUNG, Field.BIRTH_DATE, facts={"age": age})


def _period(entry: Entry, today: date) -> Iterator[Finding]:
    if entry.start and entry.start > today:
        yield Finding(Code.START_IN_FUTURE, Field.START)
    if entry.end is None:
        if entry.exit_word:
            yield Finding(Code.EXIT_REASON_WITHOUT_END, Field.EXIT_REASON)
    elif entry.start and entry.end < entry.start:
        yield Finding(Code.END_BEFORE_START, Field.END, facts={"start": entry.start})
    elif entry.end > today:
        yield Finding(Code.END_IN_FUTURE, Field.END)


def _national_number(entry: Entry) -> Iterator[Finding]:
    if not entry.national_number:
        return
    told_birth = birth_date_in(entry.national_number)
    if entry.birth_date and told_birth and told_birth != entry.birth_date:
        yield Finding(Code.NATIONAL_NUMBER_BIRTH_DIFFERS, Field.NATIONAL_NUMBER)
    told_gender = gender_in(entry.national_number)
    if entry.gender in ("M", "F") and told_gender and told_gender != entry.gender:
        yield Finding(Code.NATIONAL_NUMBER_GENDER_DIFFERS, Field.NATIONAL_NUMBER)
