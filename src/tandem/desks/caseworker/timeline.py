"""One timeline of everything that happened in a trajectory, as far as the reader may see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import CharField, DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.foundation.access import STAFF, Actor
from tandem.foundation.audit.models import AuditEvent
from tandem.foundation.clock import BRUSSELS
from tandem.foundation.prepared import Prepared
from tandem.rooms.consent.models import Answer, ConsentEvent, Purpose
from tandem.rooms.contacts.models import ContactKind, ContactNote, OutreachContact
from tandem.rooms.measures.models import Assessment, Moment, Voice
from tandem.rooms.plans.models import Action, Goal, PlanVersion
from tandem.rooms.trajectories import events
from tandem.rooms.trajectories.dossier import Dossier
from tandem.rooms.trajectories.models import (
    IntroductoryMeeting,
    MeetingOutcome,
    TeamMember,
    TeamRole,
)

COLUMNS = (
    "row_kind", "row_day", "row_key", "row_who", "row_code", "row_detail", "row_words", "row_flag",
)  # fmt: skip
KINDS: dict[str, tuple[Promise, str]] = {
    "note": (gettext_lazy("Contacts"), "message"),
    "meeting": (gettext_lazy("Introductory meetings"), "door-enter"),
    "assessment": (gettext_lazy("Life domains"), "compass"),
    "version": (gettext_lazy("Signed plans"), "signature"),
    "goal": (gettext_lazy("Goals agreed"), "target"),
    "action": (gettext_lazy("Steps done"), "check"),
    "consent": (gettext_lazy("Consent"), "shield"),
    "team": (gettext_lazy("Team"), "users"),
    "outreach": (gettext_lazy("First contacts"), "map-pin"),
}
LONG = 220
PAGE_SIZE = 30
SENSITIVE_WORDS = 1


@dataclass(frozen=True)
class Entry:
    """One event as the page shows it. is_long: folded until somebody wants to read it."""

    kind: str
    on: date
    key: UUID
    title: str
    by: str
    text: str
    shared: str
    icon: str
    unread: bool = False

    @property
    def long(self) -> bool:
        return len(self.text) > LONG


def entries(
    actor: Actor,
    dossier: Dossier,
    *,
    kinds: Iterable[str] = (),
    before: date | None = None,
    limit: int = 30,
    seen_until: datetime | None = None,
) -> list[Entry]:
    """Newest first, in one query. before: only what happened earlier than that day."""
    chosen = tuple(kind for kind in KINDS if kind in set(kinds or KINDS))
    if not chosen or not dossier.seat.is_member or not actor.user_id or not actor.partnership_id:
        return []
    found = _timeline.rows(
        _Shape(chosen, dossier.seat.readable_classes, limit, before is not None),
        partnership_id=actor.partnership_id,
        user_id=actor.user_id,
        trajectory_id=dossier.trajectory.pk,
        participant_id=dossier.trajectory.participant_id,
        **({"before": before} if before else {}),
    )
    return [_entry(row, seen_until) for row in found]


@dataclass(frozen=True)
class Page:
    """A stretch of the timeline. older: the day before which the next page begins."""

    entries: list[Entry]
    older: date | None
    divider_at: int


def page(
    actor: Actor, dossier: Dossier, *, kinds: Iterable[str] = (), before: date | None = None
) -> Page:
    """Thirty events, and where the actor's former visit lies among them. Two queries."""
    seen = last_visit(actor, dossier)
    found = entries(
        actor, dossier, kinds=kinds, before=before, limit=PAGE_SIZE + 1, seen_until=seen
    )
    older = found[PAGE_SIZE - 1].on if len(found) > PAGE_SIZE else None
    found = found[:PAGE_SIZE]
    unread = sum(1 for entry in found if entry.unread)
    return Page(found, older, unread if 0 < unread < len(found) else 0)


def last_visit(actor: Actor, dossier: Dossier) -> datetime | None:
    """When the actor opened this file before today's visit; one query."""
    return (
        AuditEvent.objects.filter(
            partnership_id=actor.partnership_id,
            participant_id=dossier.trajectory.participant_id,
            actor_user_id=actor.user_id,
            event=events.VIEWED,
            subject_id=dossier.trajectory.pk,
        )
        .order_by("-id")
        .values_list("at", flat=True)[1:2]
        .first()
    )


@dataclass(frozen=True)
class _Shape:
    """What changes the text of the query. classes: those that the reader's seat opens."""

    kinds: tuple[str, ...]
    classes: tuple[int, ...]
    limit: int
    is_continued: bool


def _united(
    shape: _Shape,
    *,
    partnership_id: UUID,
    user_id: UUID,
    trajectory_id: UUID,
    participant_id: UUID,
    before: date | None = None,
) -> QuerySet:
    reader = Actor(kind=STAFF, partnership_id=partnership_id, user_id=user_id)
    every = _branches(reader, shape.classes, trajectory_id, participant_id)
    branches = [rows for kind, rows in every if kind in shape.kinds]
    if shape.is_continued:
        branches = [rows.filter(row_day__lt=before) for rows in branches]
    union = branches[0].union(*branches[1:], all=True) if len(branches) > 1 else branches[0]
    return union.order_by("-row_day", "-row_key")[: shape.limit]


