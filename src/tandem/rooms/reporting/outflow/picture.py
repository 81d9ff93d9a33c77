"""Curves of outflow as a drawing: lines, bands, and how many still waited.

Straight lines join the days that may be told: a step would say that nothing happened between.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import DASH, LINE, NARROW, PALETTE, WIDE
from tandem.rooms.reporting.outflow.contract import HORIZONS, LAST_DAY
from tandem.rooms.reporting.outflow.hiding import Point, Told

LEFT, RIGHT, HEIGHT = 56.0, 22.0, {WIDE: 220.0, NARROW: 200.0}
TICKS = (0, 25, 50, 75, 100)
NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """One curve. number: 1 is dashed, 2 is solid, so that it needs no colour to be told apart."""

    label: str
    number: int
    told: Told


def picture(lines: Sequence[Line], *, title: str, desc: str, width: int = WIDE) -> SafeString:
    """Up to two curves over two years, with the numbers that still waited underneath.

    A curve ends where no more may be told. width: 640, or 400 for a phone.
    Raises ValueError for another width.
    """
    drawing.check_width(width, (NARROW, WIDE))
    parts, used = _legend(lines, width)
    plane = _Plane(width, used + 10)
    parts += plane.grid()
    for line in lines:
        parts += plane.curve(line)
    waiting, bottom = plane.waiting(lines)
    return drawing.svg(
        "curve", [*parts, *waiting], width=width, height=bottom, title=title, desc=desc
    )


@dataclass(frozen=True)
class _Plane:
    width: int
    top: float

    @property
    def bottom(self) -> float:
        return self.top + HEIGHT[self.width]

    def x(self, day: float) -> float:
        return LEFT + (self.width - LEFT - RIGHT) * day / LAST_DAY

    def y(self, share: float) -> float:
        return self.bottom - HEIGHT[self.width] * share

    def grid(self) -> list[str]:
        parts = []
        for percent in TICKS:
            y = self.y(percent / 100)
            kind = "rim" if percent == 0 else "grid"
            parts.append(drawing.line((LEFT, y), (self.width - RIGHT, y), kind))
            parts.append(drawing.text(LEFT - 8, y + 5, f"{percent}%", "tick", "end"))
        for months, day in {0: 0, **HORIZONS}.items():
            parts.append(drawing.line((self.x(day), self.bottom), (self.x(day), self.bottom + 5)))
            label = _("%(count)d months") % {"count": months} if months == 24 else str(months)
            anchor = "end" if months == 24 else "middle"
            x = self.x(day) + (RIGHT if months == 24 else 0)
            parts.append(drawing.text(x, self.bottom + 22, label, "tick", anchor))
        return parts

    def curve(self, line: Line) -> list[str]:
        points = line.told.steps
        ink = PALETTE[f"series-{line.number}"]
        if len(points) < 2:
            return []
        path = "L".join(
            f"{self.x(point.day):.1f} {self.y(point.share.value):.1f}" for point in points
        )
        return [
            self._band(points, line.number, ink),
            (
                f'<path class="s{line.number}" fill="none" stroke="{ink}" stroke-width="2.5"'
                f'{DASH[line.number]} d="M{path}"/>'
            ),
        ]

    def _band(self, points: Sequence[Point], number: int, ink: str) -> str:
        upper = [(self.x(point.day), self.y(_edge(point, point.share.high))) for point in points]
        lower = [(self.x(point.day), self.y(_edge(point, point.share.low))) for point in points]
        look = f'fill="{ink}" fill-opacity="0.13"'
        return drawing.polygon([*upper, *reversed(lower)], f"f{number}", look)

    def waiting(self, lines: Sequence[Line]) -> tuple[list[str], float]:
        """A row of numbers for each curve, under the months, and where they end."""
        y = self.bottom + 22 + LINE + 8
        parts = [drawing.text(LEFT - 48, y, _("Still followed, and not there yet"), "absent")]
        for line in lines:
            y += LINE + 4
            ink = PALETTE[f"series-{line.number}"]
            parts.append(
                f'<line class="s{line.number}" stroke="{ink}" stroke-width="2.5"'
                f'{DASH[line.number]} x1="{LEFT - 48:.1f}" x2="{LEFT - 26:.1f}"'
                f' y1="{y - 5:.1f}" y2="{y - 5:.1f}"/>'
            )
            for day, count in numbers(line.told):
                words = NOTHING if count is None else str(count)
                parts.append(drawing.text(self.x(day), y, words, "label", "middle"))
        return parts, y + 10


def _edge(point: Point, edge: float | None) -> float:
    """Where the band ends; on the line itself where there is none."""
    return point.share.value if edge is None else edge


def numbers(told: Told) -> list[tuple[int, int | None]]:
    """How many still waited on the first day and at each horizon."""
    began = next((step.waiting for step in told.steps if step.day == 0), None)
    later = [
        (HORIZONS[months], point.waiting if point else None)
        for months, point in told.horizons.items()
    ]
    return [(0, began), *later]


def _legend(lines: Sequence[Line], width: int) -> tuple[list[str], float]:
    parts, x, y = [], 4.0, float(LINE)
    for line in lines:
        length = 42 + drawing.length_of(line.label)
        if x > 4 and x + length > width:
            x, y = 4.0, y + LINE + 4
        ink = PALETTE[f"series-{line.number}"]
        parts.append(
            f'<line class="s{line.number}" stroke="{ink}" stroke-width="2.5"{DASH[line.number]}'
            f' x1="{x:.1f}" x2="{x + 28:.1f}" y1="{y - 5:g}" y2="{y - 5:g}"/>'
        )
        parts.append(drawing.text(x + 36, y, line.label))
        x += length + 24
    return parts, y + 8
