"""Why a whole file is sent back. Facts only: `messages` turns them into sentences."""

from enum import StrEnum

from tandem.foundation.errors import Refused


class Refusal(StrEnum):
    """Every reason for refusing a file; each has a sentence and a way out in `messages`."""

    EMPTY = "empty"
    NOT_A_SPREADSHEET = "not_a_spreadsheet"
    BINARY_WORKBOOK = "binary_workbook"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    ZIP_BOMB = "zip_bomb"
    ENCRYPTED = "encrypted"
    MACRO = "macro"
    WRONG_ENCODING = "wrong_encoding"
    BROKEN_QUOTES = "broken_quotes"
    NO_TABLE = "no_table"
    NO_ROWS = "no_rows"
    TWO_CANDIDATE_SHEETS = "two_candidate_sheets"
    UNKNOWN_SHEET = "unknown_sheet"


class Unreadable(Refused):
    """The file cannot be read as a register; nothing of it was kept.

    code: the reason. facts: where (`sheet`, `line`, `cell`) and how much (`found`, `limit`,
    `sheets`), safe to show to whoever uploaded the file, never to log.
    """

    def __init__(self, code: Refusal, **facts: object) -> None:
        super().__init__(**facts)
        self.code = code
        self.args = (code.value,)
