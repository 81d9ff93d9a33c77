"""Walking the parts of an .xlsx workbook: sheets, shared texts, cells, formulas."""

from tandem.journeys.registers.reading.archives import Archive
from tandem.journeys.registers.reading.cellscan import (
    MAX_FORMULA_LENGTH,
    REFERENCE,
    Scan,
    attributes,
    column_number,
    ignore,
    walk,
)
from tandem.journeys.registers.reading.refusals import Refusal, Unreadable

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def scan_xlsx(archive: Archive) -> list[Scan]:
    """Every sheet of the workbook, checked and with its formulas.

    Raises Unreadable: too_many_rows, too_many_columns, zip_bomb, not_a_spreadsheet.
    """
    targets = _collect(archive, RELATIONS, "Relationship")
    path_of = {target.get("Id", ""): target.get("Target", "") for target in targets}
    scans = []
    for sheet in _collect(archive, WORKBOOK, "sheet"):
        scan = Scan(name=sheet.get("name", ""))
        part = _part_name(archive, path_of.get(sheet.get("id", ""), ""))
        reader = _Cells(scan)
        walk(archive.pieces(part), start=reader.start, end=reader.end, text=reader.text)
        scans.append(scan)
    return scans


def _collect(archive: Archive, part: str, element: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(name: str, attrs: dict[str, str]) -> None:
        if name == element:
            found.append(attributes(attrs))

    walk([archive.text(part)], start=start, end=ignore, text=ignore)
    return found


def _part_name(archive: Archive, target: str) -> str:
    path = target.lstrip("/")
    if not path.startswith("xl/"):
        path = f"xl/{path}"
    for name in archive.names:
        if name.lower() == path.lower():
            return name
    raise Unreadable(Refusal.NOT_A_SPREADSHEET)


class _Cells:
    """Follows the cells of one sheet."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.row = self.column = 0
        self.in_formula = False
        self.content = ""

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "c":
            self._move_to(attrs)
        elif name in ("v", "is", "f"):
            self.scan.touch(self.row, self.column)
            self.in_formula, self.content = name == "f", ""
        elif name == "row":
            self.row = int(attrs.get("r", self.row + 1))
            self.column = 0

    def end(self, name: str) -> None:
        if name == "f":
            self.scan.add_formula(self.row, self.column, "=" + self.content)
            self.in_formula = False

    def text(self, piece: str) -> None:
        if self.in_formula and len(self.content) < MAX_FORMULA_LENGTH:
            self.content += piece

    def _move_to(self, attrs: dict[str, str]) -> None:
        given = attrs.get("r")
        if given is None:
            self.column += 1
            return
        reference = REFERENCE.match(given)
        if reference is None:
            raise Unreadable(Refusal.NOT_A_SPREADSHEET)
        self.column, self.row = column_number(reference[1]), int(reference[2])
