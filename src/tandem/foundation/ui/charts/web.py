"""The spider chart, for two voices at one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from django.utils.safestring import SafeString

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import DASH, LINE, NARROW, PALETTE, WIDE, Point
from tandem.foundation.ui.charts.series import Series, check

GAP = 12
MARGIN = 2


def radar(
    axes: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    desc: str,
    width: int = NARROW,
    levels: int = 5,
) -> SafeString:
    """Spider chart of at most two voices on fixed axes.

    A missing score breaks the line: it is a gap and never a zero. width: 400 or 640, the
    slot on the page. levels: the highest score; the centre is zero.
    Raises ValueError when a series has not one value per axis or the width is another.
    """
    check(axes, series)
    drawing.check_width(width, (NARROW, WIDE))
    legend, used = drawing.legend(series, width)
    web = _fitted([_wrapped(str(axis), width) for axis in axes], width, used, levels)
    parts = [*legend, *web.grid(), *web.words()]
    for one in series:
        parts += _voice(web, one, [str(axis) for axis in axes])
    return drawing.svg("radar", parts, width=width, height=web.bottom(), title=title, desc=desc)


@dataclass(frozen=True)
class _Web:
    labels: Sequence[Sequence[str]]
    x: float
    y: float
    radius: float
    levels: int

    def at(self, axis: float, level: float) -> Point:
        turn = 2 * pi * axis / len(self.labels) - pi / 2
        reach = self.radius * level / self.levels
        return self.x + reach * cos(turn), self.y + reach * sin(turn)

    def grid(self) -> list[str]:
        axes = range(len(self.labels))
        rings = []
        for level in range(1, self.levels + 1):
            kind, ink = ("rim", "input") if level == self.levels else ("grid", "line-2")
            corners = [self.at(axis, level) for axis in axes]
            look = f'fill="none" stroke="{PALETTE[ink]}"'
            rings.append(drawing.polygon(corners, kind, look))
        spokes = [drawing.line((self.x, self.y), self.at(axis, self.levels)) for axis in axes]
        return rings + spokes + self.ticks()

    def ticks(self) -> list[str]:
        """The odd levels, between two spokes where no line runs over them."""
        half = 0.5
        return [
            drawing.text(x, y + 5, str(level), "tick", "middle")
            for level in range(1, self.levels + 1, 2)
            for x, y in [self.at(half, level * cos(pi / len(self.labels)))]
        ]

    def first_line(self, axis: int) -> tuple[float, float, str]:
        """Where the words of an axis begin, and on which side they hang."""
        x, y = self.at(axis, self.levels * (1 + GAP / self.radius))
        side, height = x - self.x, (y - self.y) / (self.radius + GAP)
        anchor = "middle" if abs(side) < self.radius / 8 else "start" if side > 0 else "end"
        rows = len(self.labels[axis]) - 1
        return x, y + 5 - rows * LINE * (1 - height) / 2, anchor

    def words(self) -> list[str]:
        parts = []
        for axis, lines in enumerate(self.labels):
            x, y, anchor = self.first_line(axis)
            parts += [
                drawing.text(x, y + row * LINE, words, "label", anchor)
                for row, words in enumerate(lines)
            ]
        return parts

    def bottom(self) -> float:
        return 8 + max(
            self.first_line(axis)[1] + (len(lines) - 1) * LINE
            for axis, lines in enumerate(self.labels)
        )


def _fitted(labels: Sequence[Sequence[str]], width: int, used: float, levels: int) -> _Web:
    """As large a web as the words beside it allow, below what is used already."""
    middle = width / 2
    room = [middle * 0.66]
    for axis, lines in enumerate(labels):
        reach = abs(cos(2 * pi * axis / len(labels) - pi / 2))
        if reach > 1 / 8:
            longest = max(drawing.length_of(words) for words in lines)
            room.append((middle - MARGIN - longest) / reach - GAP)
    radius = max(min(room), width / 6)
    top = used + LINE * len(labels[0]) + GAP
    return _Web(labels, middle, top + radius, radius, levels)


def _voice(web: _Web, one: Series, axes: Sequence[str]) -> list[str]:
    points = [
        None if value is None else web.at(axis, value) for axis, value in enumerate(one.values)
    ]
    ink = PALETTE[f"series-{one.number}"]
    known = [point for point in points if point is not None]
    parts = []
    if len(known) == len(points):
        look = f'fill="{ink}" fill-opacity="{0.04 + 0.05 * one.number:g}"'
        parts.append(drawing.polygon(known, f"f{one.number}", look))
    parts += [
        f'<path class="s{one.number}" fill="none" stroke="{ink}" stroke-width="2.5"'
        f' stroke-linejoin="round"{DASH[one.number]} d="{path}"/>'
        for path in _paths(points)
    ]
    return parts + [
        drawing.mark(point, one, f"{one.sentence(axis, axes[axis])} / {web.levels}", 5)
        for axis, point in enumerate(points)
        if point is not None
    ]


def _paths(points: Sequence[Point | None]) -> list[str]:
    """The lines between neighbours that both have a score, going round once."""
    known = [point for point in points if point is not None]
    if len(known) == len(points):
        return [_path(known) + "Z"]
    start = points.index(None)
    runs: list[list[Point]] = [[]]
    for point in [*points[start:], *points[:start]]:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [_path(run) for run in runs if len(run) > 1]


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _wrapped(words: str, width: int) -> list[str]:
    """At most three lines, none longer than needed; a long word stays whole."""
    limit = max(11 if width == NARROW else 16, *(len(word) for word in words.split()), 1)
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= limit or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) < 4 else [*lines[:2], " ".join(lines[2:])]
