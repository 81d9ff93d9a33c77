"""The file of rows that were held back, to be corrected and uploaded again."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.columns import REASONS_HEADER
from tandem.journeys.registers.messages import row_sentence
from tandem.journeys.registers.reading.cellscan import column_letters

LONGEST_CELL = 32_000
REASONS_WIDTH = 70
USUAL_WIDTH = 18


def write_held_back(headers: Sequence[str], rows: Iterable[CheckedRow], sheet: str) -> bytes:
    """An .xlsx file with the held-back rows as they were and, last, why.

    headers: those of the table, in its order. The header of the last column is always
    "Waarom": that is how the reader knows to ignore it when the file comes back. Every
    cell is text, so a cell that begins with = stays what was typed and runs nowhere.
    """
    kept = [header for header in headers if header != REASONS_HEADER]
    workbook = Workbook(write_only=True)
    page = workbook.create_sheet(_sheet_title(sheet))
    page.freeze_panes = "A2"
    _set_widths(page, len(kept))
    page.append([_text(page, header, bold=True) for header in (*kept, REASONS_HEADER)])
    for row in rows:
        if row.problems:
            reasons = "\n".join(row_sentence(problem) for problem in row.problems)
            cells = (*(row.values.get(header, "") for header in kept), reasons)
            page.append([_text(page, cell) for cell in cells])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _text(page: Worksheet, text: str, *, bold: bool = False) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL])
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _set_widths(page: Worksheet, count: int) -> None:
    for place in range(1, count + 2):
        letters = column_letters(place)
        page.column_dimensions[letters].width = USUAL_WIDTH if place <= count else REASONS_WIDTH


def _sheet_title(name: str) -> str:
    """A title that spreadsheets accept: no signs of their own, 31 characters."""
    kept = "".join(sign for sign in name if sign not in "[]:*?/\\'" and sign.isprintable())
    return kept[:31].strip() or REASONS_HEADER
