"""Finding the register inside a sheet: where the headers are and which rows count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.headers import recognise, recognise_row
from tandem.journeys.registers.reading.cellscan import column_letters
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable
from tandem.journeys.registers.reading.sheets import Row, Sheet, read_tables
from tandem.journeys.registers.words import plain, vocabulary

LOOK_AT_ROWS = 60
FEWEST_KNOWN_HEADERS = 2
RowKey = int | str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a register.

    row: the partner's own number ("Nr") when the table has such a column, else the line.
    line: the line in the sheet, counted from 1. cells: one text per header.
    """

    row: RowKey
    line: int
    cells: Row = field(repr=False)


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that belongs to the layout. why: "totals" or "repeated_header"."""

    line: int
    why: str
    cells: Row = field(repr=False)


@dataclass(frozen=True)
class Table:
    """A register as found in one sheet. Blank rows are dropped, others skipped are listed.

    headers: unique, in the order of the sheet; a column without one is called by its letter
    in brackets. letters: the sheet's letter for each header.
    """

    sheet: str
    header_line: int
    headers: Row
    letters: Row
    rows: tuple[TableRow, ...]
    skipped: tuple[SkippedRow, ...] = ()


@dataclass(frozen=True)
class _Header:
    line: int
    texts: Row
    known: int


def open_register(data: bytes, filename: str, *, sheet: str | None = None) -> Table:
    """The register in an uploaded file. `sheet` chooses one when several hold a register.

    Raises Unreadable: what `read_tables` raises, and no_table, no_rows,
    two_candidate_sheets (facts: sheets), unknown_sheet.
    """
    return choose_table(read_tables(data, filename), sheet=sheet)


def choose_table(sheets: Sequence[Sheet], *, sheet: str | None = None) -> Table:
    """The register among the visible sheets. Raises Unreadable as `open_register` does."""
    visible = [found for found in sheets if found.visible]
    if sheet is not None:
        visible = [found for found in visible if found.name == sheet]
        if not visible:
            raise Unreadable(Refusal.UNKNOWN_SHEET, sheet=sheet)
    tables = [table for found in visible if (table := find_table(found))]
    if not tables:
        raise Unreadable(Refusal.NO_TABLE, sheets=[found.name for found in visible])
    filled = [table for table in tables if table.rows]
    if not filled:
        raise Unreadable(Refusal.NO_ROWS, sheet=tables[0].sheet, line=tables[0].header_line)
    if len(filled) > 1:
        raise Unreadable(Refusal.TWO_CANDIDATE_SHEETS, sheets=[table.sheet for table in filled])
    return filled[0]


def find_table(sheet: Sheet) -> Table | None:
    """The register in a sheet, None when no row looks like headers of one."""
    header = _find_header(sheet.rows)
    if header is None:
        return None
    body = sheet.rows[header.line :]
    used = _used_columns(header.texts, body)
    names = _unique_headers(header.texts, used)
    number_column = _number_column(names)
    rows: list[TableRow] = []
    skipped: list[SkippedRow] = []
    for line, cells in enumerate(body, start=header.line + 1):
        picked = tuple(cells[column] if column < len(cells) else "" for column in used)
        if not any(picked):
            continue
        why = _layout(picked, names)
        if why:
            skipped.append(SkippedRow(line=line, why=why, cells=picked))
        else:
            rows.append(TableRow(row=_key(picked, number_column, line), line=line, cells=picked))
    return Table(
        sheet=sheet.name,
        header_line=header.line,
        headers=names,
        letters=tuple(column_letters(column + 1) for column in used),
        rows=tuple(rows),
        skipped=tuple(skipped),
    )


def _find_header(rows: Sequence[Row]) -> _Header | None:
    candidates = [
        _Header(line=line, texts=texts, known=_known_headers(texts))
        for line, texts in enumerate(rows[:LOOK_AT_ROWS], start=1)
    ]
    best = max(candidates, key=lambda header: header.known, default=None)
    if best is None:
        return None
    best = _with_second_row(best, rows)
    return best if best.known >= FEWEST_KNOWN_HEADERS else None


def _with_second_row(header: _Header, rows: Sequence[Row]) -> _Header:
    """A header in two rows: merged cells above, or a row below, tell what this row leaves open."""
    above = rows[header.line - 2] if header.line > 1 else ()
    under = rows[header.line] if header.line < len(rows) else ()
    best = header
    if len([text for text in above if text]) >= FEWEST_KNOWN_HEADERS:
        best = max(_joined(above, header.texts, header.line), best, key=_known)
    if _all_known(under):
        best = max(best, _joined(header.texts, under, header.line + 1), key=_known)
    return best


def _joined(upper: Row, lower: Row, line: int) -> _Header:
    width = max(len(upper), len(lower))
    texts = tuple(_clearest(_at(upper, column), _at(lower, column)) for column in range(width))
    return _Header(line=line, texts=texts, known=_known_headers(texts))


def _clearest(upper: str, lower: str) -> str:
    """What a column is called by two cells: "Start" under "Traject", "Geboorte datum"."""
    alone, both = recognise(lower), recognise(f"{upper} {lower}".strip())
    if not lower or (upper and both and (not alone or both.confidence > alone.confidence)):
        return f"{upper} {lower}".strip()
    return lower


def _known(header: _Header) -> int:
    return header.known


def _known_headers(texts: Row) -> int:
    guesses = (recognise(text) for text in texts if len(text) <= 60)
    return len({guess.field for guess in guesses if guess})


def _all_known(texts: Row) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and all(recognise(text) for text in filled)


def _at(cells: Row, column: int) -> str:
    return cells[column] if column < len(cells) else ""


def _used_columns(header: Row, body: Sequence[Row]) -> list[int]:
    width = max([len(header), *map(len, body)])
    filled = [False] * width
    for cells in (header, *body):
        for column, cell in enumerate(cells):
            if cell:
                filled[column] = True
    return [column for column in range(width) if filled[column]]


def _unique_headers(texts: Row, used: list[int]) -> Row:
    seen: Counter[str] = Counter()
    names = []
    for column in used:
        name = " ".join(_at(texts, column).split()) or f"({column_letters(column + 1)})"
        seen[name] += 1
        while seen[name] > 1 and f"{name} ({seen[name]})" in seen:
            seen[name] += 1
        unique = name if seen[name] == 1 else f"{name} ({seen[name]})"
        seen[unique] += unique != name
        names.append(unique)
    return tuple(names)


def _number_column(headers: Row) -> int | None:
    """The column with the partner's own row numbers."""
    for column, guess in enumerate(recognise_row(headers)):
        if guess and guess.field == Field.ROW_NUMBER and guess.how == "exact":
            return column
    return None


def _key(cells: Row, number_column: int | None, line: int) -> RowKey:
    text = cells[number_column] if number_column is not None else ""
    if not text or text.startswith("="):
        return line
    return int(text) if text.isdecimal() and len(text) < 10 else text


def _layout(cells: Row, headers: Row) -> str:
    """Why a filled row is no participant, "" when it may be one."""
    filled = [cell for cell in cells if cell]
    if cells == headers or (len(filled) > 1 and _repeats(cells, headers)):
        return "repeated_header"
    words = [cell for cell in filled if not _is_figure(cell)]
    if words and len(words) <= 2 and plain(words[0]) in vocabulary("totals"):
        return "totals"
    return ""


def _repeats(cells: Row, headers: Row) -> bool:
    pairs = zip(cells, headers, strict=True)
    return all(plain(cell) == plain(header) for cell, header in pairs if cell)


def _is_figure(text: str) -> bool:
    return text.startswith("=") or text.replace(",", "").replace(".", "").isdecimal()
