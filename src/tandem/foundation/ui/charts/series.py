"""The figures of a chart, and the same figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

PARTICIPANT, GUIDE = VOICES = ("participant", "guide")
NOTHING = "–"


@dataclass(frozen=True)
class Series:
    """One voice on every axis.

    values: a level from 1, or None where there is no score. voice: PARTICIPANT (dashed,
    circle) or GUIDE (solid, square). absent: why a score is missing, per axis.
    """

    label: str
    values: Sequence[float | None]
    voice: str = PARTICIPANT
    absent: Sequence[str] = ()

    @property
    def number(self) -> int:
        return VOICES.index(self.voice) + 1

    def cell(self, axis: int) -> str:
        """The score on one axis as text, or why there is none."""
        value = self.values[axis]
        if value is not None:
            return f"{value:g}"
        return str(self.absent[axis]) if axis < len(self.absent) and self.absent[axis] else NOTHING

    def sentence(self, axis: int, name: str) -> str:
        return f"{name}, {self.label}: {self.cell(axis)}"


@dataclass(frozen=True)
class Table:
    """What a chart shows as words and numbers."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Rows of (column, cell), for a table whose cells carry their column on a phone."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


def table(axes: Sequence[str], series: Sequence[Series], *, caption: str, heading: str) -> Table:
    """The table under a chart. heading: the name of the first column."""
    rows = [[name, *(one.cell(axis) for one in series)] for axis, name in enumerate(axes)]
    return Table(caption=caption, columns=[heading, *(one.label for one in series)], rows=rows)


def check(axes: Sequence[str], series: Sequence[Series]) -> None:
    """Raises ValueError when a voice is unknown or has not one value per axis."""
    for one in series:
        if one.voice not in VOICES:
            raise ValueError(f"{one.label}: there is no voice {one.voice!r}.")
        if len(one.values) != len(axes):
            raise ValueError(f"{one.label}: {len(one.values)} values for {len(axes)} axes.")
