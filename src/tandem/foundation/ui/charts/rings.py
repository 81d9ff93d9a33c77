"""The ecomap: somebody in the middle, the people around them on three rings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from django.utils.html import escape
from django.utils.safestring import SafeString

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import LINE, NARROW, PALETTE, PHONE, Point

STRONG, WEAK, STRAINING = KINDS = ("strong", "weak", "straining")
OUT, IN, BOTH = ENERGY = ("out", "in", "both")
HELPS = "helps"
RINGS = (0.46, 0.72, 0.96)
TALLER = 1.3
LONGEST = 13
HEIGHT = 28
EDGE = 6
ROUNDS = 300
LOOKS = {
    STRONG: ("s2", PALETTE["series-2"], ' stroke-width="5"'),
    WEAK: ("s2", PALETTE["series-2"], ' stroke-width="2" stroke-dasharray="6 4"'),
    STRAINING: ("s1", PALETTE["series-1"], ' stroke-width="2"'),
}


@dataclass(frozen=True)
class Tie:
    """Somebody around the middle.

    ring: 1 close to 3 far. kind: one of KINDS. energy: one of ENERGY, seen from the middle.
    words: what a reader hears. helps: may be asked for help, drawn with a thick rim.
    """

    label: str
    ring: int
    kind: str = STRONG
    energy: str = BOTH
    words: str = ""
    helps: bool = False


@dataclass
class _Box:
    """A label on its place. It moves up or down until nobody stands on another."""

    words: str
    x: float
    y: float

    @property
    def half(self) -> float:
        return drawing.length_of(self.words) / 2 + 9


def ecomap(
    middle: str,
    ties: Sequence[Tie],
    *,
    title: str,
    desc: str,
    places: Sequence[str] = (),
    legend: Mapping[str, str],
    width: int = NARROW,
) -> SafeString:
    """The people around somebody, always drawn the same way.

    places: the labels around the circle; give two drawings the same and each person stands on
    the same side in both. legend: words for each of KINDS and HELPS. width: 320 or 400.
    Raises ValueError on an unknown ring, kind or energy, or another width.
    """
    drawing.check_width(width, (PHONE, NARROW))
    for tie in ties:
        if tie.ring not in (1, 2, 3) or tie.kind not in KINDS or tie.energy not in ENERGY:
            raise ValueError(f"{tie.label}: no such ring, kind or energy.")
    head, top = _legend(legend)
    boxes = _placed(middle, ties, list(places) or [tie.label for tie in ties], width)
    reach = RINGS[-1] * width / 2 * TALLER
    shift = top + max(reach, HEIGHT - min(box.y for box in boxes))
    for box in boxes:
        box.y += shift
    centre, *others = boxes
    pairs = list(zip(ties, others, strict=True))
    parts = [*head, *_rings(centre, width)]
    parts += [part for tie, box in pairs for part in _tie(tie, centre, box)]
    parts += [_label(box, tie.helps, tie.words or tie.label) for tie, box in pairs]
    parts.append(_label(centre, False, middle))
    bottom = max(centre.y + reach, *(box.y + HEIGHT / 2 for box in boxes)) + EDGE
    return drawing.svg("ecomap", parts, width=width, height=bottom, title=title, desc=desc)


def _placed(middle: str, ties: Sequence[Tie], places: list[str], width: int) -> list[_Box]:
    boxes = [_Box(_short(middle), width / 2, 0.0)]
    for tie in ties:
        turn = 2 * pi * places.index(tie.label) / len(places) - pi / 2
        reach = RINGS[tie.ring - 1] * width / 2
        box = _Box(_short(tie.label), 0.0, reach * TALLER * sin(turn))
        free = width / 2 - box.half - EDGE
        box.x = width / 2 + max(-free, min(free, reach * cos(turn)))
        boxes.append(box)
    for _ in range(ROUNDS):
        if not _push_apart(boxes):
            break
    return boxes


def _push_apart(boxes: list[_Box]) -> bool:
    """One round; the first box stays in the middle. Whether anything moved."""
    moved = False
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            lack = HEIGHT + 4 - abs(one.y - other.y)
            if abs(one.x - other.x) >= one.half + other.half + 4 or lack <= 0.01:
                continue
            down = 1 if other.y >= one.y else -1
            step = lack if at == 0 else lack / 2
            other.y += down * step
            one.y -= 0 if at == 0 else down * step
            moved = True
    return moved


def _rings(centre: _Box, width: int) -> list[str]:
    ink = PALETTE["line-2"]
    return [
        f'<ellipse class="grid" fill="none" stroke="{ink}" cx="{centre.x:.1f}" cy="{centre.y:.1f}"'
        f' rx="{share * width / 2 - 4:.1f}" ry="{share * width / 2 * TALLER:.1f}"/>'
        for share in RINGS
    ]


def _tie(tie: Tie, centre: _Box, box: _Box) -> list[str]:
    start, end = _edge(centre, box), _edge(box, centre)
    parts = [_stroke(tie.kind, start, end)]
    if tie.energy in (OUT, BOTH):
        parts.append(_tip(tie.kind, start, end))
    if tie.energy in (IN, BOTH):
        parts.append(_tip(tie.kind, end, start))
    return parts


def _stroke(kind: str, start: Point, end: Point) -> str:
    name, ink, look = LOOKS[kind]
    points = _zigzag(start, end) if kind == STRAINING else [start, end]
    path = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<path class="{name}" fill="none" stroke="{ink}"{look} d="{path}"/>'


def _zigzag(start: Point, end: Point) -> list[Point]:
    (x, y), length = start, hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    dx, dy = (end[0] - x) / length, (end[1] - y) / length
    teeth = [
        (x + dx * along - dy * side, y + dy * along + dx * side)
        for step in range(1, int(length // 8))
        for along, side in [(step * 8, 4 if step % 2 else -4)]
    ]
    return [start, *teeth, end]


def _tip(kind: str, start: Point, end: Point) -> str:
    """An arrow that points at `end`."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    dx, dy = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    x, y = end[0] - 11 * dx, end[1] - 11 * dy
    corners = [end, (x - 6 * dy, y + 6 * dx), (x + 6 * dy, y - 6 * dx)]
    number = 1 if kind == STRAINING else 2
    return drawing.polygon(corners, f"tip{number}", f'fill="{PALETTE[f"series-{number}"]}"')


