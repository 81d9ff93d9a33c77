"""One line per life domain: the plain picture for a participant."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from tandem.foundation.ui.charts import drawing
from tandem.foundation.ui.charts.drawing import LINE, NARROW, PHONE, WIDE
from tandem.foundation.ui.charts.series import Series, check

# Where the ruler begins: right of the names, or below them.
LEFT = {PHONE: 14.0, NARROW: 14.0, WIDE: 226.0}
PITCH = {PHONE: 58.0, NARROW: 58.0, WIDE: 38.0}
EDGE = 14.0
SIZE = 8


def dots(
    axes: Sequence[str],
    series: Sequence[Series],
    *,
    title: str,
    desc: str,
    ends: tuple[str, str] = ("", ""),
    width: int = NARROW,
    levels: int = 5,
) -> SafeString:
    """One line per axis with a mark per voice, lowest level first.

    ends: what the lowest and the highest level mean. A missing score is said in words
    under the line. width: 320 (a participant's phone) or 400, with the name above the line,
    or 640, with the name beside it.
    Raises ValueError when a series has not one value per axis or the width is another.
    """
    check(axes, series)
    drawing.check_width(width)
    ruler = _Ruler(width, levels)
    parts, y = drawing.legend(series, width)
    parts += ruler.head(ends, y + LINE)
    y += LINE + 10
    for axis, name in enumerate(axes):
        row, y = ruler.row(axis, str(name), series, y)
        parts += row
    return drawing.svg("dots", parts, width=width, height=y, title=title, desc=desc)


@dataclass(frozen=True)
class _Ruler:
    width: int
    levels: int

    @property
    def is_wide(self) -> bool:
        return self.width == WIDE

    def x(self, level: float) -> float:
        left = LEFT[self.width]
        return left + (self.width - EDGE - left) * (level - 1) / (self.levels - 1)

    def head(self, ends: tuple[str, str], y: float) -> list[str]:
        low, high = (str(words) for words in ends)
        first, last = self.x(1) - EDGE, self.x(self.levels) + EDGE
        return [drawing.text(first, y, low, "tick"), drawing.text(last, y, high, "tick", "end")]

    def row(
        self, axis: int, name: str, series: Sequence[Series], top: float
    ) -> tuple[list[str], float]:
        """One axis, and where the next one begins."""
        middle = top + PITCH[self.width] - (16 if self.is_wide else 18)
        first = 0.0 if self.is_wide else self.x(1) - EDGE
        parts = [drawing.text(first, middle + 5 if self.is_wide else top + LINE, name)]
        known = [one for one in series if one.values[axis] is not None]
        if known:
            parts += self._ruler(middle) + self._marks(axis, name, known, middle)
        silent = [f"{one.label}: {one.cell(axis)}" for one in series if one not in known]
        y = middle + 5 if not known else middle + SIZE + LINE
        for words in silent:
            parts.append(drawing.text(self.x(1) - EDGE, y, words, "absent"))
            y += LINE
        return parts, max(top + PITCH[self.width], y - LINE + 12)

    def _ruler(self, y: float) -> list[str]:
        pegs = [
            drawing.line((self.x(level), y - 5), (self.x(level), y + 5), "rim")
            for level in range(1, self.levels + 1)
        ]
        return [drawing.line((self.x(1), y), (self.x(self.levels), y), "rim"), *pegs]

    def _marks(self, axis: int, name: str, known: Sequence[Series], y: float) -> list[str]:
        """Voices on the same level stand side by side, so that neither hides the other."""
        are_equal = len({one.values[axis] for one in known}) < len(known)
        parts = []
        for one in known:
            shift = SIZE + 1.5 if are_equal else 0.0
            x = self.x(one.values[axis] or 1) + (shift if one.number > 1 else -shift)
            parts.append(drawing.mark((x, y), one, one.sentence(axis, name), SIZE))
        return parts
