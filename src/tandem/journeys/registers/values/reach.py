"""Telephone numbers and e-mail addresses."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from tandem.journeys.registers.findings import Code, Reading
from tandem.journeys.registers.words import says_unknown

HOME = "BE"
LONGEST_NUMBER = 60


def read_phone(text: str) -> Reading:
    """A telephone number in international form, Belgian unless it says otherwise.

    A number of the right length counts, also in a range that is not in use yet: ranges
    open every year. Code: phone_unreadable, with the text kept as the value.

    >>> read_phone("0494/03.26.99").value
    '+32494032699'
    """
    if says_unknown(text):
        return Reading("")
    try:
        number = phonenumbers.parse(_with_zero(text[:LONGEST_NUMBER]), HOME)
    except phonenumbers.NumberParseException:
        return Reading(text, Code.PHONE_UNREADABLE)
    if not phonenumbers.is_possible_number(number):
        return Reading(text, Code.PHONE_UNREADABLE)
    return Reading(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _with_zero(text: str) -> str:
    """A spreadsheet that took 0494032699 for a figure dropped its zero."""
    return f"0{text}" if text.isdecimal() and len(text) in (8, 9) and text[0] != "0" else text


def read_email(text: str) -> Reading:
    """An e-mail address in lower case. Code: email_unreadable, with the text kept."""
    if says_unknown(text):
        return Reading("")
    try:
        validate_email(text)
    except ValidationError:
        return Reading(text, Code.EMAIL_UNREADABLE)
    return Reading(text.lower())
