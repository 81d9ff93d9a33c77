"""Pictures of what was said: a list, a spider chart, little lines over time, and tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tandem.foundation.ui import charts
from tandem.rooms.measures.comparison import Comparison, Side, dates_of, moments_of
from tandem.rooms.measures.instrument_wording import (
    change_sentences,
    change_words,
    finding_sentences,
)
from tandem.rooms.measures.models import DomainScore, Voice
from tandem.rooms.measures.rules import finding
from tandem.rooms.measures.standing import Standing
from tandem.rooms.partners.domains import LEVELS, Domain

HEAVY = 2
AXES_AT_LEAST = 3
MOMENTS_AT_LEAST = 3


@dataclass(frozen=True)
class Picture:
    """spider is empty when there are too few life domains to span a web."""

    list: SafeString
    phone_list: SafeString
    spider: SafeString
    table: charts.Table
    finding: str


@dataclass(frozen=True)
class Little:
    """How one life domain went over all moments."""

    domain: Domain
    svg: SafeString


@dataclass(frozen=True)
class Course:
    """Every moment at once: a key to the marks, a small chart per domain, and the table."""

    key: SafeString
    littles: tuple[Little, ...]
    table: charts.Table


def picture_of(comparison: Comparison) -> Picture:
    """Drawn for half a page and for a phone: at most two series, and the table."""
    axes = [str(domain.label) for domain in comparison.domains]
    looks = (charts.PARTICIPANT, charts.GUIDE)
    sides = (comparison.left, comparison.right)
    series = [
        _series(side.label, look, [side.scores.get(each) for each in comparison.domains])
        for side, look in zip(sides, looks, strict=True)
    ]
    said = finding_of(comparison)
    title = _title(comparison)
    ends = (str(LEVELS[0].label), str(LEVELS[-1].label))
    return Picture(
        list=charts.dots(axes, series, ends=ends, title=title, desc=said),
        phone_list=charts.dots(
            axes, series, ends=ends, title=title, desc=said, width=charts.SIZES[0]
        ),
        spider=charts.radar(axes, series, title=title, desc=said)
        if len(axes) >= AXES_AT_LEAST
        else SafeString(),
        table=_table(comparison, title),
        finding=said,
    )


def finding_of(comparison: Comparison) -> str:
    """What the picture shows: what changed, or where voices differ, or what weighs."""
    if comparison.is_of_moments:
        return change_sentences(comparison.changes, _name)
    own, guide = _levels(comparison.left), _levels(comparison.right)
    if own and guide:
        found = finding(own, guide)
        return finding_sentences(found, _name)[-1 if found.apart else 0]
    levels = own or guide
    heavy = [_name(domain) for domain, level in levels.items() if level <= HEAVY]
    if heavy:
        return _("Asks most now: %(names)s.") % {"names": ", ".join(heavy)}
    return _("Nothing weighs heavily now.") if levels else _("No level was given yet.")


def course_of(standing: Standing, *, called: str) -> Course | None:
    """Both voices over every moment; None up to two moments, which a comparison shows.

    called: the name that the participant likes.
    """
    if len(standing.rounds) < MOMENTS_AT_LEAST:
        return None
    labels = {Voice.PARTICIPANT: called, Voice.GUIDE: _("Guide")}
    looks = {Voice.PARTICIPANT: charts.PARTICIPANT, Voice.GUIDE: charts.GUIDE}
    dates = dates_of(standing.rounds)
    said = {
        domain: [
            _series(labels[voice], looks[voice], moments_of(standing, domain, voice))
            for voice in Voice
        ]
        for domain in standing.domains
    }
    told = {domain: both for domain, both in said.items() if any(map(_has_level, both))}
    if not told:
        return None
    return Course(
        key=charts.key(next(iter(told.values())), title=_("Which mark is whose")),
        littles=tuple(_littles(told, dates)),
        table=_course_table(told, dates),
    )


def _littles(told: Mapping[Domain, list[charts.Series]], dates: list[str]) -> Iterator[Little]:
    for domain, both in told.items():
        words = "; ".join(
            f"{one.label}: " + ", ".join(one.cell(at) for at in range(len(dates))) for one in both
        )
        title = str(domain.label)
        yield Little(domain, charts.steps(dates, both, title=title, desc=words))


def _course_table(told: Mapping[Domain, list[charts.Series]], dates: list[str]) -> charts.Table:
    rows = [
        [f"{domain.label}, {one.label}", *(one.cell(at) for at in range(len(dates)))]
        for domain, both in told.items()
        for one in both
    ]
    return charts.Table(
        caption=_("Every moment, in figures"),
        columns=[_("Life domain and voice"), *dates],
        rows=rows,
    )


def _title(comparison: Comparison) -> str:
    if not comparison.is_of_moments:
        return _("Life domains in two voices")
    if comparison.compares == Voice.PARTICIPANT:
        return _("Life domains at two moments, by the participant")
    return _("Life domains at two moments, by the guide")


def _table(comparison: Comparison, title: str) -> charts.Table:
    columns = [_("Life domain"), comparison.left.heading, comparison.right.heading]
    rows = [
        [_name(domain), comparison.left.cell(domain), comparison.right.cell(domain)]
        for domain in comparison.domains
    ]
    if comparison.is_of_moments:
        columns.append(_("What may be said"))
        changes = comparison.changes
        rows = [
            [*row, change_words(changes[domain]) or "–"]
            for row, domain in zip(rows, comparison.domains, strict=True)
        ]
    return charts.Table(caption=title, columns=columns, rows=rows)


def _has_level(series: charts.Series) -> bool:
    return any(value is not None for value in series.values)


def _levels(side: Side) -> dict[str, int]:
    return {domain: score.level for domain, score in side.scores.items() if score.level}


def _name(domain: str) -> str:
    return str(Domain(domain).label)


def _series(label: str, voice: str, scores: list[DomainScore | None]) -> charts.Series:
    return charts.Series(
        label=label,
        values=[score.level if score else None for score in scores],
        voice=voice,
        absent=[
            str(score.get_kind_display()) if score and score.level is None else ""
            for score in scores
        ],
    )
