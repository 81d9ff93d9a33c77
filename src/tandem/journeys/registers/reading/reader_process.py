"""Reading the cells of a workbook in a process of its own; started by `apart`.

The reading library lays sheets out in memory by the sizes that the file claims, and ends
the whole process when there is not enough. Here that costs nobody else anything.
Standard input is the file; standard output is JSON: the sheets, or the reason for refusing.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time
from typing import Any

import python_calamine

from tandem.journeys.registers.reading import limits
from tandem.journeys.registers.reading.refusals import Refusal


def main() -> None:
    """Read the file on standard input and write what it holds to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.MAX_READER_BYTES,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.MAX_READER_SECONDS,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(read_workbook(sys.stdin.buffer.read()), sys.stdout)


def read_workbook(data: bytes) -> dict[str, Any]:
    """All sheets with their cells as text, or {"refused": code}."""
    try:
        sheets = _read_sheets(data)
    except python_calamine.PasswordError:
        return {"refused": Refusal.ENCRYPTED}
    except MemoryError:
        return {"refused": Refusal.ZIP_BOMB}
    except BaseException:
        # A panic of the library is no Exception; whatever it is, these bytes caused it.
        return {"refused": Refusal.NOT_A_SPREADSHEET}
    length = sum(len(cell) for sheet in sheets for row in sheet["rows"] for cell in row)
    return {"refused": Refusal.ZIP_BOMB} if length > limits.MAX_TEXT_LENGTH else {"sheets": sheets}


def _read_sheets(data: bytes) -> list[dict[str, Any]]:
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
        return [
            _read_sheet(workbook, place, sheet)
            for place, sheet in enumerate(workbook.sheets_metadata)
        ]


def _read_sheet(
    workbook: python_calamine.CalamineWorkbook, place: int, sheet: python_calamine.SheetMetadata
) -> dict[str, Any]:
    rows: list[list[str]] = []
    if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
        page = workbook.get_sheet_by_index(place)
        rows = [[cell_text(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
    visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
    return {"name": sheet.name, "visible": visible, "rows": rows}


def cell_text(cell: object) -> str:
    """A cell as a Flemish reader would type it: 07/12/2024, 8800, ja."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return str(cell)


if __name__ == "__main__":
    main()
