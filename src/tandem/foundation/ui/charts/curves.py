"""One line over a ruler of numbers, with the stretches where it falls told apart."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

from django.utils.html import escape
from django.utils.safestring import SafeString

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import DASH, LINE, PALETTE, PHONE, WIDE, Point

LEFT, RIGHT, TOP = 52.0, 16.0, 52.0
HEIGHT = {PHONE: 200.0, WIDE: 240.0}
EVERY = {PHONE: 10, WIDE: 5}
ROWS = 4


def curve(
    points: Sequence[Point],
    *,
    title: str,
    desc: str,
    falls: Sequence[tuple[float, float]] = (),
    here: Point | None = None,
    here_words: str = "",
    x_words: str = "",
    y_words: str = "",
    width: int = WIDE,
) -> SafeString:
    """A line through the points, rising x. falls: stretches of x drawn dashed in another ink.

    here: a point that is marked and named. Raises ValueError for fewer than two points or
    another width than 320 and 640.
    """
    drawing.check_width(width, (PHONE, WIDE))
    if len(points) < 2:
        raise ValueError("A line needs two points.")
    field = _Field(points, width)
    parts = [*field.grid(), *field.names(x_words, y_words)]
    for start, end in pairwise(points):
        is_fall = any(since <= start[0] and end[0] <= until for since, until in falls)
        parts.append(_piece(field.at(*start), field.at(*end), 1 if is_fall else 2))
    if here:
        parts += _here(field, here, here_words)
    height = TOP + HEIGHT[width] + 2 * LINE + 8
    return drawing.svg("curve", parts, width=width, height=height, title=title, desc=desc)


class _Field:
    """Where a number stands. The upright ruler begins at a round number at or below the least."""

    def __init__(self, points: Sequence[Point], width: int):
        self.width, self.height = width, HEIGHT[width]
        self.first, self.last = points[0][0], points[-1][0]
        amounts = [y for _x, y in points]
        self.step = _round_step((max(amounts) - min(amounts)) / ROWS)
        self.low = floor(min(amounts) / self.step) * self.step
        self.high = max(ceil(max(amounts) / self.step) * self.step, self.low + self.step)

    def at(self, x: float, y: float) -> Point:
        across = (x - self.first) / (self.last - self.first)
        up = (y - self.low) / (self.high - self.low)
        length = self.width - LEFT - RIGHT
        return LEFT + length * across, TOP + self.height * (1 - up)

    def grid(self) -> list[str]:
        parts, amount = [], self.low
        while amount <= self.high + self.step / 2:
            start, end = self.at(self.first, amount), self.at(self.last, amount)
            parts.append(drawing.line(start, end))
            parts.append(drawing.text(LEFT - 6, start[1] + 5, f"{amount:.0f}", "tick", "end"))
            amount += self.step
        return parts

    def names(self, x_words: str, y_words: str) -> list[str]:
        base = TOP + self.height
        numbers = range(ceil(self.first), floor(self.last) + 1)
        shown = [x for x in numbers if x % EVERY[self.width] == 0]
        ticks = [
            drawing.text(self.at(x, self.low)[0], base + LINE, str(x), "tick", "middle")
            for x in shown
        ]
        across = drawing.text(self.width - RIGHT, base + 2 * LINE, x_words, "tick", "end")
        return [*ticks, across, drawing.text(2, LINE - 4, y_words, "tick")]


def _piece(start: Point, end: Point, number: int) -> str:
    return (
        f'<line class="s{number}" stroke="{PALETTE[f"series-{number}"]}" stroke-width="3"'
        f'{DASH[number]} stroke-linecap="round" x1="{start[0]:.1f}" y1="{start[1]:.1f}"'
        f' x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    )


def _here(field: _Field, point: Point, words: str) -> list[str]:
    """The mark, and its name above the field where no line can cross it."""
    x, y = field.at(*point)
    shown = drawing.cut(words, field.width - LEFT)
    half = drawing.length_of(shown) / 2
    middle = min(max(x, half + 2), field.width - half - 2)
    dot = (
        f'<circle class="m1" fill="{PALETTE["surface"]}" stroke="{PALETTE["series-1"]}"'
        f' stroke-width="2.5" cx="{x:.1f}" cy="{y:.1f}" r="6"><title>{escape(words)}</title>'
        "</circle>"
    )
    leader = drawing.line((x, TOP - 2), (x, y - 7), "rim")
    return [leader, dot, drawing.text(middle, TOP - 8, shown, "tick", "middle")]


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, not less than it."""
    if rough <= 1:
        return 1.0
    power = 10 ** floor(log10(rough))
    return next(power * each for each in (1.0, 2.0, 5.0, 10.0) if power * each >= rough)
