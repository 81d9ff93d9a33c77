"""What the cells under a header look like: a second opinion on the header."""

from collections.abc import Callable, Sequence
from datetime import date

from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.values import dates, identity, places, reach, situation

UNMISTAKABLE_SHARE = 0.8
PLAUSIBLE_SHARE = 0.3
OLDEST_START_YEAR = 2010

Test = Callable[[str], bool]


def _is_national_number(text: str) -> bool:
    return identity.read_national_number(text).value is not None


def _is_email(text: str) -> bool:
    return "@" in text and reach.read_email(text).code is None


def _is_phone(text: str) -> bool:
    enough_digits = 8 <= sum(sign.isdecimal() for sign in text) <= 15
    return enough_digits and not _is_day(text) and reach.read_phone(text).value.startswith("+")


def _is_postcode(text: str) -> bool:
    return places.read_place(text, "").postcode is not None


def _is_postcode_and_place(text: str) -> bool:
    postcode, place = places.split_postcode_and_place(text)
    return bool(place) and _is_postcode(postcode)


def _is_day(text: str) -> bool:
    return isinstance(_day(text), date)


def _is_birth_date(text: str) -> bool:
    day = _day(text)
    return isinstance(day, date) and day.year < OLDEST_START_YEAR


def _day(text: str) -> date | str:
    return dates.read_day(text, lambda year: year + (1900 if year >= 30 else 2000))


def _is_gender(text: str) -> bool:
    return identity.read_gender(text).value is not None


def _is_status(text: str) -> bool:
    return situation.read_employment(text).value is not None


def _is_diploma(text: str) -> bool:
    return situation.read_isced(text).value is not None


def _is_diploma_in_words(text: str) -> bool:
    return not text.isdecimal() and _is_diploma(text)


def _is_count(text: str) -> bool:
    return situation.read_children(text).value is not None


def _has_no_digits(text: str) -> bool:
    return not any(sign.isdecimal() for sign in text)


# In the order of asking: a national number also looks like a telephone number.
UNMISTAKABLE: tuple[tuple[Field, Test], ...] = (
    (Field.NATIONAL_NUMBER, _is_national_number),
    (Field.EMAIL, _is_email),
    (Field.POSTCODE_AND_PLACE, _is_postcode_and_place),
    (Field.POSTCODE, _is_postcode),
    (Field.GENDER, _is_gender),
    (Field.BIRTH_DATE, _is_birth_date),
    (Field.PHONE, _is_phone),
    (Field.EMPLOYMENT_STATUS, _is_status),
    (Field.ISCED, _is_diploma_in_words),
)

# What the cells under a header must look like, at least here and there.
EXPECTED: dict[Field, Test] = {
    **dict(UNMISTAKABLE),
    Field.BIRTH_DATE: _is_day,
    Field.START: _is_day,
    Field.END: _is_day,
    Field.ISCED: _is_diploma,
    Field.CHILDREN: _is_count,
    Field.LAST_NAME: _has_no_digits,
    Field.FIRST_NAME: _has_no_digits,
    Field.FULL_NAME: _has_no_digits,
}


def sniff(samples: Sequence[str]) -> Field | None:
    """The field that cells cannot be mistaken for, None when they could be several."""
    if not samples:
        return None
    for found, test in UNMISTAKABLE:
        if _share(samples, test) >= UNMISTAKABLE_SHARE:
            return found
    return None


def agrees(found: Field, samples: Sequence[str]) -> bool:
    """Whether cells can be what their header says. Empty columns and free text always can."""
    test = EXPECTED.get(found)
    return test is None or not samples or _share(samples, test) >= PLAUSIBLE_SHARE


def _share(samples: Sequence[str], test: Test) -> float:
    return sum(map(test, samples)) / len(samples)
