"""What can be wrong with one row. Facts only: `messages` turns them into sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum
from typing import Any

from tandem.journeys.registers.fields import Field


class Code(StrEnum):
    """Everything a row can be told. The first group holds the row back, the rest warns."""

    NO_NAME = "no_name"
    BIRTH_DATE_IMPOSSIBLE = "birth_date_impossible"
    BIRTH_DATE_UNREADABLE = "birth_date_unreadable"
    BIRTH_IN_FUTURE = "birth_in_future"
    BIRTH_TOO_OLD = "birth_too_old"
    BORN_AFTER_START = "born_after_start"
    START_MISSING = "start_missing"
    START_IMPOSSIBLE = "start_impossible"
    START_UNREADABLE = "start_unreadable"
    END_IMPOSSIBLE = "end_impossible"
    END_UNREADABLE = "end_unreadable"
    END_BEFORE_START = "end_before_start"
    NATIONAL_NUMBER_CHECK_DIGITS = "national_number_check_digits"
    NATIONAL_NUMBER_UNREADABLE = "national_number_unreadable"
    UNKNOWN_POSTCODE = "unknown_postcode"
    UNKNOWN_STATUS = "unknown_status"
    TOO_LONG = "too_long"
    FORMULA = "formula"

    ONE_NAME_ONLY = "one_name_only"
    NAME_ORDER_UNSURE = "name_order_unsure"
    NAME_ODD = "name_odd"
    GARBLED_TEXT = "garbled_text"
    GENDER_UNKNOWN = "gender_unknown"
    BIRTH_DATE_MISSING = "birth_date_missing"
    BIRTH_DATE_YOUNG = "birth_date_young"
    NATIONAL_NUMBER_BIRTH_DIFFERS = "national_number_birth_differs"
    NATIONAL_NUMBER_GENDER_DIFFERS = "national_number_gender_differs"
    POSTCODE_MISSING = "postcode_missing"
    POSTCODE_PLACE_DIFFER = "postcode_place_differ"
    POSTCODE_TWO_MUNICIPALITIES = "postcode_two_municipalities"
    PHONE_UNREADABLE = "phone_unreadable"
    EMAIL_UNREADABLE = "email_unreadable"
    STATUS_MISSING = "status_missing"
    DIPLOMA_UNKNOWN = "diploma_unknown"
    EXIT_REASON_UNKNOWN = "exit_reason_unknown"
    EXIT_REASON_WITHOUT_END = "exit_reason_without_end"
    CHILDREN_UNREADABLE = "children_unreadable"
    START_IN_FUTURE = "start_in_future"
    END_IN_FUTURE = "end_in_future"
    KNOWN_END_DIFFERS = "known_end_differs"


HOLDS_BACK = frozenset(list(Code)[: list(Code).index(Code.FORMULA) + 1])


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one row.

    column: the header of the column it is about, "" when no column is. cell: its place in the
    sheet ("E77"). text: what stands there. facts: what the sentence needs besides.
    """

    code: Code
    field: Field
    column: str = ""
    cell: str = ""
    text: str = dataclass_field(default="", repr=False)
    facts: Mapping[str, Any] = dataclass_field(default_factory=dict, repr=False)

    @property
    def holds_back(self) -> bool:
        """Whether the row must be corrected before it can be written."""
        return self.code in HOLDS_BACK


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of one cell and, when there is something to say about it, what."""

    value: Any = None
    code: Code | None = None
    facts: Mapping[str, Any] = dataclass_field(default_factory=dict)
