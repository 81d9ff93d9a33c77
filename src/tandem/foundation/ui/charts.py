"""Charts as SVG text, drawn on the server for the slot in which they stand.

Every mark carries its light colour as an attribute, so that a chart is right in a PDF or
an e-mail, and a class, so that a page can theme it. Text is 15 units in a drawing of 400
units: at least 12 px on a phone of 390 px.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import cos, pi, sin

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# The light values of the tokens with the same names; a test compares them.
PALETTE = {
    "ink": "#1b2b34",
    "ink-2": "#4a5b66",
    "line-2": "#c3c8c6",
    "input": "#66757f",
    "surface": "#ffffff",
    "series-1": "#7a5a00",
    "series-2": "#00615f",
}
TEXT = 15
LINE = 18
CHARACTER = 0.56 * TEXT
SIZES = (400, 640)
VOICES = ("participant", "guide")
NOTHING = "–"  # noqa: RUF001

Point = tuple[float, float]


@dataclass(frozen=True)
class Series:
    """One voice on every axis.

    values: a level from 1, or None where there is no score. voice: `participant` (dashed,
    circle) or `guide` (solid, square). absent: why a score is missing, per axis.
    """

    label: str
    values: Sequence[float | None]
    voice: str = "participant"
    absent: Sequence[str] = ()

    @property
    def number(self) -> int:
        return 1 if self.voice == VOICES[0] else 2

    def reason(self, axis: int) -> str:
        return self.absent[axis] if axis < len(self.absent) and self.absent[axis] else NOTHING


@dataclass(frozen=True)
class Table:
    """The same figures as words and numbers, for the table under a chart."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def table(axes: Sequence[str], series: Sequence[Series], *, caption: str, heading: str) -> Table:
    """What a chart shows, as text. heading: the name of the first column."""
    rows = [[axis, *(_cell(one, index) for one in series)] for index, axis in enumerate(axes)]
    return Table(caption=caption, columns=[heading, *(one.label for one in series)], rows=rows)


def radar(
    axes: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    desc: str,
    width: int = 400,
    levels: int = 5,
) -> SafeString:
    """Spider chart of at most two voices on fixed axes.

    A missing score breaks the line: it is a gap and never a zero. width: 400 or 640, the
    slot on the page. levels: the highest score; the centre is zero.
    Raises ValueError when a series has not one value per axis or the width is another.
    """
    _check(axes, series, width)
    labels = [_wrapped(axis, 12 if width == SIZES[0] else 18) for axis in axes]
    radius = _radius(labels, width)
    top = radius + 2 * LINE + max(_legend_height(series, width), 0)
    web = _Web(len(axes), width / 2, top, radius, levels)
    parts = [*web.grid(), *web.labels(labels)]
    for one in series:
        parts += _voice(web, one, axes, levels)
    parts += _legend(series, width)
    return _svg("radar", parts, width, top + radius + 3 * LINE, title, desc)


def dots(
    axes: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    desc: str,
    ends: tuple[str, str] = ("", ""),
    width: int = 400,
    levels: int = 5,
) -> SafeString:
    """One line per axis with a mark per voice: the plain picture for a participant.

    ends: what the lowest and the highest level mean. A missing score is said in words.
    width: 400 (name above the line) or 640 (name beside it).
    Raises ValueError as `radar` does.
    """
    _check(axes, series, width)
    ruler = _Ruler(width, levels, _legend_height(series, width) + LINE + 4)
    parts = [*_legend(series, width), *ruler.head(ends)]
    for index, axis in enumerate(axes):
        parts += ruler.row(index, axis, series)
    return _svg("dots", parts, width, ruler.bottom(len(axes)), title, desc)


@dataclass(frozen=True)
class _Web:
    count: int
    x: float
    y: float
    radius: float
    levels: int

    def at(self, axis: int, level: float) -> Point:
        turn = 2 * pi * axis / self.count - pi / 2
        reach = self.radius * level / self.levels
        return self.x + reach * cos(turn), self.y + reach * sin(turn)

    def grid(self) -> list[str]:
        rings = []
        for level in range(1, self.levels + 1):
            points = _points(self.at(axis, level) for axis in range(self.count))
            kind, ink = ("rim", "input") if level == self.levels else ("grid", "line-2")
            rings.append(
                f'<polygon class="{kind}" fill="none" stroke="{PALETTE[ink]}" points="{points}"/>'
            )
        spokes = [_line((self.x, self.y), self.at(axis, self.levels)) for axis in range(self.count)]
        ticks = [
            _text(self.x + 4, self.y - self.radius * level / self.levels + 14, str(level), "tick")
            for level in range(1, self.levels + 1)
        ]
        return rings + spokes + ticks

    def labels(self, labels: Sequence[Sequence[str]]) -> list[str]:
        parts = []
        for axis, lines in enumerate(labels):
            x, y = self.at(axis, self.levels * (1 + 12 / self.radius))
            side = x - self.x
            anchor = "middle" if abs(side) < self.radius / 8 else "start" if side > 0 else "end"
            first = y + 5 - (len(lines) - 1) * LINE * (0.5 - (y - self.y) / self.radius / 2.4)
            parts += [
                _text(x, first + row * LINE, text, "label", anchor)
                for row, text in enumerate(lines)
            ]
        return parts


