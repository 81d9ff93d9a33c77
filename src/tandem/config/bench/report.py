"""Figures in a table: what, how much, the target, and whether it was met."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

MET, MISSED = "ok", "MISSED"


@dataclass(frozen=True)
class Figure:
    """One line. target: at most this much, None without one; detail: what lies behind it."""

    group: str
    what: str
    value: float
    unit: str
    target: float | None = None
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Met or missed; empty without a target."""
        if self.target is None:
            return ""
        return MET if self.value <= self.target else MISSED

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"verdict": self.verdict}


def table(figures: Iterable[Figure]) -> str:
    """All figures in columns, a heading for each group."""
    lines: list[str] = []
    group = ""
    for figure in figures:
        if figure.group != group:
            group = figure.group
            lines += ["", group]
        target = "" if figure.target is None else f"<= {_number(figure.target, figure.unit)}"
        value = _number(figure.value, figure.unit)
        line = f"  {figure.what:<44}{value:>12} {target:>14} {figure.verdict:<7}{figure.detail}"
        lines.append(line.rstrip())
    return "\n".join(lines).lstrip("\n") + "\n"


def _number(value: float, unit: str) -> str:
    text = f"{value:,.2f}" if unit == "x" else f"{value:,.{0 if value >= 100 else 1}f}"
    if float(value).is_integer() and unit != "x":
        text = f"{value:,.0f}"
    return f"{text} {unit}"
