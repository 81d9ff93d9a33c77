"""Gender and national number."""

import re
from datetime import date

from stdnum.be import ssn
from stdnum.exceptions import InvalidChecksum, ValidationError

from tandem.journeys.registers.findings import Code, Reading
from tandem.journeys.registers.words import meaning_of, says_unknown

NUMBER_LENGTH = 11
# A number of 2000 with the year 00 and month 01 loses three zeros, never more.
FEWEST_DIGITS = 8
NOT_DIGITS = re.compile(r"[\s.\-/]+")


def read_gender(text: str) -> Reading:
    """M, F or X. Code: gender_unknown (a warning; nothing is derived from a name)."""
    if not text or says_unknown(text):
        return Reading()
    gender = meaning_of("gender", text)
    return Reading(gender, None if gender else Code.GENDER_UNKNOWN)


def read_national_number(text: str) -> Reading:
    """Eleven digits of a national or BIS number, with its zeros at the front put back.

    A cell without digits ("aangevraagd") says that there is no number yet: None, no code.
    Codes: national_number_check_digits, national_number_unreadable.
    Source: domain.md 7.3; check digits and dates by python-stdnum.

    >>> read_national_number("85.07.30-033.28").value
    '85073003328'
    """
    digits = NOT_DIGITS.sub("", text)
    if not any(sign.isdecimal() for sign in digits):
        return Reading()
    readable = digits.isascii() and digits.isdecimal()
    if not readable or not FEWEST_DIGITS <= len(digits) <= NUMBER_LENGTH:
        return Reading(code=Code.NATIONAL_NUMBER_UNREADABLE)
    # A spreadsheet that took the number for a figure dropped the zeros of births since 2000.
    try:
        return Reading(ssn.validate(digits.zfill(NUMBER_LENGTH)))
    except InvalidChecksum:
        return Reading(code=Code.NATIONAL_NUMBER_CHECK_DIGITS)
    except ValidationError:
        return Reading(code=Code.NATIONAL_NUMBER_UNREADABLE)


def birth_date_in(national_number: str) -> date | None:
    """The day of birth that a valid number tells, None when it does not tell it fully."""
    return ssn.get_birth_date(national_number)


def gender_in(national_number: str) -> str | None:
    """M or F as a valid number tells, None when it does not."""
    return ssn.get_gender(national_number)
