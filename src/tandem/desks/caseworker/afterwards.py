"""What waits for after an end, and for when a pause is over, in one query."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.foundation.access import Actor
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
ICONS = {FOLLOW_UP: "calendar", AFTERCARE: "lifebuoy", PAUSE: "player-pause"}
TO_DO: dict[str, Promise] = {
    FOLLOW_UP: gettext_lazy("Ask how things are"),
    AFTERCARE: gettext_lazy("Looking after"),
    PAUSE: gettext_lazy("Ask again"),
}
COLUMNS = ("row_kind", "row_due", "row_key", "row_file", "row_first", "row_last", "row_words")


def waiting(actor: Actor, today: date, *, limit: int) -> list[tuple]:
    """Rows of COLUMNS due within a week, oldest first, in one query.

    Only of files in which the actor walks along today and reads class 0 in full.
    """
    until = today + timedelta(days=SOON_DAYS)
    seats = TeamMember.objects.seats_of(actor, today).on(today)
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
        all=True,
    )
    return list(union.order_by("row_due", "row_key")[:limit])


def note(kind: str, words: str) -> str:
    """The line under the name: which moment, which task, or why it rests."""
    if kind == FOLLOW_UP:
        known = words in FollowUpKey.values
        return str(FollowUpKey(words).label) if known else _("Follow-up after the end")
    return words


def address(kind: str, file: UUID, key: UUID) -> str:
    """Where it can be done."""
    if kind == FOLLOW_UP:
        return reverse("trajectories:follow_up", args=[file, key])
    return reverse(
        "closing:aftercare" if kind == AFTERCARE else "trajectories:results", args=[file]
    )


def _shaped(kind: str, rows: QuerySet, due: str, words: str) -> QuerySet:
    """The same columns for every kind, so that one UNION holds them all."""
    return rows.annotate(
        row_kind=Value(kind, output_field=CharField()),
        row_due=F(due),
        row_key=F("pk"),
        row_file=F("trajectory_id"),
        row_first=F("trajectory__participant__first_name"),
        row_last=F("trajectory__participant__last_name"),
        row_words=F(words),
    ).values_list(*COLUMNS)