@dataclass(frozen=True)
class _Ruler:
    width: int
    levels: int
    top: float

    @property
    def is_wide(self) -> bool:
        return self.width > SIZES[0]

    @property
    def left(self) -> float:
        return 236 if self.is_wide else 20

    @property
    def pitch(self) -> float:
        return 40 if self.is_wide else 56

    def x(self, level: float) -> float:
        return self.left + (self.width - 20 - self.left) * (level - 1) / (self.levels - 1)

    def bottom(self, rows: int) -> float:
        return self.top + 12 + self.pitch * rows

    def head(self, ends: tuple[str, str]) -> list[str]:
        low, high = ends
        return [
            _text(self.x(1) - 12, self.top, low, "tick", "start"),
            _text(self.x(self.levels) + 12, self.top, high, "tick", "end"),
        ]

    def row(self, index: int, axis: str, series: Sequence[Series]) -> list[str]:
        start = self.top + 12 + self.pitch * index
        middle = start + (self.pitch / 2 if self.is_wide else 38)
        name_y = middle + 5 if self.is_wide else start + 17
        parts = [_text(0 if self.is_wide else self.x(1) - 12, name_y, axis, "label")]
        parts.append(_line((self.x(1), middle), (self.x(self.levels), middle)))
        parts += [_peg(self.x(level), middle) for level in range(1, self.levels + 1)]
        known = [one for one in series if one.values[index] is not None]
        are_equal = len(known) > 1 and len({one.values[index] for one in known}) == 1
        for one in series:
            level = one.values[index]
            if level is not None:
                shift = (-9 if one.number == 1 else 9) if are_equal else 0
                parts.append(
                    _mark((self.x(level) + shift, middle), one, _said(axis, one, index), 8)
                )
        absent = [f"{one.label}: {one.reason(index)}" for one in series if one not in known]
        if absent:
            parts.append(self._absence(", ".join(absent), start, middle, bool(known)))
        return parts

    def _absence(self, words: str, start: float, middle: float, is_beside: bool) -> str:
        if self.is_wide and is_beside:
            return _text(self.width, middle - 12, words, "absent", "end")
        y = middle + 5 if self.is_wide else start + 17
        return _text(self.width, y, words, "absent", "end")


def _voice(web: _Web, one: Series, axes: Sequence[str], levels: int) -> list[str]:
    points = [
        None if value is None else web.at(axis, value) for axis, value in enumerate(one.values)
    ]
    dash = ' stroke-dasharray="6 4"' if one.number == 1 else ""
    ink = PALETTE[f"series-{one.number}"]
    parts = [
        f'<path class="s{one.number}" fill="none" stroke="{ink}" stroke-width="2.5"'
        f' stroke-linejoin="round"{dash} d="{path}"/>'
        for path in _paths(points)
    ]
    if None not in points:
        shape = _points(point for point in points if point)
        parts.insert(
            0,
            f'<polygon class="f{one.number}" fill="{ink}" fill-opacity=".1" points="{shape}"/>',
        )
    marks = [
        _mark(point, one, f"{_said(axes[axis], one, axis)} / {levels}", 5)
        for axis, point in enumerate(points)
        if point
    ]
    return parts + marks


