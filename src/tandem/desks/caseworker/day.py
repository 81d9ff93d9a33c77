"""My day: what waits for one member of staff, each row with one next action."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tandem.desks.caseworker import afterwards, visits
from tandem.desks.caseworker.overlooked import overlooked
from tandem.desks.caseworker.tasks import Task, file_of
from tandem.foundation.access import Actor
from tandem.foundation.addresses import address
from tandem.foundation.clock import BRUSSELS
from tandem.rooms.contacts.gaps import heard_on, patience
from tandem.rooms.plans.models import Action, Plan
from tandem.rooms.trajectories.models import OPEN_STATES, State, Trajectory

ROWS_AT_MOST = 10
STEPS_AT_MOST = 15
SOON_DAYS = 7


@dataclass(frozen=True)
class Group:
    """Tasks of one kind; more_url leads to all of them when there are over ten."""

    key: str
    title: str
    tasks: tuple[Task, ...]
    more_url: str = ""

    @property
    def count(self) -> str:
        return f"{len(self.tasks)}{'+' if self.more_url else ''}"


def groups(actor: Actor, now: datetime) -> list[Group]:
    """Everything that waits, most urgent first; empty groups are left out. Eight queries."""
    return [group for group in _all(actor, now) if group.tasks]


def _all(actor: Actor, now: datetime) -> Iterator[Group]:
    today = now.astimezone(BRUSSELS).date()
    late, soon = _steps(actor, today)
    agenda = visits.appointments(actor, now)
    more = reverse("calendar:agenda") if len(agenda) > visits.ROWS_AT_MOST else ""
    yield Group("agenda", _("Appointments"), agenda[: visits.ROWS_AT_MOST], more)
    yield _group("missed", _("Missed: get in touch"), visits.missed(actor), "tab=open")
    yield late
    yield _meetings(actor)
    yield _plans(actor)
    yield soon
    yield from _afterwards(actor, today)
    found = overlooked(actor, patience(actor), today)
    yield _unmeasured(found.unmeasured)
    yield _without_contact(found.quiet, today)


def _steps(actor: Actor, today: date) -> tuple[Group, Group]:
    steps = list(
        Action.objects.visible_to(actor)
        .open_for(cast(UUID, actor.user_id))
        .filter(due_on__lte=today + timedelta(days=SOON_DAYS), trajectory__state__in=OPEN_STATES)
        .select_related("trajectory__participant")
        .order_by("-due_on", "id")[: STEPS_AT_MOST + 1]
    )
    more = len(steps) > STEPS_AT_MOST
    dated = [(step, step.due_on) for step in steps[:STEPS_AT_MOST] if step.due_on]
    late = tuple(_step(step, due, today) for step, due in dated if due <= today)
    soon = tuple(_step(step, due, today) for step, due in dated if due > today)
    return (
        Group("late", _("Today and late"), late, _list("tab=open") if more else ""),
        Group("soon", _("The coming week"), soon[::-1]),
    )


def _step(step: Action, due_on: date, today: date) -> Task:
    days = (today - due_on).days
    if days > 0:
        tone, tag = (
            "late",
            ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days},
        )
    else:
        tone, tag = ("wait", _("Today")) if days == 0 else ("", "")
    plan = address("plans:plan", step.trajectory_id)
    return Task(
        icon="check",
        what=step.title,
        note=step.trajectory.participant.full_name,
        url=file_of(step.trajectory),
        do=_("To the step"),
        do_url=f"{plan}#action-{step.pk}",
        tone=tone,
        tag=tag,
    )


def _meetings(actor: Actor) -> Group:
    waiting = (
        Trajectory.objects.visible_to(actor)
        .filter(state__in=[State.REFERRED, State.WAITING])
        .select_related("participant", "referring_organisation")
        .order_by("state", "referred_on", "id")[: ROWS_AT_MOST + 1]
    )
    tasks = [_meeting(one) for one in waiting]
    return _group("meetings", _("New people"), tasks, "tab=before")


def _meeting(one: Trajectory) -> Task:
    is_new = one.state == State.REFERRED
    by = one.referring_organisation
    return Task(
        icon="door-enter",
        what=one.participant.full_name,
        note=_("Referred by %(who)s") % {"who": by.name} if by else str(one.get_state_display()),
        url=file_of(one),
        do=_("Introductory meeting") if is_new else _("Start"),
        do_url=address("intake:meeting" if is_new else "start:begin", one.pk),
        tag=short(one.referred_on),
    )


def _plans(actor: Actor) -> Group:
    mine = Trajectory.objects.of_team(actor).filter(state=State.ACTIVE)
    unsigned = (
        Plan.objects.filter(trajectory__in=mine, is_current=True, state__in=["draft", "read"])
        .select_related("trajectory__participant")
        .order_by("-state", "changed_at")[: ROWS_AT_MOST + 1]
    )
    tasks = [
        Task(
            icon="signature",
            what=plan.trajectory.participant.full_name,
            note=str(plan.get_state_display()),
            url=file_of(plan.trajectory),
            do=_("Sign the plan") if plan.state == "read" else _("Go on with the plan"),
            do_url=address("plans:plan", plan.trajectory_id),
        )
        for plan in unsigned
    ]
    return _group("plans", _("Plans without a signature"), tasks, "plan=unsigned")


def _afterwards(actor: Actor, today: date) -> Iterator[Group]:
    """Days of rights, then what waits for after an end: one query for both."""
    rows = afterwards.waiting(actor, today, limit=2 * ROWS_AT_MOST)
    tasks: dict[bool, list[Task]] = {True: [], False: []}
    for kind, due, key, file, first, last, words, right, _rank in rows:
        task = Task(
            icon=afterwards.ICONS[kind],
            what=f"{first} {last}".strip(),
            note=afterwards.note(kind, words),
            url=reverse("caseworker:dossier", args=[file]),
            do=str(afterwards.TO_DO[kind]),
            do_url=afterwards.address(kind, file, key, right),
            tone="late" if due < today else "",
            tag=short(due),
        )
        tasks[kind in afterwards.OF_RIGHTS].append(task)
    yield Group("rights", _("Rights"), tuple(tasks[True][:ROWS_AT_MOST]))
    title = _("After the end, and after a pause")
    yield Group("afterwards", title, tuple(tasks[False][:ROWS_AT_MOST]))


def _unmeasured(without: tuple[Trajectory, ...]) -> Group:
    tasks = [
        Task(
            icon="compass",
            what=one.participant.full_name,
            note=_("Started on %(day)s") % {"day": short(one.entry_on)},
            url=file_of(one),
            do=_("Where do I stand?"),
            do_url=address("measures:overview", one.pk),
        )
        for one in without[: ROWS_AT_MOST + 1]
    ]
    return _group("unmeasured", _("Not yet measured at the start"), tasks, "tab=open")


def _without_contact(quiet: tuple[Trajectory, ...], today: date) -> Group:
    tasks = [
        Task(
            icon="phone",
            what=one.participant.full_name,
            note=ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days},
            url=file_of(one),
            do=_("Note a contact"),
            do_url=address("contacts:note_new", one.pk),
        )
        for one in quiet[: ROWS_AT_MOST + 1]
        for days in [(today - heard_on(one, today)).days]
    ]
    return _group("quiet", _("No contact for too long"), tasks, "gap=programme")


def _group(key: str, title: str, tasks: list[Task], query: str) -> Group:
    more = _list(query) if len(tasks) > ROWS_AT_MOST else ""
    return Group(key, title, tuple(tasks[:ROWS_AT_MOST]), more)


def _list(query: str) -> str:
    return f"{reverse('caseworker:trajectories')}?{query}"


def short(day: date | None) -> str:
    """A day in figures, day first."""
    return day.strftime("%d/%m/%Y") if day else ""
