"""Where the cells of a workbook are and which of them hold a formula.

The spreadsheet library gives values only, and lays every sheet out as a full
rectangle: two cells in opposite corners would ask for half a terabyte. So the parts
are walked first, in pieces, and refused with a reason when the rectangle is too large.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")
MAX_FORMULA_LENGTH = 200


@dataclass
class Scan:
    """What one sheet holds: formulas by (row, column), both counted from 1."""

    name: str = ""
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)

    def touch(self, row: int, column: int) -> None:
        """Note a cell that holds something. Raises Unreadable beyond the limits."""
        if row < 1 or column < 1:
            raise Unreadable(Refusal.NOT_A_SPREADSHEET)
        if row > limits.MAX_ROWS:
            raise Unreadable(Refusal.TOO_MANY_ROWS, sheet=self.name, limit=limits.MAX_ROWS)
        if column > limits.MAX_COLUMNS:
            raise Unreadable(Refusal.TOO_MANY_COLUMNS, sheet=self.name, limit=limits.MAX_COLUMNS)

    def add_formula(self, row: int, column: int, text: str) -> None:
        """Note a formula. Raises Unreadable when there are absurdly many."""
        if len(self.formulas) >= limits.MAX_FORMULAS:
            raise Unreadable(Refusal.ZIP_BOMB, sheet=self.name, limit=limits.MAX_FORMULAS)
        self.formulas[row, column] = text[:MAX_FORMULA_LENGTH]


def column_number(letters: str) -> int:
    """The number of a spreadsheet column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a spreadsheet column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, remainder = divmod(number - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def local(name: str) -> str:
    """An element or attribute name without its prefix."""
    return name.rpartition(":")[2]


def attributes(attrs: dict[str, str]) -> dict[str, str]:
    """Attributes by name without prefix."""
    return {local(name): value for name, value in attrs.items()}


def ignore(_: str) -> None:
    """For a walk that has nothing to learn from texts or ends."""


def walk(
    pieces: Iterable[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Call back for every element and text of an XML part.

    A document type, and so any entity, is refused: workbooks never need one.
    Raises Unreadable: zip_bomb, not_a_spreadsheet.
    """

    def refuse_doctype(*_: object) -> None:
        raise Unreadable(Refusal.ZIP_BOMB)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = lambda name, attrs: start(local(name), attrs)
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unreadable(Refusal.NOT_A_SPREADSHEET) from error
