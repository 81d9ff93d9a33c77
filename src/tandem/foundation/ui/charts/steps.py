"""A little line per voice over a few moments: one of many small charts on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import DASH, LINE, PALETTE, PHONE, SMALL, Point
from tandem.foundation.ui.charts.series import Series, check

LEFT, EDGE, TOP, HEIGHT = 30.0, 14.0, 12.0, 96.0
# The circle of one voice goes round the square of the other.
CIRCLE, SQUARE = 7.0, 3.5


def steps(
    moments: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    desc: str,
    levels: int = 5,
) -> SafeString:
    """One line per voice from the first moment to the last, with the first and last named.

    A missing score breaks the line. Drawn 200 units wide, for small multiples: put `key`
    above them once. Raises ValueError when a series has not one value per moment, or when
    there is one moment only.
    """
    check(moments, series)
    if len(moments) < 2:
        raise ValueError("A line needs two moments.")
    field = _Field(len(moments), levels)
    parts = [*field.grid(), *field.names(moments)]
    for one in series:
        parts += _line(field, one, moments)
    bottom = TOP + HEIGHT + LINE + 6
    return drawing.svg("steps", parts, width=SMALL, height=bottom, title=title, desc=desc)


def key(series: Sequence[Series], *, title: str) -> SafeString:
    """Which mark belongs to which voice, once for many small charts."""
    parts, bottom = drawing.legend(series, PHONE)
    names = ", ".join(one.label for one in series)
    return drawing.svg("key", parts, width=PHONE, height=bottom, title=title, desc=names)


@dataclass(frozen=True)
class _Field:
    moments: int
    levels: int

    def at(self, moment: int, level: float) -> Point:
        width = SMALL - LEFT - EDGE
        x = LEFT + width * moment / (self.moments - 1)
        return x, TOP + HEIGHT * (self.levels - level) / (self.levels - 1)

    def grid(self) -> Iterator[str]:
        last = self.moments - 1
        for level in range(1, self.levels + 1):
            yield drawing.line(self.at(0, level), self.at(last, level))
        for level in (1, self.levels):
            _, y = self.at(0, level)
            yield drawing.text(2, y + 5, str(level), "tick")

    def names(self, moments: Sequence[str]) -> list[str]:
        y = TOP + HEIGHT + LINE + 2
        first, last = str(moments[0]), str(moments[-1])
        return [
            drawing.text(LEFT - EDGE, y, first, "tick"),
            drawing.text(SMALL - 2, y, last, "tick", "end"),
        ]


def _line(field: _Field, one: Series, moments: Sequence[str]) -> list[str]:
    points = [
        None if value is None else field.at(moment, value)
        for moment, value in enumerate(one.values)
    ]
    ink = PALETTE[f"series-{one.number}"]
    parts = [
        f'<line class="s{one.number}" stroke="{ink}" stroke-width="2.5"{DASH[one.number]}'
        f' x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}"/>'
        for a, b in pairwise(points)
        if a is not None and b is not None
    ]
    size = CIRCLE if one.number == 1 else SQUARE
    return parts + [
        drawing.mark(point, one, one.sentence(moment, str(moments[moment])), size)
        for moment, point in enumerate(points)
        if point is not None
    ]
