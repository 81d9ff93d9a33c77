"""What the first page of a file shows, as far as the reader's seat opens it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.desks.caseworker import timeline
from tandem.foundation.access import Actor
from tandem.foundation.prepared import Prepared
from tandem.foundation.ui import charts
from tandem.rooms.measures.models import DomainScore, Need, ScoreKind, Voice
from tandem.rooms.partners.domains import Domain
from tandem.rooms.people.models import HouseholdMember, HouseholdRelation
from tandem.rooms.plans.models import Action, ActionState, Doer
from tandem.rooms.rights import access as rights_access
from tandem.rooms.rights import moments
from tandem.rooms.rights.models import RightsRound
from tandem.rooms.trajectories import access
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import LabourSpell, Trajectory

ACTIONS_AT_MOST = 12
OPEN_STATES = ("suggested", "planned", "busy")
ENTRIES_AT_MOST = 8
Scores = dict[tuple[str, str], tuple[int | None, str]]
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
        **at_home(actor, dossier),
        "age": age(person.birth_date, today) if person.birth_date else None,
        "picture": picture(dossier),
        "entries": timeline.entries(actor, dossier, kinds=ENTRY_KINDS, limit=ENTRIES_AT_MOST),
        "has_closed_classes": len(dossier.seat.readable_classes) < len(dossier.seat.levels),
    }


@dataclass(frozen=True)
class Step:
    """A step of the plan. is_late: its day has passed and it is not finished."""

    key: UUID
    title: str
    domain: str
    who: str
    due_on: date | None
    state: str
    state_label: str
    is_late: bool


def steps(dossier: Dossier, today: date) -> list[Step]:
    """Open steps first, by day; then what was done or stopped last. One query."""
    if not dossier.seat.is_member:
        return []
    found = _steps.rows(dossier.seat.readable_classes, trajectory_id=dossier.trajectory.pk)
    return [_step(row, dossier.participant.called, today) for row in found]


def _steps_query(classes: tuple[int, ...], *, trajectory_id: UUID) -> QuerySet:
    return (
        Action.objects.of_trajectory(trajectory_id)
        .in_classes(classes)
        .order_by(
            Case(When(state__in=OPEN_STATES, then=0), default=1),
            F("due_on").asc(nulls_last=True),
            "id",
        )
        .values_list(
            "pk", "title", "domain", "doer", "doer_words", "doer_user__first_name", "due_on",
            "state",
        )[:ACTIONS_AT_MOST]
    )  # fmt: skip


_steps = Prepared(_steps_query)


def _step(row: tuple, participant: str, today: date) -> Step:
    key, title, domain, doer, doer_words, first_name, due_on, state = row
    return Step(
        key=key,
        title=title,
        domain=str(Domain(domain).label),
        who=_who(doer, doer_words, first_name, participant),
        due_on=due_on,
        state=state,
        state_label=str(ActionState(state).label),
        is_late=state in OPEN_STATES and due_on is not None and due_on < today,
    )


def _who(doer: str, doer_words: str, first_name: str | None, participant: str) -> str:
    if doer == Doer.PARTICIPANT:
        return participant
    if doer_words or not first_name:
        return doer_words or str(Doer(doer).label)
    if doer == Doer.TOGETHER:
        return _("%(guide)s and %(participant)s") % {
            "guide": first_name,
            "participant": participant,
        }
    return first_name


@dataclass(frozen=True)
class OpenNeed:
    """A need that has not ended: in whose words, since when."""

    text: str
    domain: str
    voice: str
    noted_on: date


def needs(dossier: Dossier) -> list[OpenNeed]:
    """Needs that have not ended. One query."""
    if not dossier.seat.is_member:
        return []
    found = _needs.rows(dossier.seat.readable_classes, trajectory_id=dossier.trajectory.pk)
    return [
        OpenNeed(text, str(Domain(domain).label), str(Voice(voice).label), noted_on)
        for text, domain, voice, noted_on in found
    ]


def _needs_query(classes: tuple[int, ...], *, trajectory_id: UUID) -> QuerySet:
    return (
        Need.objects.of_trajectory(trajectory_id)
        .filter(ended_on__isnull=True)
        .in_classes(classes)
        .order_by("id")
        .values_list("text", "domain", "voice", "noted_on")
    )


_needs = Prepared(_needs_query)


@dataclass(frozen=True)
class Housemate:
    """Somebody who lives with this person now."""

    first_name: str
    relation: str


def at_home(actor: Actor, dossier: Dossier) -> dict[str, object]:
    """household: who lives with this person now, for who reads about family. One query.

    rights_due: moments at which the rights should be gone through, for who writes of them;
    both are of one class.
    """
    trajectory = dossier.trajectory
    if not access.can_read_class(actor, trajectory, Domain.FAM.sensitivity):
        return {"household": [], "rights_due": ()}
    ((names, relations, *days),) = _at_home.rows(
        (), trajectory_id=trajectory.pk, participant_id=trajectory.participant_id
    )
    may_write = rights_access.can_write(actor, trajectory)
    return {
        "household": [
            Housemate(name, str(HouseholdRelation(relation).label))
            for name, relation in zip(names, relations, strict=True)
        ],
        "rights_due": moments.due_of(trajectory, days) if may_write else (),
    }


def _at_home_query(_shape: tuple, *, trajectory_id: UUID, participant_id: UUID) -> QuerySet:
    others = (
        HouseholdMember.objects.filter(
            household__members__participant_id=participant_id, ends_on__isnull=True
        )
        .exclude(participant_id=participant_id)
        .order_by("birth_year", "id")
    )
    name = Coalesce("participant__first_name", "first_name")
    files = Trajectory.objects.filter(pk=trajectory_id).annotate(
        names=ArraySubquery(others.values_list(name)),
        relations=ArraySubquery(others.values_list("relation")),
    )
    around = moments.with_days(
        files, rounds=RightsRound.objects.all(), jobs=LabourSpell.objects.all()
    )
    return around.values_list("names", "relations", *moments.DAYS)


_at_home = Prepared(_at_home_query)


def age(born_on: date, today: date) -> int:
    """Completed years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def picture(dossier: Dossier) -> Picture | None:
    """Nothing when no domain that this reader may see has been scored by anyone."""
    if not dossier.seat.is_member:
        return None
    classes = dossier.seat.readable_classes
    domains = [domain for domain in Domain if domain.sensitivity in classes]
    # By voice and domain: the newest score, and why there is no level.
    newest: Scores = {}
    for voice, domain, level, kind in _scores.rows(classes, trajectory_id=dossier.trajectory.pk):
        newest[voice, domain] = (level, kind)
    if not newest:
        return None
    return _drawn(domains, newest)


def _scores_query(classes: tuple[int, ...], *, trajectory_id: UUID) -> QuerySet:
    return (
        DomainScore.objects.of_trajectory(trajectory_id)
        .in_classes(classes)
        .order_by("assessment__on", "id")
        .values_list("assessment__voice", "domain", "level", "kind")
    )


_scores = Prepared(_scores_query)


def _drawn(domains: list[Domain], newest: Scores) -> Picture:
    names = [str(domain.label) for domain in domains]
    voices = {charts.PARTICIPANT: _("Participant"), charts.GUIDE: _("Guide")}
    series = [
        charts.Series(
            label=label,
            values=[level for level, _kind in told],
            voice=voice,
            absent=[str(ScoreKind(kind).label) if kind else "" for _level, kind in told],
        )
        for voice, label in voices.items()
        for told in [[newest.get((voice, domain.value), (None, "")) for domain in domains]]
    ]
    finding = _finding(series[0].values, series[1].values)
    title = _("Life domains, 1 to 5")
    return Picture(
        svg=charts.radar(names, series, title=title, desc=finding),
        table=charts.table(names, series, caption=title, heading=_("Life domain")),
        finding=finding,
    )


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
