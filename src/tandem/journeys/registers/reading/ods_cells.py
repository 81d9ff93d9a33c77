"""Walking the content of an .ods workbook: tables, repeated cells, formulas."""

from tandem.journeys.registers.reading.archives import Archive
from tandem.journeys.registers.reading.cellscan import (
    Scan,
    attributes,
    ignore,
    walk,
)


def scan_ods(archive: Archive) -> list[Scan]:
    """Every table of the document, checked and with its formulas.

    Raises Unreadable: too_many_rows, too_many_columns, zip_bomb, not_a_spreadsheet.
    """
    reader = _Tables()
    walk(archive.pieces("content.xml"), start=reader.start, end=reader.end, text=ignore)
    return reader.scans


def _repeats(attrs: dict[str, str], name: str) -> int:
    given = attrs.get(name, "1")
    return max(int(given), 1) if given.isdecimal() else 1


class _Tables:
    """Follows the rows and cells of every table; a repeated cell counts as many."""

    def __init__(self) -> None:
        self.scans: list[Scan] = []
        self.row = self.column = 0
        self.high = self.wide = 1

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "table":
            self.scans.append(Scan(name=attributes(attrs).get("name", "")))
            self.row, self.high = 0, 1
        elif name == "table-row":
            self.row += 1
            self.high = _repeats(attributes(attrs), "number-rows-repeated")
            self.column = 0
        elif name in ("table-cell", "covered-table-cell") and self.scans:
            self._start_cell(attributes(attrs))

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self.column += self.wide - 1
        elif name == "table-row":
            self.row += self.high - 1

    def _start_cell(self, attrs: dict[str, str]) -> None:
        self.column += 1
        self.wide = _repeats(attrs, "number-columns-repeated")
        formula = attrs.get("formula")
        if formula is None and "value-type" not in attrs:
            return
        scan = self.scans[-1]
        scan.touch(self.row + self.high - 1, self.column + self.wide - 1)
        if formula is not None:
            shown = "=" + formula.partition("=")[2]
            for row in range(self.row, self.row + self.high):
                for column in range(self.column, self.column + self.wide):
                    scan.add_formula(row, column, shown)
