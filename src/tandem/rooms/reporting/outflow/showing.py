"""Figures as a page shows them: drawings, and the same as tables of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tandem.foundation.ui.charts.drawing import NARROW, WIDE
from tandem.rooms.reporting.outflow import words
from tandem.rooms.reporting.outflow.contract import HORIZONS, Outcome
from tandem.rooms.reporting.outflow.figures import Group
from tandem.rooms.reporting.outflow.forms_compared import FORMS, Beside, Class, FormsCompared
from tandem.rooms.reporting.outflow.hiding import Point, Told
from tandem.rooms.reporting.outflow.picture import Line, picture

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Chart:
    """A drawing for a wide and for a narrow slot."""

    svg: SafeString
    narrow: SafeString


@dataclass(frozen=True)
class Row:
    """One horizon in words. cells: each with the name of its column, for a narrow screen."""

    months: int
    cells: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Shown:
    """One programme. finding: the figures at two years, or why there are none."""

    name: str
    form: str
    began: int
    left_out: int | None
    finding: str
    chart: Chart
    rows: Sequence[Row]


@dataclass(frozen=True)
class Compared:
    """Both forms for one outcome."""

    title: str
    chart: Chart
    rows: Sequence[Row]


def programme(group: Group) -> Shown:
    """One programme as it stands on the page."""
    name = group.name or _("Without programme")
    lines = [
        Line(str(words.OUTCOMES[outcome]), number, group.told[outcome])
        for number, outcome in ((2, Outcome.OUT), (1, Outcome.WORK))
    ]
    finding = _finding(group.told)
    return Shown(
        name=name,
        form=str(words.FORMS.get(group.form, "")),
        began=group.began,
        left_out=group.left_out,
        finding=finding,
        chart=_chart(lines, title=_("Outflow of %(name)s") % {"name": name}, desc=finding),
        rows=[_row(months, group.told) for months in HORIZONS],
    )


def compared(found: FormsCompared) -> list[Compared]:
    """Both outcomes, individual beside with group."""
    shown = []
    for outcome in Outcome if found.is_possible else ():
        lines = [
            Line(str(words.FORMS[form]), number, found.told[form][outcome])
            for form, number in zip(FORMS, (1, 2), strict=True)
        ]
        title = str(words.OUTCOMES[outcome])
        desc = _("Individual and with group, over two years. The figures are in the table.")
        rows = [_difference(beside) for beside in found.beside[outcome]]
        shown.append(Compared(title, _chart(lines, title=title, desc=desc), rows))
    return shown


def classes(found: FormsCompared) -> list[tuple[str, Sequence[str]]]:
    """The balance table, traits and their classes in order: name of the class, and its cells."""
    traits, labels = list(words.TRAITS), list(words.CLASSES)
    rows = sorted(found.classes, key=lambda row: (traits.index(row.trait), labels.index(row.label)))
    return [(f"{words.TRAITS[row.trait]}: {words.CLASSES[row.label]}", _cells(row)) for row in rows]


def _cells(row: Class) -> list[str]:
    if row.before is None or row.apart_before is None or row.apart_after is None:
        return [_few()] * 4
    shares = [percent(share) for share in row.before]
    return [*shares, apart(row.apart_before), apart(row.apart_after)]


def largest(found: FormsCompared) -> list[str]:
    """The largest standardised difference, before and after."""
    return [number_format(round(value, 2), 2) for value in found.apart]


def percent(share: float) -> str:
    """A share as whole per cents."""
    return f"{round(100 * share)}%"


def apart(value: float) -> str:
    """A standardised difference."""
    return _signed(value, digits=2)


def _chart(lines: Sequence[Line], *, title: str, desc: str) -> Chart:
    wide, narrow = (picture(lines, title=title, desc=desc, width=each) for each in (WIDE, NARROW))
    return Chart(wide, narrow)


def _finding(told: Mapping[Outcome, Told]) -> str:
    """The last horizon that tells both, in a sentence."""
    known = [
        (months, out, told[Outcome.WORK].horizons[months])
        for months, out in told[Outcome.OUT].horizons.items()
        if out and told[Outcome.WORK].horizons[months]
    ]
    if not known:
        return _("Too few people to say how many left unemployment.")
    months, out, work = known[-1]
    return _(
        "After %(months)d months %(out)s had left unemployment and %(work)s had found work."
    ) % {
        "months": months,
        "out": percent(out.share.value),
        "work": percent(work.share.value if work else 0),
    }


def _row(months: int, told: Mapping[Outcome, Told]) -> Row:
    cells = []
    for outcome in Outcome:
        point = told[outcome].horizons[months]
        cells += [
            (str(words.OUTCOMES[outcome]), _share(point)),
            (_("not yet, still followed"), _waiting(point)),
        ]
    return Row(months, cells)


def _share(point: Point | None) -> str:
    if point is None:
        return _few()
    if point.share.low is None or point.share.high is None:
        return percent(point.share.value)
    band = {"low": percent(point.share.low), "high": percent(point.share.high)}
    return f"{percent(point.share.value)} ({_('%(low)s to %(high)s') % band})"


def _waiting(point: Point | None) -> str:
    return _few() if point is None or point.waiting is None else str(point.waiting)


def _difference(beside: Beside) -> Row:
    columns = [
        *(str(words.FORMS[form]) for form in FORMS),
        _("Difference as it is"),
        _("Difference after an alike start"),
    ]
    plain, alike = beside.plain, beside.alike
    if plain is None:
        return Row(beside.months, [(column, _few()) for column in columns])
    cells = [
        percent(plain.individual),
        percent(plain.group),
        points(plain),
        _few() if alike is None else points(alike),
    ]
    return Row(beside.months, list(zip(columns, cells, strict=True)))


def points(found) -> str:
    """A difference in points of a hundred, with its band."""
    value, low, high = (
        _signed(100 * each, digits=1) for each in (found.value, found.low, found.high)
    )
    return f"{value} ({_('%(low)s to %(high)s') % {'low': low, 'high': high}})"


def _signed(value: float, *, digits: int) -> str:
    rounded = round(value, digits)
    sign = MINUS if rounded < 0 else "+" if rounded > 0 else ""
    return f"{sign}{number_format(abs(rounded), digits)}"


def _few() -> str:
    return _("too few")
