"""Walking the records of an old .xls workbook: passwords, macros, cells, formulas.

Layout: [MS-XLS] Excel Binary File Format, records of two bytes type and two bytes length.
"""

from collections.abc import Iterator

from tandem.journeys.registers.reading.cellscan import Scan
from tandem.journeys.registers.reading.compound import Compound
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

FORMULA = 0x0006
FILE_PASSWORD = 0x002F
SHEET_PLACE = 0x0085
# Records that put something in a cell: texts, numbers, yes/no and runs of numbers.
CELLS = {FORMULA, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
RUN_OF_NUMBERS = 0x00BD
MACRO_PLACES = {"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"}

# The old format keeps formulas as compiled codes; what matters is that there is one.
UNSPELLED = "=…"


def scan_xls(data: bytes) -> list[Scan]:
    """Every sheet of the workbook, checked and with the places of its formulas.

    Raises Unreadable: encrypted, macro, too_many_rows, too_many_columns, not_a_spreadsheet.
    """
    compound = Compound(data)
    names = compound.names()
    if "EncryptedPackage" in names:
        raise Unreadable(Refusal.ENCRYPTED)
    if names & MACRO_PLACES:
        raise Unreadable(Refusal.MACRO)
    stream = compound.read("Workbook") or compound.read("Book")
    if not stream:
        raise Unreadable(Refusal.NOT_A_SPREADSHEET)
    return _scan_records(stream)


def _scan_records(stream: bytes) -> list[Scan]:
    scan_at: dict[int, Scan] = {}
    current: Scan | None = None
    for place, kind, body in _records(stream):
        if kind == FILE_PASSWORD:
            raise Unreadable(Refusal.ENCRYPTED)
        if kind == SHEET_PLACE:
            scan_at[int.from_bytes(body[:4], "little")] = Scan()
        current = scan_at.get(place, current)
        if kind in CELLS and current is not None:
            _touch(current, kind, body)
    return list(scan_at.values())


def _touch(scan: Scan, kind: int, body: bytes) -> None:
    row = int.from_bytes(body[:2], "little") + 1
    column = int.from_bytes(body[2:4], "little") + 1
    last = int.from_bytes(body[-2:], "little") + 1 if kind == RUN_OF_NUMBERS else column
    scan.touch(row, last)
    if kind == FORMULA:
        scan.add_formula(row, column, UNSPELLED)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind = int.from_bytes(stream[place : place + 2], "little")
        length = int.from_bytes(stream[place + 2 : place + 4], "little")
        yield place, kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
