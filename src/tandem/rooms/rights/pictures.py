"""A comparison as pictures: bars beside each other, and what each hour leaves."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tandem.foundation.ui import charts
from tandem.rooms.rights import outcome_words
from tandem.rooms.rights.rules.outcome import Column, Curve, Outcome

WORK, BENEFIT, FAMILY, ONCE = range(4)
_KIND = {
    "net_wage": WORK, "wijk_werken": WORK, "training": WORK,
    "child_benefit": FAMILY, "maintenance": FAMILY, "other": FAMILY,
}  # fmt: skip


def bars(outcome: Outcome) -> Mapping[str, object]:
    """Context for `ui/chart.html`: today beside the what-ifs."""
    kinds = [_("Wage"), _("Benefits"), _("Child benefit and other"), _("Once a year, a twelfth")]
    stacks = [_stack(column) for column in outcome.columns]
    named = {"title": _("Today beside work"), "desc": _("Euro each month, by where it comes from")}
    off = _("Costs of work")
    draw = lambda width: charts.stacks(kinds, stacks, off=off, width=width, **named)  # noqa: E731
    table = charts.stack_table(
        kinds, stacks, caption=named["title"], heading=_("Euro each month"), off=off
    )
    return {"svg": draw(640), "narrow": draw(320), "table": table}


def _stack(column: Column) -> charts.Stack:
    parts = [Decimal(0)] * 4
    for line in column.lines:
        parts[_KIND.get(line.code, BENEFIT)] += line.euro or 0
    parts[ONCE] += column.yearly_euro
    return charts.Stack(
        label=title_of(column),
        parts=[float(part) for part in parts],
        words=_("you keep %(euro)s euro") % {"euro": outcome_words.euro(column.total_euro)},
        off=float(column.costs_euro),
    )


def title_of(column: Column) -> str:
    """The title of a what-if; the first column has none and is today."""
    return column.title or _("Today")


def hours(outcome: Outcome, curve: Curve) -> Mapping[str, object]:
    """Context for `ui/chart.html`: what is kept at each number of hours."""
    points = [(float(at), float(amount)) for at, amount in curve.points]
    column = outcome.whatifs[curve.of]
    named = {
        "title": _("What each hour leaves: %(what)s") % {"what": column.title},
        "desc": " ".join(outcome_words.curve_sentences(curve)),
        "x_words": _("hours a week"),
        "y_words": _("euro each month"),
    }
    here = next((point for point in points if point[0] == float(column.weekly_hours)), None)
    more = {"here": here, "here_words": column.title} if here else {}
    falls = [(drop.since, drop.until) for drop in curve.drops]
    rows = [[str(at), outcome_words.euro(amount)] for at, amount in curve.points]
    table = charts.Table(named["title"], [_("Hours a week"), _("Euro each month")], rows)
    return {
        "svg": _draw(points, falls, 640, named | more),
        "narrow": _draw(points, falls, 320, named | more),
        "table": table,
    }


def _draw(points: list, falls: list, width: int, named: dict) -> SafeString:
    return charts.curve(points, falls=falls, width=width, **named)
