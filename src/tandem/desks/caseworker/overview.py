"""What the first page of a file shows, as far as the reader's seat opens it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, When
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.desks.caseworker import timeline
from tandem.foundation.access import Actor
from tandem.foundation.ui import charts
from tandem.rooms.measures.models import DomainScore, Need
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people.models import HouseholdMember
from tandem.rooms.plans.models import Action
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.dossier import Dossier

ACTIONS_AT_MOST = 12
OPEN_STATES = ("suggested", "planned", "busy")
ENTRIES_AT_MOST = 8
# What people come back for; the whole timeline, with consent and team, is one link away.
ENTRY_KINDS = ("note", "meeting", "assessment", "version")


@dataclass(frozen=True)
class Picture:
    """The spider chart of the newest scores of both voices, with its table."""

    svg: str
    table: charts.Table
    finding: str


def shown(actor: Actor, dossier: Dossier, today: date) -> dict[str, object]:
    """Everything on the first page beside the frame. Five queries."""
    person = dossier.participant
    return {
        "steps": steps(dossier, today),
        "needs": needs(dossier),
        "household": household(actor, dossier),
        "age": age(person.birth_date, today) if person.birth_date else None,
        "picture": picture(dossier),
        "entries": timeline.entries(actor, dossier, kinds=ENTRY_KINDS, limit=ENTRIES_AT_MOST),
        "has_closed_classes": len(dossier.seat.readable_classes) < len(dossier.seat.levels),
    }


@dataclass(frozen=True)
class Step:
    """A step of the plan; is_late when its day has passed and it is not finished."""

    action: Action
    is_late: bool


def steps(dossier: Dossier, today: date) -> list[Step]:
    """Open steps first, by day; then what was done or stopped last."""
    if not dossier.seat.is_member:
        return []
    found = (
        Action.objects.of_trajectory(dossier.trajectory.pk)
        .in_classes(dossier.seat.readable_classes)
        .select_related("doer_user")
        .order_by(
            Case(When(state__in=OPEN_STATES, then=0), default=1),
            F("due_on").asc(nulls_last=True),
            "id",
        )[:ACTIONS_AT_MOST]
    )
    return [Step(one, _is_late(one, today)) for one in found]


def _is_late(step: Action, today: date) -> bool:
    return step.state in OPEN_STATES and step.due_on is not None and step.due_on < today


def needs(dossier: Dossier) -> list[Need]:
    """Needs that have not ended."""
    if not dossier.seat.is_member:
        return []
    return list(
        Need.objects.filter(trajectory=dossier.trajectory, ended_on__isnull=True)
        .in_classes(dossier.seat.readable_classes)
        .order_by("id")
    )


def household(actor: Actor, dossier: Dossier) -> list[HouseholdMember]:
    """Who lives with this person now, for who reads about family: other people's names."""
    if not access.can_read_class(actor, dossier.trajectory, Domain.FAM.sensitivity):
        return []
    return list(
        HouseholdMember.objects.filter(
            household__members__participant=dossier.trajectory.participant_id, ends_on__isnull=True
        )
        .exclude(participant=dossier.trajectory.participant_id)
        .select_related("participant")
        .order_by("birth_year", "id")
    )


def age(born_on: date, today: date) -> int:
    """Completed years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def picture(dossier: Dossier) -> Picture | None:
    """Nothing when no domain that this reader may see has been scored by anyone."""
    if not dossier.seat.is_member:
        return None
    classes = dossier.seat.readable_classes
    domains = [domain for domain in Domain if domain.sensitivity in classes]
    newest: dict[tuple[str, str], DomainScore] = {}
    for score in (
        DomainScore.objects.filter(trajectory=dossier.trajectory)
        .in_classes(classes)
        .select_related("assessment")
        .order_by("assessment__on", "id")
    ):
        newest[score.assessment.voice, score.domain] = score
    if not newest:
        return None
    return _drawn(domains, newest)


def _drawn(domains: list[Domain], newest: dict) -> Picture:
    names = [str(domain.label) for domain in domains]
    voices = {charts.PARTICIPANT: _("Participant"), charts.GUIDE: _("Guide")}
    series = [
        charts.Series(
            label=label,
            values=[_level(newest.get((voice, domain.value))) for domain in domains],
            voice=voice,
            absent=[_absent(newest.get((voice, domain.value))) for domain in domains],
        )
        for voice, label in voices.items()
    ]
    finding = _finding(series[0].values, series[1].values)
    title = _("Life domains, 1 to 5")
    return Picture(
        svg=charts.radar(names, series, title=title, desc=finding),
        table=charts.table(names, series, caption=title, heading=_("Life domain")),
        finding=finding,
    )


def _level(score: DomainScore | None) -> int | None:
    return score.level if score else None


def _absent(score: DomainScore | None) -> str:
    return str(score.get_kind_display()) if score else ""


def _finding(own: Iterable[float | None], guide: Iterable[float | None]) -> str:
    apart = sum(
        1
        for mine, theirs in zip(own, guide, strict=True)
        if mine is not None and theirs is not None and abs(mine - theirs) >= 2
    )
    if not apart:
        return _("Participant and guide see it much alike.")
    return ngettext(
        "Participant and guide see %(count)d domain differently.",
        "Participant and guide see %(count)d domains differently.",
        apart,
    ) % {"count": apart}
