"""Non-take-up found and closed in a partnership, with small groups hidden.

A number of files from one to four is hidden, and the euro that belong to fewer than five files.
Totals are of what is shown, so that no subtraction brings anything back.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tandem.foundation.access import Actor
from tandem.rooms.reporting.esf.hiding import SMALL
from tandem.rooms.reporting.outflow.hiding import may_tell
from tandem.rooms.rights import takeup
from tandem.rooms.rights.checklist import rights_of
from tandem.rooms.rights.rules.catalogue import Authority, Right
from tandem.rooms.rights.words import euro, said

COLUMNS = ("likely", "applied", "granted", "refused", "not_wanted")


@dataclass(frozen=True)
class Line:
    """One right: numbers of files and euro a year as they may be shown."""

    name: str
    cells: tuple[str, ...]
    still: str
    paid: str


@dataclass(frozen=True)
class Part:
    """The rights of one authority, and the total of what is shown of them."""

    authority: Authority
    lines: tuple[Line, ...]
    total: Line


@dataclass(frozen=True)
class Figures:
    """still, paid: euro a year of everything that is shown."""

    parts: tuple[Part, ...]
    still: str
    paid: str
    has_hidden: bool


def figures(actor: Actor, first: date, last: date) -> Figures:
    """Sums of rights first noted on these days. Two queries. Raises Denied."""
    rows = takeup.of_partnership(actor, first, last)
    rights = rights_of(actor, None)
    known = [row for row in rows if row["right_key"] in rights and _says_something(row)]
    parts = tuple(_parts(known, rights))
    return Figures(
        parts=parts,
        still=euro(_told_euro(known, "still")),
        paid=euro(_told_euro(known, "paid")),
        has_hidden=any(SMALL in (*line.cells, line.still, line.paid)
                       for part in parts for line in part.lines),
    )  # fmt: skip


def _says_something(row: Mapping[str, Any]) -> bool:
    """Whether anything is likely, or became of it: what is only perhaps fills no line."""
    return any(row[column] for column in COLUMNS)


def _parts(rows: list[dict[str, Any]], rights: Mapping[str, Right]) -> Iterator[Part]:
    order = list(rights)
    rows.sort(key=lambda row: order.index(row["right_key"]))
    for authority in Authority:
        mine = [row for row in rows if rights[row["right_key"]].authority == authority]
        if mine:
            lines = tuple(_line(said(rights[row["right_key"]].name), row) for row in mine)
            yield Part(authority, lines, _total(mine))


def _line(name: str, row: Mapping[str, Any]) -> Line:
    return Line(
        name=name,
        cells=tuple(str(row[column]) if may_tell(row[column]) else SMALL for column in COLUMNS),
        still=_euro(row, "still"),
        paid=_euro(row, "paid"),
    )


def _total(rows: Iterable[Mapping[str, Any]]) -> Line:
    shown = list(rows)
    counts = (sum(row[column] for row in shown if may_tell(row[column])) for column in COLUMNS)
    return Line(
        name="",
        cells=tuple(map(str, counts)),
        still=euro(_told_euro(shown, "still")),
        paid=euro(_told_euro(shown, "paid")),
    )


def _euro(row: Mapping[str, Any], kind: str) -> str:
    if not may_tell(row[f"{kind}_files"]):
        return SMALL
    return euro(row[f"{kind}_eur"]) or "–"


def _told_euro(rows: Iterable[Mapping[str, Any]], kind: str) -> Decimal:
    told = (row[f"{kind}_eur"] for row in rows if may_tell(row[f"{kind}_files"]))
    return sum((each or Decimal(0) for each in told), Decimal(0))
