"""Reading text with separators: which encoding, which separator, which rows."""

import codecs
import csv
import io
import re

import charset_normalizer

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

SEPARATORS = (";", ",", "\t", "|")
HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
LOOK_AT_ROWS = 60
LOOK_AT_BYTES = 64 * 1024

# What Windows, older DOS programs and older Macs write in Belgium, likeliest first.
LOCAL_ENCODINGS = ["cp1252", "cp850", "mac_roman"]
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signs that stand inside words in good text (a curled apostrophe), or right after them.
WORD_SIGNS = "\N{RIGHT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}"
CLOSING_SIGNS = "…”€°º\N{EN DASH}"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
OTHER_FORMATS = ("%pdf", "{\\rtf", "<!doctype", "<html", "<?xml", "<table", "{", "[")


def read_delimited(data: bytes) -> list[list[str]]:
    """The rows of a text file, blank lines included so that line numbers stay true.

    Raises Unreadable: wrong_encoding, not_a_spreadsheet, too_many_rows,
    too_many_columns, broken_quotes.
    """
    text = decode(data)
    if NOT_TEXT.search(text) or text.lstrip().lower().startswith(OTHER_FORMATS):
        raise Unreadable(Refusal.NOT_A_SPREADSHEET)
    hint = HINT.match(text)
    separator = hint[1] if hint else find_separator(text)
    rows = _parse(text, separator)
    if hint and rows:
        rows[0] = []
    return rows


def decode(data: bytes) -> str:
    """Text in the encoding it was most likely written in. Raises Unreadable: wrong_encoding."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    even, odd = data[:LOOK_AT_BYTES:2], data[1:LOOK_AT_BYTES:2]
    if odd.count(0) > len(odd) // 2:
        return _decode(data, "utf-16-le")
    if even.count(0) > len(even) // 2:
        return _decode(data, "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, _guess_local(data))


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(Refusal.WRONG_ENCODING, line=line) from error


def _guess_local(data: bytes) -> str:
    """The local encoding of text that is not UTF-8, judged by its lines with accents.

    A handful of accents is too little for statistics, so encodings that put odd signs
    inside words are dropped first.
    """
    accented = [line for line in data.splitlines() if not line.isascii()]
    sample = b"\n".join(accented)[:LOOK_AT_BYTES]
    oddness = {encoding: _odd_signs(sample, encoding) for encoding in LOCAL_ENCODINGS}
    fewest = min(oddness.values())
    candidates = [encoding for encoding, odd in oddness.items() if odd == fewest]
    best = charset_normalizer.from_bytes(sample, cp_isolation=candidates).best()
    return best.encoding if best else candidates[0]


def _odd_signs(sample: bytes, encoding: str) -> int:
    """How many characters a reader would stumble over: "Dani‰l", "AndrŽ"."""
    text = f" {sample.decode(encoding, 'replace')} "
    return sum(
        _is_odd(before, sign, after)
        for before, sign, after in zip(text, text[1:], text[2:], strict=False)
        if not sign.isascii()
    )


def _is_odd(before: str, sign: str, after: str) -> bool:
    if sign in WORD_SIGNS or (sign in CLOSING_SIGNS and not after.isalpha()):
        return False
    if sign.isalpha():
        return sign.isupper() and before.isalpha() and (before.islower() or after.islower())
    return before.isalpha() or sign == REPLACEMENT


def find_separator(text: str) -> str:
    """The character that cuts most of the first rows into the same number of cells."""
    lines = text[:LOOK_AT_BYTES].splitlines()[:LOOK_AT_ROWS]

    def evenness(separator: str) -> tuple[int, int]:
        widths = [line.count(separator) for line in lines if separator in line]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return widths.count(usual), usual

    return max(SEPARATORS, key=evenness)


def _parse(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append([cell.strip() for cell in row])
            _refuse_excess(len(rows), rows[-1])
    except csv.Error as error:
        raise Unreadable(Refusal.BROKEN_QUOTES, line=reader.line_num) from error
    return rows


def _refuse_excess(line: int, row: list[str]) -> None:
    if line > limits.MAX_ROWS:
        raise Unreadable(Refusal.TOO_MANY_ROWS, limit=limits.MAX_ROWS)
    if len(row) > limits.MAX_COLUMNS and any(row[limits.MAX_COLUMNS :]):
        raise Unreadable(Refusal.TOO_MANY_COLUMNS, limit=limits.MAX_COLUMNS, line=line)
