"""Two submissions side by side: which figures changed, which persons changed them, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tandem.rooms.reporting.esf import catalogue, showing
from tandem.rooms.reporting.esf.figures import Counts
from tandem.rooms.reporting.esf.hiding import Cells

if TYPE_CHECKING:
    import pyarrow as pa

SHOWN_PERSONS = 200
NEW, GONE, CHANGED = "new", "gone", "changed"

# Facts of a special category: that they changed may be said, not from what to what.
SPECIAL = ("disability", "minority")
# What follows from other columns explains nothing by itself.
DERIVED = (
    "key", "operation", "codes", "is_complete", "jobless", "has_children", "is_only_adult",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator in both submissions; None where one of them has no such line."""

    code: str
    label: str
    before: Cells | None
    after: Cells | None

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Change:
    """A fact of a person that differs; before and after are None for what stays unsaid."""

    column: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """A pseudonym whose records differ. gained, lost: codes counted now, or no longer."""

    key: str
    operation: str
    kind: str
    changes: tuple[Change, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def lines(before: tuple[Counts, str], after: tuple[Counts, str], language: str) -> list[Line]:
    """All indicators of two submissions, each given as counts and regime."""
    old, new = (showing.cells(*side) for side in (before, after))
    names = {**showing.labels(before[1], language), **showing.labels(after[1], language)}
    return [
        Line(code, names.get(code, code), old.get(code), new.get(code)) for code in {**new, **old}
    ]


def persons(before: "pa.Table", after: "pa.Table") -> tuple[int, list[Person]]:
    """How many participations differ, and the first of them by pseudonym.

    The indicators of a special category are not named: with a name beside it, that would
    tell somebody's health or origin.
    """
    differing = sorted(_differing(before, after))
    old, new = (_of(table, differing[:SHOWN_PERSONS]) for table in (before, after))
    found = [_person(key, old.get(key), new.get(key)) for key in differing[:SHOWN_PERSONS]]
    return len(differing), found


def _differing(before: "pa.Table", after: "pa.Table") -> Iterator[str]:
    old, new = _prints(before), _prints(after)
    for key in old.keys() | new.keys():
        if old.get(key) != new.get(key):
            yield key


def _prints(table: "pa.Table") -> Mapping[str, int]:
    """A number for each row that differs when the row does, a piece of the table at a time."""
    columns = sorted(set(table.column_names) - {"key"})
    return {
        key: hash(row)
        for batch in table.to_batches(max_chunksize=20_000)
        for key, row in zip(
            batch["key"].to_pylist(),
            zip(*(batch[name].to_pylist() for name in columns), strict=True),
            strict=True,
        )
    }


def _of(table: "pa.Table", keys: list[str]) -> dict[str, dict[str, Any]]:
    # Heavy, and only needed here.
    import pyarrow as pa
    import pyarrow.compute

    mask = pyarrow.compute.is_in(table["key"], value_set=pa.array(keys, pa.string()))
    return {row["key"]: row for row in table.filter(mask).to_pylist()}


def _person(key: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Person:
    kind = CHANGED if old and new else NEW if new else GONE
    row = new or old or {}
    codes, former = (_named(side) for side in (new, old))
    changes = tuple(_changes(old, new)) if old and new else ()
    return Person(
        key, row["operation"], kind, changes,
        gained=tuple(code for code in codes if code not in former),
        lost=tuple(code for code in former if code not in codes),
    )  # fmt: skip


def _named(row: dict[str, Any] | None) -> list[str]:
    special = {
        one.code
        for regime in catalogue.REGIMES
        for one in catalogue.indicators(regime)
        if one.is_special
    }
    return [code for code in row["codes"].split() if code not in special] if row else []


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for column in new:
        if column in DERIVED or old.get(column) == new[column]:
            continue
        if column in SPECIAL:
            yield Change(column, None, None)
        else:
            yield Change(column, _said(old.get(column)), _said(new[column]))


def _said(value: Any) -> str:
    return "" if value is None else str(value).strip()
