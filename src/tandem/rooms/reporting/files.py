"""Writing an export to a file, a piece at a time: never half a file, never all in memory."""

import csv
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tandem.foundation.errors import Refused
from tandem.rooms.reporting.export import DAYS, WHOLE_NUMBERS

Row = dict[str, Any]
CHUNK = 10_000

# A spreadsheet takes these for the beginning of a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r")


class UnknownFormat(Refused):
    """No writer for files that end so; facts: ending, known."""


def write(path: Path, columns: Sequence[str], rows: Iterator[Row]) -> int:
    """Write rows to a .csv, .xlsx or .parquet file; returns how many.

    The file appears when it is whole, readable for its owner only.
    Raises UnknownFormat, OSError.
    """
    writer = writer_for(path)
    with whole(path) as unfinished:
        return writer(unfinished, columns, rows)


def writer_for(path: Path) -> Callable[[Path, Sequence[str], Iterator[Row]], int]:
    """The writer for a file by its ending. Raises UnknownFormat."""
    ending = path.suffix.lower()
    if ending not in WRITERS:
        raise UnknownFormat(ending=ending, known=", ".join(WRITERS))
    return WRITERS[ending]


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write that takes its place only when it is whole. Raises OSError."""
    try:
        handle, name = tempfile.mkstemp(prefix=".tandem-", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterator[Row]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([harmless(row[name]) for name in columns])
            count += 1
    return count


def _write_xlsx(path: Path, columns: Sequence[str], rows: Iterator[Row]) -> int:
    book = Workbook(write_only=True)
    page = book.create_sheet("participants")
    page.freeze_panes = "A2"
    page.append(list(columns))
    count = 0
    for row in rows:
        page.append([safe_cell(page, row[name]) for name in columns])
        count += 1
    book.save(path)
    return count


def _write_parquet(path: Path, columns: Sequence[str], rows: Iterator[Row]) -> int:
    # Heavy, and only needed here.
    import pyarrow
    from pyarrow import parquet

    types = {name: pyarrow.date32() for name in DAYS}
    types |= {name: pyarrow.int16() for name in WHOLE_NUMBERS}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in columns])
    count = 0
    with parquet.ParquetWriter(path, schema) as writer:
        while chunk := list(islice(rows, CHUNK)):
            writer.write_table(pyarrow.Table.from_pylist(chunk, schema=schema))
            count += len(chunk)
    return count


def harmless(value: Any) -> Any:
    """The value as a spreadsheet may read it from CSV: no text that begins a formula."""
    is_risky = isinstance(value, str) and value.startswith(RISKY)
    return f"'{value}" if is_risky else value


def safe_cell(page: Any, value: Any) -> Any:
    """The value as a cell of a workbook: text that begins a formula stays text."""
    if not isinstance(value, str) or not value.startswith(RISKY):
        return ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    cell = WriteOnlyCell(page, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


WRITERS = {".csv": _write_csv, ".xlsx": _write_xlsx, ".parquet": _write_parquet}