def _paths(points: Sequence[Point | None]) -> list[str]:
    """The lines between neighbours that both have a score, going round once."""
    if None not in points:
        return ["M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points if points) + "Z"]
    start = points.index(None)
    runs: list[list[Point]] = [[]]
    for point in [*points[start:], *points[:start]]:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return ["M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run) for run in runs if len(run) > 1]


def _mark(point: Point, one: Series, words: str, size: float) -> str:
    x, y = point
    ink, paper = PALETTE[f"series-{one.number}"], PALETTE["surface"]
    name = f"<title>{escape(words)}</title>"
    if one.number == 1:
        return (
            f'<circle class="m1" fill="{paper}" stroke="{ink}" stroke-width="2.5"'
            f' cx="{x:.1f}" cy="{y:.1f}" r="{size}">{name}</circle>'
        )
    return (
        f'<rect class="m2" fill="{ink}" stroke="{paper}" stroke-width="1" x="{x - size:.1f}"'
        f' y="{y - size:.1f}" width="{2 * size}" height="{2 * size}">{name}</rect>'
    )


def _legend(series: Sequence[Series], width: int) -> list[str]:
    parts, x, y = [], 16.0, LINE
    for one in series:
        length = 40 + _length(one.label)
        if x > 16 and x + length > width:
            x, y = 16.0, y + LINE + 4
        dash = ' stroke-dasharray="6 4"' if one.number == 1 else ""
        parts.append(
            f'<line class="s{one.number}" stroke="{PALETTE[f"series-{one.number}"]}"'
            f' stroke-width="2.5"{dash} x1="{x - 14:.1f}" x2="{x + 14:.1f}"'
            f' y1="{y - 5}" y2="{y - 5}"/>'
        )
        parts.append(_mark((x, y - 5), one, one.label, 5))
        parts.append(_text(x + 22, y, one.label, "label"))
        x += length + 20
    return parts


def _legend_height(series: Sequence[Series], width: int) -> int:
    is_one_row = sum(60 + _length(one.label) for one in series) <= width + 4
    return LINE + 10 if is_one_row else 2 * LINE + 14


def _radius(labels: Sequence[Sequence[str]], width: int) -> float:
    """As large as the words beside the web allow."""
    room = [width / 2 - 60]
    for axis, lines in enumerate(labels):
        reach = abs(cos(2 * pi * axis / len(labels) - pi / 2))
        if reach > 1 / 8:
            longest = max(_length(text) for text in lines)
            room.append((width / 2 - longest) / reach - 12)
    return max(min(room), width / 6)


def _wrapped(words: str, limit: int) -> list[str]:
    """At most three lines of about `limit` characters; a long word stays whole."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= limit or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) < 4 else [*lines[:2], " ".join(lines[2:])]


def _svg(
    kind: str, parts: Sequence[str], width: int, height: float, title: str, desc: str
) -> SafeString:
    body = "".join(parts)
    ident = "c" + sha256(f"{kind}{width}{title}{body}".encode()).hexdigest()[:10]
    size = " wide" if width > SIZES[0] else ""
    # Every word from outside went through escape(); the rest is ours.
    return mark_safe(  # noqa: S308
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {kind}{size}"'
        f' viewBox="0 0 {width} {height:.0f}" role="img" aria-labelledby="{ident}t {ident}d"'
        f' font-size="{TEXT}"><title id="{ident}t">{escape(title)}</title>'
        f'<desc id="{ident}d">{escape(desc)}</desc>{body}</svg>'
    )


def _text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    ink = PALETTE["ink"] if kind == "label" else PALETTE["ink-2"]
    return (
        f'<text class="{kind}" fill="{ink}" x="{x:.1f}" y="{y:.1f}"'
        f' text-anchor="{anchor}">{escape(words)}</text>'
    )


def _line(start: Point, end: Point) -> str:
    return (
        f'<line class="grid" stroke="{PALETTE["line-2"]}" x1="{start[0]:.1f}" y1="{start[1]:.1f}"'
        f' x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    )


def _peg(x: float, y: float) -> str:
    return (
        f'<line class="rim" stroke="{PALETTE["input"]}" x1="{x:.1f}" y1="{y - 5:.1f}"'
        f' x2="{x:.1f}" y2="{y + 5:.1f}"/>'
    )


def _points(points) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _said(axis: str, one: Series, index: int) -> str:
    return f"{axis}, {one.label}: {_cell(one, index)}"


def _cell(one: Series, index: int) -> str:
    value = one.values[index]
    return one.reason(index) if value is None else f"{value:g}"


def _length(words: str) -> float:
    return len(words) * CHARACTER


def _check(axes: Sequence[str], series: Sequence[Series], width: int) -> None:
    if width not in SIZES:
        raise ValueError(f"A chart is drawn for a slot of {SIZES} units, not {width}.")
    for one in series:
        if len(one.values) != len(axes):
            raise ValueError(f"{one.label}: {len(one.values)} values for {len(axes)} axes.")
