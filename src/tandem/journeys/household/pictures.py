"""The own network drawn, at start and end beside each other, with its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.foundation.access import Actor
from tandem.foundation.ui import charts
from tandem.foundation.ui.charts import rings
from tandem.rooms.people.models import Energy, MayAsk, NetworkPicture, NetworkTie, TieKind
from tandem.rooms.trajectories.dossier import Dossier

_KINDS = {
    TieKind.STRONG: rings.STRONG,
    TieKind.WEAK: rings.WEAK,
    TieKind.STRAINING: rings.STRAINING,
}
_ENERGY = {Energy.BOTH: rings.BOTH, Energy.RECEIVES: rings.IN, Energy.GIVES: rings.OUT}


@dataclass(frozen=True)
class Drawn:
    """One picture of the network as a page shows it."""

    picture: NetworkPicture
    svg: SafeString
    narrow: SafeString
    table: charts.Table
    finding: str


def drawn_in(actor: Actor, dossier: Dossier) -> list[Drawn]:
    """Every picture of this trajectory, oldest first. Two queries.

    Each person stands on the same side in all of them.
    """
    found = list(pictures_of(actor, dossier).prefetch_related("ties"))
    places = list(dict.fromkeys(tie.name for row in found for tie in row.ties.all()))
    return [_drawn(row, dossier.participant.called, places) for row in found]


def pictures_of(actor: Actor, dossier: Dossier) -> QuerySet[NetworkPicture]:
    """Pictures of this trajectory, oldest first."""
    rows = NetworkPicture.objects.visible_to(actor).filter(told_in=dossier.trajectory.pk)
    return rows.order_by("on", "id")


def _drawn(picture: NetworkPicture, middle: str, places: Sequence[str]) -> Drawn:
    ties = list(picture.ties.all())
    title = _("Network of %(name)s on %(day)s") % {
        "name": middle,
        "day": date_format(picture.on),
    }
    count = ngettext("%(count)s person", "%(count)s people", len(ties)) % {"count": len(ties)}
    return Drawn(
        picture=picture,
        svg=_svg(ties, middle, places, title, count, 400),
        narrow=_svg(ties, middle, places, title, count, 320),
        table=_table(ties, title),
        finding=_finding(ties, count),
    )


def _svg(
    ties: Sequence[NetworkTie],
    middle: str,
    places: Sequence[str],
    title: str,
    desc: str,
    width: int,
) -> SafeString:
    return charts.ecomap(
        middle,
        [
            charts.Tie(
                label=tie.name,
                ring=tie.closeness,
                kind=_KINDS[TieKind(tie.kind)],
                energy=_ENERGY[Energy(tie.energy)],
                words=", ".join(_row(tie)[:4]),
                helps=tie.may_ask == MayAsk.YES,
            )
            for tie in ties
        ],
        title=title,
        desc=desc,
        places=places,
        width=width,
        legend={
            rings.STRONG: _("Strong tie"),
            rings.WEAK: _("Thin tie"),
            rings.STRAINING: _("Takes energy"),
            rings.HELPS: _("May be asked for help"),
        },
    )


def _table(ties: Sequence[NetworkTie], caption: str) -> charts.Table:
    columns = [
        _("Who?"),
        _("How close?"),
        _("What kind of tie?"),
        _("Who helps whom?"),
        _("May I ask for help?"),
        _("In own words"),
    ]
    return charts.Table(caption=caption, columns=columns, rows=[_row(tie) for tie in ties])


def _row(tie: NetworkTie) -> list[str]:
    return [
        tie.name,
        tie.get_closeness_display(),
        tie.get_kind_display(),
        tie.get_energy_display(),
        tie.get_may_ask_display(),
        tie.words,
    ]


def _finding(ties: Sequence[NetworkTie], count: str) -> str:
    helpers = sum(tie.may_ask == MayAsk.YES for tie in ties)
    words = ngettext(
        "%(people)s, of whom %(helpers)s may be asked for help.",
        "%(people)s, of whom %(helpers)s may be asked for help.",
        helpers,
    )
    return words % {"people": count, "helpers": helpers}
