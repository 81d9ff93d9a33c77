"""Recognising text that was decoded wrongly before it reached us: "ThÃ©rÃ¨se"."""

import re
from collections.abc import Sequence

from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SUSPECT = re.compile(r"[\u00c2-\u00c5\u00e2][^\x00-\x7f]")


def is_garbled(text: str) -> bool:
    """Whether a text was written as UTF-8 and read as something else on the way.

    >>> is_garbled("ThÃ©rÃ¨se"), is_garbled("Thérèse")
    (True, False)
    """
    if REPLACEMENT in text:
        return True
    if not SUSPECT.search(text):
        return False
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False


def refuse_garbled(sheet: str, rows: Sequence[Sequence[str]]) -> None:
    """Refuse a sheet where at least half of the accented cells are garbled.

    One garbled cell among good ones was pasted that way and is left to the row checks.
    Raises Unreadable: wrong_encoding, with the first such line.
    """
    accented = 0
    garbled: list[int] = []
    for line, row in enumerate(rows, start=1):
        for cell in row:
            if not cell.isascii():
                accented += 1
                if is_garbled(cell):
                    garbled.append(line)
    if garbled and 2 * len(garbled) >= accented:
        raise Unreadable(Refusal.WRONG_ENCODING, sheet=sheet, line=garbled[0])
