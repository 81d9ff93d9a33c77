"""What a register column can hold and what one line of a register becomes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Field(StrEnum):
    """What a column holds. The names are stored with a remembered mapping; do not rename."""

    ROW_NUMBER = "row_number"
    FULL_NAME = "full_name"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    GENDER = "gender"
    BIRTH_DATE = "birth_date"
    NATIONAL_NUMBER = "national_number"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    BOX = "box"
    POSTCODE = "postcode"
    MUNICIPALITY = "municipality"
    POSTCODE_AND_PLACE = "postcode_and_place"
    PHONE = "phone"
    EMAIL = "email"
    EMPLOYMENT_STATUS = "employment_status"
    ISCED = "isced"
    CHILDREN = "children"
    START = "start"
    END = "end"
    EXIT_REASON = "exit_reason"
    REMARKS = "remarks"
    NATIONALITY = "nationality"
    LANGUAGE = "language"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a register after cleaning. None or "" means that the line does not say.

    gender: M, F or X. national_number: eleven digits. nis: the NIS code of the municipality
    of a postcode, None when it has two and the place does not choose. phone: E.164 when
    readable, else as typed. employment: unemployed, inactive or employed. isced: 0 to 8.
    The *_word fields keep the partner's own word.
    """

    last_name: str = ""
    first_name: str = ""
    gender: str | None = None
    birth_date: date | None = None
    national_number: str | None = None
    street: str = ""
    postcode: str | None = None
    municipality: str = ""
    nis: str | None = None
    phone: str = ""
    email: str = ""
    employment: str | None = None
    employment_word: str = ""
    isced: int | None = None
    education_word: str = ""
    children: int | None = None
    start: date | None = None
    end: date | None = None
    exit_reason: str | None = None
    exit_word: str = ""
    remarks: str = ""
    nationality: str = ""
    language: str = ""
