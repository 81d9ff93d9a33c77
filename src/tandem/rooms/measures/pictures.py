"""The picture of both voices: a plain list, a spider chart, the table, and what it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tandem.foundation.ui import charts
from tandem.rooms.measures.instrument_wording import finding_sentences
from tandem.rooms.measures.models import DomainScore
from tandem.rooms.measures.rules import finding
from tandem.rooms.measures.standing import Line
from tandem.rooms.partners.domains import LEVELS, Domain

HEAVY = 2
AXES_AT_LEAST = 3


@dataclass(frozen=True)
class Picture:
    """spider is empty when there are too few life domains to span a web."""

    list: SafeString
    phone_list: SafeString
    spider: SafeString
    table: charts.Table
    finding: str


def picture_of(lines: Sequence[Line], *, called: str) -> Picture:
    """Drawn for half a page and for a phone. called: the name that the participant likes."""
    axes = [str(line.domain.label) for line in lines]
    series = [
        _series(called, charts.PARTICIPANT, [line.participant for line in lines]),
        _series(_("Guide"), charts.GUIDE, [line.guide for line in lines]),
    ]
    said = finding_of(lines)
    title = _("Life domains in two voices")
    ends = (str(LEVELS[0].label), str(LEVELS[-1].label))
    return Picture(
        list=charts.dots(axes, series, ends=ends, title=title, desc=said),
        phone_list=charts.dots(
            axes, series, ends=ends, title=title, desc=said, width=charts.SIZES[0]
        ),
        spider=charts.radar(axes, series, title=title, desc=said)
        if len(axes) >= AXES_AT_LEAST
        else SafeString(),
        table=charts.table(axes, series, caption=title, heading=_("Life domain")),
        finding=said,
    )


def finding_of(lines: Sequence[Line]) -> str:
    """One sentence on what the picture shows: a difference first, then what weighs."""
    own = _levels(lines, lambda line: line.participant)
    guide = _levels(lines, lambda line: line.guide)
    if own and guide:
        found = finding(own, guide)
        return finding_sentences(found, _name)[-1 if found.apart else 0]
    levels = own or guide
    heavy = [_name(domain) for domain, level in levels.items() if level <= HEAVY]
    if heavy:
        return _("Asks most now: %(names)s.") % {"names": ", ".join(heavy)}
    return _("Nothing weighs heavily now.") if levels else _("No level was given yet.")


def _levels(lines: Sequence[Line], pick: Callable[[Line], DomainScore | None]) -> dict[str, int]:
    picked = {line.domain.value: pick(line) for line in lines}
    return {domain: score.level for domain, score in picked.items() if score and score.level}


def _name(domain: str) -> str:
    return str(Domain(domain).label)


def _series(label: str, voice: str, scores: Sequence[DomainScore | None]) -> charts.Series:
    return charts.Series(
        label=label,
        values=[score.level if score else None for score in scores],
        voice=voice,
        absent=[
            str(score.get_kind_display()) if score and score.level is None else ""
            for score in scores
        ],
    )
