"""Typed text made fit for paper: nothing lost that a reader would see.

People paste from phones and from other programs. What cannot be drawn (control
characters, half surrogates, invisible marks that reverse the reading order) goes;
accents, emoji and every script stay.
"""

import re
import unicodedata

_LONGEST_WORD = 40
_LONGEST_WORD_IN_COLUMN = 24
_LONGEST_WORD_IN_CELL = 32
_LETTERS_ON_A_LINE = 45
_LINES_KEPT_TOGETHER = 12
_FOOTER_LETTERS = 60
_PIECE = 12
_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DRAWN_JOINERS = {"\u200c", "\u200d"}
_UNDRAWN = {"Cc", "Cf", "Co", "Cs"}
_RIGHT_TO_LEFT = {"R", "AL"}
# A break may not fall inside a letter with accents or an emoji made of several parts.
_BREAK_HERE = re.compile(
    rf"(.{{{_PIECE}}})(?<!\u200d)(?![\u200c\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff])"
)


def one_line(text: str) -> str:
    """The text on one line, single-spaced. A very long run of letters may break."""
    return _single_spaced(text, _LONGEST_WORD)


def in_column(text: str) -> str:
    """As `one_line`, for a card of half a sheet, where a run of letters may break sooner."""
    return _single_spaced(text, _LONGEST_WORD_IN_COLUMN)


def in_cell(text: str) -> str:
    """As `one_line`, for a table that divides long words by itself."""
    return _single_spaced(text, _LONGEST_WORD_IN_CELL)


def shortened(text: str) -> str:
    """The text cut to what fits on the line below a page."""
    return text if len(text) <= _FOOTER_LETTERS else text[: _FOOTER_LETTERS - 1] + "…"


def lines(text: str) -> list[dict[str, object]]:
    """The text line by line as it was typed, without empty lines.

    Each line says whether it reads from right to left, judged by its first letter.
    """
    typed = (one_line(part) for part in _drawn(text).split("\n"))
    return [{"text": part, "rtl": _is_right_to_left(part)} for part in typed if part]


def is_short(*texts: str) -> bool:
    """Whether the texts together may stay on one sheet without leaving half of it empty."""
    needed = (1 + text.count("\n") + len(text) // _LETTERS_ON_A_LINE for text in texts)
    return sum(needed) <= _LINES_KEPT_TOGETHER


def _drawn(text: str) -> str:
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    return "".join(char for char in text if _is_drawn(char))


def _is_drawn(char: str) -> bool:
    if char == "\n" or char in _DRAWN_JOINERS:
        return True
    # Unknown to Python may be new on a phone: of those, only what never will be a letter goes.
    code = ord(char)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_no_character and unicodedata.category(char) not in _UNDRAWN


def _is_right_to_left(text: str) -> bool:
    kinds = (unicodedata.bidirectional(char) for char in text)
    strong = next((kind for kind in kinds if kind in _RIGHT_TO_LEFT or kind == "L"), "L")
    return strong in _RIGHT_TO_LEFT


def _single_spaced(text: str, longest_word: int) -> str:
    run = rf"\S{{{longest_word + 1},}}"
    words = " ".join(_drawn(text).split())
    return re.sub(run, lambda found: _BREAK_HERE.sub("\\1\u200b", found[0]), words)
