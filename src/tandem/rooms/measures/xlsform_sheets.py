"""The sheets of an XLSForm file, from Markdown tables or .xlsx, guarded against hostile files."""

import difflib
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from tandem.foundation.errors import Refused

MAX_FILE_BYTES = 2_000_000
MAX_UNPACKED_BYTES = 4_000_000
MAX_PARTS = 300
MAX_ROWS = 2_000
MAX_COLUMNS = 80
MAX_CELL_CHARACTERS = 4_000
# The Markdown reader tries every # of a line in turn; this keeps it from taking long.
MAX_HASHES_IN_LINE = 20
MAX_LINE_CHARACTERS = 20_000
SHEETS = ("survey", "choices", "settings")
_ODD_ARCHIVES = (NotImplementedError, RuntimeError, ValueError, OSError)


class InstrumentError(Refused):
    """A questionnaire file that cannot be used. Carries facts; the page chooses the words.

    code: which mistake, see `instrument_wording`. sheet, row, column: where; row 1 holds
    the column names and row 0 means the whole sheet. found, expected, nearest: what stands
    there, what may stand there, and the likely intent.
    """

    def __init__(
        self,
        code: str,
        *,
        sheet: str = "",
        row: int = 0,
        column: str = "",
        found: str = "",
        expected: tuple[str, ...] = (),
    ) -> None:
        self.code, self.sheet, self.row, self.column = code, sheet, row, column
        self.found, self.expected = found[:80], expected
        close = difflib.get_close_matches(found, expected, n=1, cutoff=0.6)
        self.nearest = close[0] if close else None
        super().__init__(code=code, sheet=sheet, row=row, column=column, found=self.found)

    def __str__(self) -> str:
        return f"{self.sheet} row {self.row}, {self.column}: {self.code} {self.found!r}"


@dataclass(frozen=True)
class Row:
    """One filled row. number: as in the sheet, where row 1 holds the column names."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """One sheet with its column names as written."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheets(data: bytes | str, filename: str) -> dict[str, Sheet]:
    """The sheets that an XLSForm has, by name. Raises InstrumentError.

    data: the content of the file; filename: tells Markdown (.md) from Excel (.xlsx).
    """
    if len(data) > MAX_FILE_BYTES:
        raise InstrumentError("too_large", expected=(str(MAX_FILE_BYTES),))
    book = _read_book(data, filename.lower())
    if not book.get("survey"):
        names = ", ".join(str(each) for each in book.get("sheet_names", ()))
        raise InstrumentError("not_an_instrument", found=names, expected=("survey",))
    return {name: _sheet(name, book) for name in SHEETS}


def _read_book(data: bytes | str, filename: str) -> dict[str, Any]:
    if filename.endswith(".md"):
        return _read_markdown(data)
    if filename.endswith(".xlsx") and isinstance(data, bytes):
        return _read_excel(data)
    ending = filename.rpartition(".")[2]
    raise InstrumentError("unsupported_file", found=ending, expected=(".xlsx", ".md"))


def _read_markdown(data: bytes | str) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    except UnicodeDecodeError as error:
        raise InstrumentError("not_utf8") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE_CHARACTERS or line.count("#") > MAX_HASHES_IN_LINE:
            raise InstrumentError("too_large", row=number)
    # Heavy, and only needed where a form is read.
    from pyxform.xls2json_backends import md_to_dict

    return _read_with(md_to_dict, text)


def _read_excel(data: bytes) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_archive(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, *_ODD_ARCHIVES) as error:
        raise InstrumentError("unreadable") from error
    from pyxform.xls2json_backends import xlsx_to_dict

    return _read_with(xlsx_to_dict, BytesIO(data))


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse what grows when unpacked, and what runs when opened."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(each.file_size for each in parts) > MAX_UNPACKED_BYTES:
        raise InstrumentError("too_large", expected=(str(MAX_UNPACKED_BYTES),))
    names = {each.filename.lower() for each in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise InstrumentError("macros")
    if any(each.flag_bits & 0x1 for each in parts):
        raise InstrumentError("protected")
    for each in parts:
        # A declared entity may grow without end. Zero bytes go, for text in UTF-16.
        if b"<!DOCTYPE" in archive.read(each).replace(b"\0", b"").upper():
            raise InstrumentError("unreadable", found=each.filename)


def _read_with(reader: Any, source: Any) -> dict[str, Any]:
    try:
        book: dict[str, Any] = reader(source)
    # Damaged files make the libraries below fail in ways that no list of types covers; for
    # the reader they all mean the same.
    except Exception as error:
        raise InstrumentError("unreadable", found=str(error)) from error
    return book


def _sheet(name: str, book: Mapping[str, Any]) -> Sheet:
    columns = _columns(name, book)
    rows = book.get(name) or []
    if len(rows) > MAX_ROWS:
        raise InstrumentError("too_large", sheet=name, row=len(rows), expected=(str(MAX_ROWS),))
    filled = (_row(name, number, cells) for number, cells in enumerate(rows, start=2))
    return Sheet(name, columns, tuple(row for row in filled if row.cells))


def _columns(name: str, book: Mapping[str, Any]) -> tuple[str, ...]:
    header = book.get(f"{name}_header") or [{}]
    columns = tuple(str(each).strip() for each in header[0] if each is not None)
    columns = tuple(each for each in columns if each != "None")
    if len(columns) > MAX_COLUMNS:
        raise InstrumentError("too_large", sheet=name, row=1, expected=(str(MAX_COLUMNS),))
    return columns


def _row(sheet: str, number: int, cells: Mapping[Any, Any]) -> Row:
    kept = {}
    for column, value in cells.items():
        text = str(value).strip()
        if len(text) > MAX_CELL_CHARACTERS:
            expected = (str(MAX_CELL_CHARACTERS),)
            raise InstrumentError(
                "too_large", sheet=sheet, row=number, column=str(column), expected=expected
            )
        if column is not None and text:
            kept[str(column).strip()] = text
    return Row(number, kept)
