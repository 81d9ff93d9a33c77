"""The list of participants: who may be seen, narrowed by tabs and filters, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from tandem.foundation.access import Actor
from tandem.foundation.addresses import address
from tandem.foundation.counting import capped_counts
from tandem.foundation.prepared import PreparedFor
from tandem.rooms.contacts.gaps import patience, without_contact
from tandem.rooms.plans.models import Action, Plan
from tandem.rooms.trajectories.models import OPEN_STATES, State, TeamMember, Trajectory

PAGE_SIZE = 25
COUNT_AT_MOST = 1_000
TITLE_LENGTH = 60
COLUMNS = (
    "pk", "participant__first_name", "participant__last_name", "programme__name", "state",
    "last_contact_on",
)  # fmt: skip
TABS: Mapping[str, tuple[object, tuple[str, ...]]] = {
    "open": (_("On the way"), (State.ACTIVE, State.PAUSED)),
    "before": (_("Before the start"), (State.REFERRED, State.WAITING, State.PRE_TRAJECTORY)),
    "ended": (_("Ended"), (State.CLOSED, State.ELSEWHERE, State.DECLINED)),
    "all": (_("All"), ()),
}


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to. gap_days: no contact for so many days.

    is_quiet: no contact for longer than the programme finds usual.
    """

    tab: str = "open"
    programme_id: UUID | None = None
    member_id: UUID | None = None
    partner_id: UUID | None = None
    plan: str = ""
    gap_days: int | None = None
    is_quiet: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the list.

    team: first name and organisation of those who walk along today. next_step: the first
    open step that the actor may read, or nothing.
    """

    key: UUID
    name: str
    programme: str
    state: str
    last_contact_on: date | None
    team: tuple[tuple[str, str], ...]
    next_step: str

    @property
    def state_label(self) -> str:
        return str(State(self.state).label)

    @property
    def tone(self) -> str:
        """How the state looks."""
        if self.state == State.ACTIVE:
            return "ok"
        return "wait" if self.state in OPEN_STATES else ""

    @property
    def url(self) -> str:
        return address("caseworker:dossier", self.key)

    @property
    def plan_url(self) -> str:
        return address("plans:plan", self.key)


@dataclass(frozen=True)
class Page:
    """At most 25 rows. after, before: keys for the next and the previous page, if any."""

    rows: tuple[Row, ...]
    after: UUID | None
    before: UUID | None


def narrowed(actor: Actor, filters: Filters, today: date) -> QuerySet[Trajectory]:
    """Trajectories the actor may see that fit the filters, of every tab."""
    found = Trajectory.objects.visible_to(actor)
    if filters.programme_id:
        found = found.filter(programme_id=filters.programme_id)
    for user_id in filter(None, (filters.member_id, filters.partner_id)):
        seats = TeamMember.objects.visible_to(actor).on(today).filter(user_id=user_id)
        found = found.filter(Exists(seats.filter(trajectory_id=OuterRef("pk"))))
    if filters.plan:
        current = Plan.objects.filter(trajectory_id=OuterRef("pk"), is_current=True)
        signed = current.filter(state="signed")
        found = found.filter(~Exists(current if filters.plan == "none" else signed))
    if filters.gap_days:
        found = found.filter(last_contact_on__lt=today - timedelta(days=filters.gap_days))
    if filters.is_quiet:
        found = without_contact(found, patience(actor), today)
    return found


def in_tab(found: QuerySet[Trajectory], tab: str) -> QuerySet[Trajectory]:
    """The part of the list that a tab shows."""
    states = TABS[tab][1]
    return found.filter(state__in=states) if states else found


def counts(found: QuerySet[Trajectory]) -> dict[str, str]:
    """How many each tab holds, counted no further than a thousand."""
    numbers = capped_counts(
        found, "state", [states for _label, states in TABS.values()], at_most=COUNT_AT_MOST
    )
    return {
        tab: f"{COUNT_AT_MOST}+" if number > COUNT_AT_MOST else str(number)
        for tab, number in zip(TABS, numbers, strict=True)
    }


def page(
    actor: Actor,
    found: QuerySet[Trajectory],
    *,
    after: UUID | None = None,
    before: UUID | None = None,
) -> Page:
    """One page, newest first. Three queries at any size: rows, teams, next steps."""
    ordered = found.filter(pk__gt=before).order_by("id") if before else found.order_by("-id")
    if after and not before:
        ordered = ordered.filter(pk__lt=after)
    rows = list(ordered.values_list(*COLUMNS)[: PAGE_SIZE + 1])
    has_more = len(rows) > PAGE_SIZE
    rows = rows[:PAGE_SIZE][:: -1 if before else 1]
    return Page(
        rows=_rows(actor, rows),
        after=rows[-1][0] if rows and (has_more or before) else None,
        before=rows[0][0] if rows and (after or (before and has_more)) else None,
    )


def _rows(actor: Actor, found: list[tuple]) -> tuple[Row, ...]:
    keys = {f"file_{number}": row[0] for number, row in enumerate(found)}
    teams: dict[UUID, list[tuple[str, str]]] = {}
    for key, name, organisation in _teams.rows_for(actor, len(keys), **keys):
        teams.setdefault(key, []).append((name, organisation))
    steps = dict(_steps.rows_for(actor, len(keys), **keys))
    return tuple(
        Row(
            key=key,
            name=f"{first_name} {last_name}".strip(),
            programme=programme or "",
            state=state,
            last_contact_on=last_contact_on,
            team=tuple(teams.get(key, ())),
            next_step=_short(steps.get(key, "")),
        )
        for key, first_name, last_name, programme, state, last_contact_on in found
    )


def _teams_query(_number: int, actor: Actor, **keys: UUID) -> QuerySet:
    """Who walks along today in each of so many files."""
    members = TeamMember.objects.visible_to(actor).on(actor.today)
    return (
        members.filter(trajectory__in=keys.values())
        .order_by("role")
        .values_list("trajectory_id", "user__first_name", "organisation__name")
    )


def _steps_query(_number: int, actor: Actor, **keys: UUID) -> QuerySet:
    """The first open step in each of so many files."""
    return (
        Action.objects.visible_to(actor)
        .is_open()
        .filter(trajectory__in=keys.values())
        .order_by("trajectory_id", "due_on", "id")
        .distinct("trajectory_id")
        .values_list("trajectory_id", "title")
    )


_teams, _steps = PreparedFor(_teams_query), PreparedFor(_steps_query)


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else f"{title[: TITLE_LENGTH - 1]}…"