def _edge(of: _Box, towards: _Box) -> Point:
    """Where the line between two labels leaves the first."""
    dx, dy = towards.x - of.x, towards.y - of.y
    scale = max(abs(dx) / (of.half + 2), abs(dy) / (HEIGHT / 2 + 2), 1.0)
    return of.x + dx / scale, of.y + dy / scale


def _label(box: _Box, helps: bool, words: str) -> str:
    ink, thick = (PALETTE["series-2"], "4") if helps else (PALETTE["input"], "1.5")
    name = "box help" if helps else "box"
    return (
        f'<g><title>{escape(words)}</title><rect class="{name}" fill="{PALETTE["surface"]}"'
        f' stroke="{ink}" stroke-width="{thick}" rx="8" x="{box.x - box.half:.1f}"'
        f' y="{box.y - HEIGHT / 2:.1f}" width="{2 * box.half:.1f}" height="{HEIGHT}"/>'
        f"{drawing.text(box.x, box.y + 5, box.words, 'label', 'middle')}</g>"
    )


def _legend(words: Mapping[str, str]) -> tuple[list[str], float]:
    """One line for each kind and for who may be asked, and the height that they take."""
    parts, y = [], float(LINE)
    for kind in KINDS:
        parts += [_stroke(kind, (4, y - 5), (44, y - 5)), drawing.text(54, y, str(words[kind]))]
        y += LINE + 4
    ink = PALETTE["series-2"]
    parts.append(
        f'<rect class="box help" fill="{PALETTE["surface"]}" stroke="{ink}" stroke-width="4"'
        f' rx="5" x="8" y="{y - 13:g}" width="32" height="15"/>'
    )
    parts.append(drawing.text(54, y, str(words[HELPS])))
    return parts, y + LINE


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