_timeline = Prepared(_united)


def _branches(
    actor: Actor, classes: tuple[int, ...], trajectory: UUID, participant: UUID
) -> Iterator[tuple[str, QuerySet]]:
    # The seat was asked when the file was opened; what it opens is in `classes`.
    told = classes and max(classes) >= SENSITIVE_WORDS
    notes = ContactNote.objects.readable(actor, classes).filter(trajectory_id=trajectory)
    yield "note", _shaped("note", notes, "on", "noted_by__first_name", "kind", words="text",
                          flag="is_personal")  # fmt: skip
    meetings = IntroductoryMeeting.objects.visible_to(actor).filter(trajectory_id=trajectory)
    yield "meeting", _shaped("meeting", meetings, "on", "noted_by__first_name", "outcome",
                             words="own_words" if told else "")  # fmt: skip
    assessments = Assessment.objects.filter(trajectory_id=trajectory)
    yield "assessment", _shaped("assessment", assessments, "on", "noted_by__first_name", "voice",
                                detail="moment")  # fmt: skip
    versions = PlanVersion.objects.filter(plan__trajectory_id=trajectory)
    yield "version", _shaped("version", versions, "signed_on", "witness__first_name",
                             detail="number")  # fmt: skip
    goals = Goal.objects.filter(plan__trajectory_id=trajectory, agreed_on__isnull=False)
    yield "goal", _shaped("goal", goals.in_classes(classes), "agreed_on", "added_by__first_name",
                          words="title")  # fmt: skip
    actions = Action.objects.filter(trajectory_id=trajectory, done_on__isnull=False)
    yield "action", _shaped("action", actions.in_classes(classes), "done_on",
                            "doer_user__first_name", words="title")  # fmt: skip
    answers = ConsentEvent.objects.visible_to(actor).filter(participant_id=participant)
    yield "consent", _shaped("consent", answers, TruncDate("at", tzinfo=BRUSSELS),
                             "asked_by__first_name", "answer", detail="purpose",
                             words="organisation__name")  # fmt: skip
    team = TeamMember.objects.visible_to(actor).filter(trajectory_id=trajectory)
    yield "team", _shaped("team", team, "starts_on", "user__first_name", "role",
                          words="organisation__name")  # fmt: skip
    # Only that it was: where and what was told stays with who noted it, unless it was handed
    # over as a note.
    first = OutreachContact.objects.filter(participant_id=participant)
    yield "outreach", _shaped("outreach", first, "met_on", "noted_by__first_name")


def _shaped(kind, rows, day, who, code="", *, detail="", words="", flag="") -> QuerySet:
    """The same columns for every kind, so that one UNION holds them all."""

    def as_text(name: str):
        return Cast(F(name), TextField()) if name else Value("", output_field=TextField())

    return rows.annotate(
        row_kind=Value(kind, output_field=CharField()),
        row_day=Cast(F(day) if isinstance(day, str) else day, DateField()),
        row_key=F("pk"),
        row_who=as_text(who),
        row_code=as_text(code),
        row_detail=as_text(detail),
        row_words=as_text(words),
        row_flag=as_text(flag),
    ).values_list(*COLUMNS)


def _entry(row: tuple, seen_until: datetime | None) -> Entry:
    kind, day, key, who, code, detail, words, flag = row
    is_personal = flag in ("true", "t")
    return Entry(
        kind=kind,
        on=day,
        key=key,
        title=TITLES[kind](code or "", detail or ""),
        by=who or "",
        text=words or "",
        shared=_("only you") if is_personal else "",
        icon=KINDS[kind][1],
        unread=seen_until is not None and day > seen_until.astimezone(BRUSSELS).date(),
    )


def _label(choices, value: str) -> str:
    return str(dict(choices.choices).get(value, value))


TITLES = {
    "note": lambda code, detail: _label(ContactKind, code),
    "meeting": lambda code, detail: (
        _("Introductory meeting: %(outcome)s") % {"outcome": _label(MeetingOutcome, code)}
    ),
    "assessment": lambda code, detail: (
        _("Life domains, %(voice)s, %(moment)s")
        % {"voice": _label(Voice, code).lower(), "moment": _label(Moment, detail).lower()}
    ),
    "version": lambda code, detail: _("Plan signed, version %(number)s") % {"number": detail},
    "goal": lambda code, detail: _("Goal agreed"),
    "action": lambda code, detail: _("Step done"),
    "consent": lambda code, detail: (
        _("Consent: %(purpose)s: %(answer)s")
        % {"purpose": _label(Purpose, detail), "answer": _label(Answer, code)}
    ),
    "team": lambda code, detail: _("Joined the team: %(role)s") % {"role": _label(TeamRole, code)},
    "outreach": lambda code, detail: _("First contact"),
}
