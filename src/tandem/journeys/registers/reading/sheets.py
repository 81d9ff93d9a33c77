"""Every sheet of an uploaded file as rows of plain text, whatever the format.

Cells become text at once and everything after works on text only. So a cell that was
corrected on the screen, or came back in a file of held-back rows, is read by exactly
the same rules as the cell of the first upload.
"""

from dataclasses import dataclass
from typing import Any

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.apart import read_apart
from tandem.journeys.registers.reading.archives import BROKEN, open_archive
from tandem.journeys.registers.reading.cellscan import Scan
from tandem.journeys.registers.reading.compound import MAGIC
from tandem.journeys.registers.reading.delimited import read_delimited
from tandem.journeys.registers.reading.garbled import refuse_garbled
from tandem.journeys.registers.reading.ods_cells import scan_ods
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reading.xls_cells import scan_xls
from tandem.journeys.registers.reading.xlsx_cells import scan_xlsx

SCANNERS = {"xlsx": scan_xlsx, "ods": scan_ods}
Row = tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet. `rows[0]` is line 1 of the file, blank lines included."""

    name: str
    rows: tuple[Row, ...]
    visible: bool = True


def read_tables(data: bytes, filename: str) -> list[Sheet]:
    """All sheets of a file (.xlsx, .xls, .ods or text with separators).

    The format is read from the bytes; the name only labels the sheet of a text file.
    Formulas are never worked out: such a cell reads as the formula itself, "=A1+1".
    Raises Unreadable with one of the codes of `Refusal`; nothing else, whatever the bytes.
    """
    if len(data) > limits.MAX_FILE_BYTES:
        raise Unreadable(Refusal.TOO_LARGE, found=len(data), limit=limits.MAX_FILE_BYTES)
    if not data.strip():
        raise Unreadable(Refusal.EMPTY)
    if data.startswith(b"PK"):
        sheets = _read_workbook(data, _scan_zipped(data))
    elif data.startswith(MAGIC):
        sheets = _read_workbook(data, scan_xls(data))
    else:
        rows = tuple(tuple(row) for row in read_delimited(data))
        sheets = [Sheet(name=filename.rpartition(".")[0] or filename, rows=rows)]
    if not any(cell for sheet in sheets for row in sheet.rows for cell in row):
        raise Unreadable(Refusal.EMPTY)
    for sheet in sheets:
        refuse_garbled(sheet.name, sheet.rows)
    return sheets


def _scan_zipped(data: bytes) -> list[Scan]:
    try:
        archive = open_archive(data)
        return SCANNERS[archive.kind](archive)
    except BROKEN as error:
        raise Unreadable(Refusal.NOT_A_SPREADSHEET) from error


def _read_workbook(data: bytes, scans: list[Scan]) -> list[Sheet]:
    sheets = read_apart(data)
    if len(sheets) != len(scans):
        raise Unreadable(Refusal.NOT_A_SPREADSHEET)
    return [_sheet(found, scan) for found, scan in zip(sheets, scans, strict=True)]


def _sheet(found: dict[str, Any], scan: Scan) -> Sheet:
    rows = found["rows"]
    for line, cells in enumerate(rows, start=1):
        scan.touch(line, max(len(cells), 1))
    for (line, column), formula in scan.formulas.items():
        _put(rows, line, column, formula)
    return Sheet(
        name=found["name"],
        rows=tuple(tuple(cells) for cells in rows),
        visible=found["visible"],
    )


def _put(rows: list[list[str]], line: int, column: int, text: str) -> None:
    """Write a formula over the value that the file remembers for it, or where it has none."""
    while len(rows) < line:
        rows.append([])
    row = rows[line - 1]
    row.extend([""] * (column - len(row)))
    row[column - 1] = text
