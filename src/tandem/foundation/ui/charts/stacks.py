"""Lying bars made of parts, one below the other: what a sum consists of, and what goes off."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import LINE, PALETTE, PHONE, TEXT, WIDE
from tandem.foundation.ui.charts.series import Table

SHADES = 4
BAR, OFF, GAP, EDGE = 30.0, 8.0, 20.0, 2.0
# Narrower parts keep their number for the table.
LEAST_TEXT = 4


@dataclass(frozen=True)
class Stack:
    """One bar. parts: as many amounts, at least 0, as the chart has kinds. off: what goes off.

    words: what stands beside the name, such as what is left.
    """

    label: str
    parts: Sequence[float]
    words: str
    off: float = 0.0


def stacks(
    kinds: Sequence[str],
    bars: Sequence[Stack],
    *,
    title: str,
    desc: str,
    off: str = "",
    width: int = WIDE,
) -> SafeString:
    """A bar for each stack, all on one scale.

    kinds: at most four, in a fixed order. off: the name of what goes off; it is drawn open.
    Raises ValueError for more kinds, another number of parts, or another width.
    """
    drawing.check_width(width, (PHONE, WIDE))
    if len(kinds) > SHADES or any(len(bar.parts) != len(kinds) for bar in bars):
        raise ValueError("Each bar has a part for each kind, and there are at most four.")
    most = max((sum(bar.parts) for bar in bars), default=0) or 1
    scale = (width - 2 * EDGE) / most
    parts, y = _legend(kinds, off, width)
    for bar in bars:
        parts += _bar(kinds, bar, y, scale, width)
        y += LINE + BAR + GAP + (LINE if width == PHONE else 0)
    return drawing.svg("stacks", parts, width=width, height=y, title=title, desc=desc)


def stack_table(
    kinds: Sequence[str], bars: Sequence[Stack], *, caption: str, heading: str, off: str
) -> Table:
    """The same amounts as a table, rounded to whole numbers. heading: of the first column."""
    rows = [[kind, *(f"{bar.parts[at]:.0f}" for bar in bars)] for at, kind in enumerate(kinds)]
    rows.append([off, *(f"{-bar.off:.0f}" if bar.off else "0" for bar in bars)])
    return Table(caption=caption, columns=[heading, *(bar.label for bar in bars)], rows=rows)


def _legend(kinds: Sequence[str], off: str, width: int) -> tuple[list[str], float]:
    parts, x, y = [], EDGE, float(LINE)
    names = [(name, at + 1) for at, name in enumerate(kinds)]
    if off:
        names.append((off, 0))
    for name, shade in names:
        length = 26 + drawing.length_of(name)
        if x > EDGE and x + length > width:
            x, y = EDGE, y + LINE + 4
        parts.append(_box(x, y - 13, 16, 14, shade))
        parts.append(drawing.text(x + 22, y, name))
        x += length + 16
    return parts, y + 12


def _bar(kinds: Sequence[str], bar: Stack, top: float, scale: float, width: int) -> list[str]:
    beside = 0 if width == PHONE else drawing.length_of(bar.words) + TEXT
    parts = [drawing.text(EDGE, top + TEXT, drawing.cut(bar.label, width - 2 * EDGE - beside))]
    y = top + LINE + 2
    if width == PHONE:
        parts.append(drawing.text(EDGE, top + TEXT + LINE, bar.words, "tick"))
        y += LINE
    else:
        parts.append(drawing.text(width - EDGE, top + TEXT, bar.words, "tick", "end"))
    x = EDGE
    for at, amount in enumerate(bar.parts):
        length = amount * scale
        if length > 0:
            words = f"{bar.label}, {kinds[at]}: {amount:.0f}"
            parts.append(_box(x, y, length, BAR, at + 1, words))
            shown = f"{amount:.0f}"
            if length > drawing.length_of(shown) + LEAST_TEXT:
                parts.append(_inside(x + length / 2, y + BAR / 2 + 5, shown))
        x += length
    if bar.off > 0:
        length = min(bar.off * scale, x - EDGE)
        parts.append(_box(x - length, y + BAR + 2, length, OFF, 0, f"{bar.label}: -{bar.off:.0f}"))
    return parts


def _box(x: float, y: float, length: float, height: float, shade: int, words: str = "") -> str:
    """A part: full in a shade with a thin edge of paper, or open for what goes off."""
    name = f"<title>{escape(words)}</title>" if words else ""
    ink = PALETTE[f"series-{shade}"] if shade else PALETTE["surface"]
    edge = PALETTE["surface"] if shade else PALETTE["ink"]
    return (
        f'<rect class="p{shade}" fill="{ink}" stroke="{edge}" stroke-width="1.5"'
        f' x="{x:.1f}" y="{y:.1f}" width="{length:.1f}" height="{height:.1f}">{name}</rect>'
    )


def _inside(x: float, y: float, words: str) -> str:
    return (
        f'<text class="inside" fill="{PALETTE["surface"]}" x="{x:.1f}" y="{y:.1f}"'
        f' text-anchor="middle">{words}</text>'
    )
