"""What waits for after an end, for when a pause is over, and of rights, in one query."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.foundation.access import Actor
from tandem.rooms.rights.models import Claim, LocalRight
from tandem.rooms.rights.rules.catalogue import catalogue
from tandem.rooms.rights.rules.claims import ClaimState
from tandem.rooms.rights.words import said
from tandem.rooms.trajectories.models import (
    AftercareTask,
    FollowUp,
    FollowUpKey,
    Pause,
    State,
    TeamMember,
)
from tandem.rooms.trajectories.rules import EVERYTHING

SOON_DAYS = 7
FOLLOW_UP, AFTERCARE, PAUSE = "follow_up", "aftercare", "pause"
APPEAL, RENEWAL, RIGHT = "appeal", "renewal", "right"
OF_RIGHTS = (APPEAL, RENEWAL, RIGHT)
ICONS = {FOLLOW_UP: "calendar", AFTERCARE: "lifebuoy", PAUSE: "player-pause"}
ICONS |= {APPEAL: "gavel", RENEWAL: "refresh", RIGHT: "checks"}
TO_DO: dict[str, Promise] = {
    FOLLOW_UP: gettext_lazy("Ask how things are"),
    AFTERCARE: gettext_lazy("Looking after"),
    PAUSE: gettext_lazy("Ask again"),
    **dict.fromkeys(OF_RIGHTS, gettext_lazy("To the right")),
}
_DAY_OF_RIGHTS: dict[str, Promise] = {
    APPEAL: gettext_lazy("%(right)s: last day to disagree"),
    RENEWAL: gettext_lazy("%(right)s: ask for it again"),
    RIGHT: gettext_lazy("%(right)s: next step"),
}
COLUMNS = (
    "row_kind", "row_due", "row_key", "row_file", "row_first", "row_last", "row_words",
    "row_right", "row_rank",
)  # fmt: skip


def waiting(actor: Actor, today: date, *, limit: int) -> list[tuple]:
    """Rows of COLUMNS due within a week, in one query: of rights, then the rest, oldest first.

    Rights fill half of them at most, and nothing crowds them out: after the last day nobody
    can disagree any more.

    Only of files in which the actor walks along today and reads class 0 in full; of rights,
    that of income. A step that stands in the plan waits there.
    """
    until = today + timedelta(days=SOON_DAYS)
    seats = TeamMember.objects.seats_of(actor, today).on(today)
    mine_today = seats.values("trajectory_id")
    mine = {"trajectory_id__in": seats.filter(class_levels__0=EVERYTHING).values("trajectory_id")}
    is_due = {"closed_on__isnull": True, "due_on__lte": until}
    follow_ups = FollowUp.objects.visible_to(actor).filter(**mine, **is_due)
    tasks = AftercareTask.objects.visible_to(actor).filter(**mine, **is_due)
    pauses = Pause.objects.visible_to(actor).filter(
        **mine, ends_on__isnull=True, look_again_on__lte=until, trajectory__state=State.PAUSED
    )
    union = _shaped(FOLLOW_UP, follow_ups, "due_on", "key").union(
        _shaped(AFTERCARE, tasks, "due_on", "what"),
        _shaped(PAUSE, pauses, "look_again_on", "reason"),
        _claims(actor, mine_today, until, limit // 2),
        all=True,
    )
    return list(union.order_by("row_rank", "row_due", "row_key")[:limit])


def _claims(actor: Actor, mine: QuerySet, until: date, limit: int) -> QuerySet:
    in_plan = Q(step_key__isnull=False) & ~Q(state__in=[ClaimState.REFUSED, ClaimState.GRANTED])
    rows = Claim.objects.visible_to(actor).waiting(until).filter(trajectory_id__in=mine)
    kind = Case(
        When(state=ClaimState.REFUSED, then=Value(APPEAL)),
        When(state=ClaimState.GRANTED, then=Value(RENEWAL)),
        default=Value(RIGHT),
        output_field=CharField(),
    )
    own = LocalRight.objects.visible_to(actor).filter(key=OuterRef("right_key")).values("name")[:1]
    named = rows.exclude(in_plan).annotate(right_name=Coalesce(Subquery(own), F("right_key")))
    shaped = _shaped(kind, named, "waits_on", "right_name", right="right_key")
    return shaped.order_by("waits_on", "pk")[:limit]


def note(kind: str, words: str) -> str:
    """The line under the name: which moment, which task, which right, or why it rests."""
    if kind in OF_RIGHTS:
        shipped = catalogue().get(words)
        return str(_DAY_OF_RIGHTS[kind]) % {"right": said(shipped.name) if shipped else words}
    if kind == FOLLOW_UP:
        known = words in FollowUpKey.values
        return str(FollowUpKey(words).label) if known else _("Follow-up after the end")
    return words


def address(kind: str, file: UUID, key: UUID, right: str) -> str:
    """Where it can be done."""
    if kind in OF_RIGHTS:
        return reverse("rights:right", args=[file, right])
    if kind == FOLLOW_UP:
        return reverse("trajectories:follow_up", args=[file, key])
    return reverse(
        "closing:aftercare" if kind == AFTERCARE else "trajectories:results", args=[file]
    )


def _shaped(kind: str | Case, rows: QuerySet, due: str, words: str, *, right: str = "") -> QuerySet:
    """The same columns for every kind, so that one UNION holds them all."""
    return rows.annotate(
        row_kind=kind if isinstance(kind, Case) else Value(kind, output_field=CharField()),
        row_due=F(due),
        row_key=F("pk"),
        row_file=F("trajectory_id"),
        row_first=F("trajectory__participant__first_name"),
        row_last=F("trajectory__participant__last_name"),
        row_words=F(words),
        row_right=F(right) if right else Value("", output_field=CharField()),
        row_rank=Value(0 if right else 1),
    ).values_list(*COLUMNS)
