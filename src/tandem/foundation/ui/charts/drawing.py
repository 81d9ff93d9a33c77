"""The strokes that every chart is made of.

Every mark carries its light colour as an attribute, so that a chart is right in a PDF or
an e-mail, and a class, so that a page can theme it.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tandem.foundation.ui.charts.series import Series

# The light values of the tokens with the same names; a test compares them.
PALETTE = {
    "ink": "#1b2b34",
    "ink-2": "#4a5b66",
    "line-2": "#c3c8c6",
    "input": "#66757f",
    "surface": "#ffffff",
    "series-1": "#7a5a00",
    "series-2": "#00615f",
    "series-3": "#8a2d6b",
    "series-4": "#1f4f8a",
}
PHONE, NARROW, WIDE = SIZES = (320, 400, 640)
# One of many small charts, shown at least as wide as it is drawn.
SMALL = 200
# In a drawing of 400 units shown 320 px wide, on a phone, this is 12 px.
TEXT = 16
LINE = 19
CHARACTER = 0.52 * TEXT
DASH = {1: ' stroke-dasharray="6 4"', 2: ""}

Point = tuple[float, float]


def svg(
    kind: str, parts: Sequence[str], *, width: int, height: float, title: str, desc: str
) -> SafeString:
    """The finished drawing. Its words are escaped here or in `text` and `mark`."""
    body = "".join(parts)
    ident = "c" + sha256(f"{kind}{width}{title}{body}".encode()).hexdigest()[:10]
    size = {WIDE: " wide", SMALL: " small"}.get(width, "")
    return mark_safe(  # noqa: S308
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {kind}{size}"'
        f' viewBox="0 0 {width} {height:.0f}" role="img" aria-labelledby="{ident}t {ident}d"'
        f' font-size="{TEXT}"><title id="{ident}t">{escape(title)}</title>'
        f'<desc id="{ident}d">{escape(desc)}</desc>{body}</svg>'
    )


def text(x: float, y: float, words: str, kind: str = "label", anchor: str = "start") -> str:
    """kind: `label` in ink; `tick` and `absent` in soft ink, a tick with a halo."""
    ink = PALETTE["ink"] if kind == "label" else PALETTE["ink-2"]
    halo = ""
    if kind == "tick":
        halo = f' paint-order="stroke" stroke="{PALETTE["surface"]}" stroke-width="4"'
    return (
        f'<text class="{kind}" fill="{ink}"{halo} x="{x:.1f}" y="{y:.1f}"'
        f' text-anchor="{anchor}">{escape(words)}</text>'
    )


def line(start: Point, end: Point, kind: str = "grid") -> str:
    """kind: `grid`, or `rim` for what must be seen at first sight."""
    ink = PALETTE["input"] if kind == "rim" else PALETTE["line-2"]
    return (
        f'<line class="{kind}" stroke="{ink}" x1="{start[0]:.1f}" y1="{start[1]:.1f}"'
        f' x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    )


def polygon(points: Iterable[Point], kind: str, attributes: str) -> str:
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon class="{kind}" {attributes} points="{corners}"/>'


def mark(point: Point, one: Series, words: str, size: float) -> str:
    """The sign of a voice: an open circle for the participant, a filled square for the guide."""
    x, y = point
    ink, paper = PALETTE[f"series-{one.number}"], PALETTE["surface"]
    name = f"<title>{escape(words)}</title>"
    if one.number == 1:
        return (
            f'<circle class="m1" fill="{paper}" stroke="{ink}" stroke-width="2.5"'
            f' cx="{x:.1f}" cy="{y:.1f}" r="{size:g}">{name}</circle>'
        )
    return (
        f'<rect class="m2" fill="{ink}" stroke="{paper}" stroke-width="1" x="{x - size:.1f}"'
        f' y="{y - size:.1f}" width="{2 * size:g}" height="{2 * size:g}">{name}</rect>'
    )


def legend(series: Sequence[Series], width: int) -> tuple[list[str], float]:
    """The names of the voices, and the height that they take."""
    parts, x, y = [], 16.0, float(LINE)
    for one in series:
        length = 42 + length_of(one.label)
        if x > 16 and x - 16 + length > width:
            x, y = 16.0, y + LINE + 6
        ink = PALETTE[f"series-{one.number}"]
        parts.append(
            f'<line class="s{one.number}" stroke="{ink}" stroke-width="2.5"{DASH[one.number]}'
            f' x1="{x - 15:.1f}" x2="{x + 15:.1f}" y1="{y - 5:g}" y2="{y - 5:g}"/>'
        )
        parts += [mark((x, y - 5), one, one.label, 5), text(x + 24, y, one.label)]
        x += length + 24
    return parts, y + 12


def length_of(words: str) -> float:
    """About how wide a word stands, in units."""
    return len(words) * CHARACTER


def cut(words: str, room: float) -> str:
    """The words, or their beginning and end where there is no room, in units, for all.

    Names that differ in their last word only stay apart.
    """
    if length_of(words) <= room:
        return words
    characters = max(int(room / CHARACTER) - 1, 2)
    tail = characters // 3
    return f"{words[: characters - tail].rstrip()}…{words[-tail:].lstrip()}"


def check_width(width: int, allowed: Sequence[int] = SIZES) -> None:
    """Raises ValueError when a chart is asked for a slot for which it cannot be drawn."""
    if width not in allowed:
        raise ValueError(f"This chart is drawn {allowed} units wide, not {width}.")
