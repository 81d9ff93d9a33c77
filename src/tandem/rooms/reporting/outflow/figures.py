"""Outflow of one partnership: figures of groups, ready to be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.partners.models import Programme
from tandem.rooms.reporting.outflow import access, events, hiding, incidence, memory
from tandem.rooms.reporting.outflow.contract import Clock, Outcome
from tandem.rooms.reporting.outflow.hiding import Told
from tandem.rooms.reporting.outflow.incidence import Ended

INDIVIDUAL, GROUP = "individual", "group"
LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Group:
    """One programme: how many began unemployed, and what may be told of them.

    programme: its key; empty for who is in none, whose form is not known. left_out: how many
    began with another status; None when they are too few to tell.
    """

    programme: str
    name: str
    form: str
    began: int
    told: Mapping[Outcome, Told]
    left_out: int | None


@dataclass(frozen=True)
class Outflow:
    """Everything on the page. hidden: how many programmes have too few people to tell of."""

    clock: Clock
    today: date
    groups: Sequence[Group]
    hidden: int


@dataclass
class _Tally:
    """Rows of the event table, added up for one programme over its versions."""

    name: str = ""
    form: str = ""
    ended: dict[str, list[Ended]] = field(default_factory=dict)
    left_out: int = 0

    def add(self, row: Mapping[str, Any]) -> None:
        if row["outcome"] == LEFT_OUT:
            self.left_out += row["people"]
        else:
            one = Ended(int(row["day"]), row["kind"], int(row["people"]))
            self.ended.setdefault(row["outcome"], []).append(one)

    @property
    def began(self) -> int:
        return sum(one.people for one in self.ended.get(Outcome.OUT, ()))


def outflow(*, actor: Actor, clock: Clock, today: date) -> Outflow:
    """How many left unemployment, per programme and form, from a first or last day on.

    Raises Denied. Records outflow:seen.
    """
    foundation_access.require(access.can_see_outflow(actor))
    record(events.SEEN, actor=actor, clock=clock.value)
    return memory.remembered(
        actor, lambda: _worked_out(actor, clock, today), "curves", clock.value, today=today
    )


def _worked_out(actor: Actor, clock: Clock, today: date) -> Outflow:
    # Heavy, and only needed when nobody asked yet.
    from tandem.rooms.reporting.outflow import engines, measures, tables

    expression = measures.events(tables.walks(), tables.spells(), clock=clock, today=today)
    return told(engines.on_postgres(expression), kinds(actor), clock=clock, today=today)


@dataclass(frozen=True)
class Kind:
    """What a programme is called, and whether it has a group part that everybody joins."""

    key: str
    name: str
    form: str


def kinds(actor: Actor) -> dict[UUID, Kind]:
    """Every version of every programme; the newest version gives its name and form."""
    versions = list(Programme.objects.visible_to(actor).order_by("version"))
    newest = {each.key: Kind(each.key, each.name, form_of(each)) for each in versions}
    return {each.pk: newest[each.key] for each in versions}


def form_of(programme: Programme) -> str:
    """With group when everybody of the programme joins one."""
    groups = programme.definition.get("groups", ())
    return GROUP if any(group["obligatory"] for group in groups) else INDIVIDUAL


def told(
    rows: Iterable[Mapping[str, Any]], kinds: Mapping[UUID, Kind], *, clock: Clock, today: date
) -> Outflow:
    """What may be told of rows of `measures.events`, by the name of the programme."""
    tallies: dict[str, _Tally] = {}
    for row in rows:
        kind = kinds.get(row["programme"], Kind("", "", ""))
        tally = tallies.setdefault(kind.key, _Tally(kind.name, kind.form))
        tally.add(row)
    large = {key: each for key, each in tallies.items() if hiding.is_large_enough(each.began)}
    groups = [
        Group(
            programme=key,
            name=each.name,
            form=each.form,
            began=each.began,
            told=told_of(each.ended),
            left_out=each.left_out if hiding.may_tell(each.left_out) else None,
        )
        for key, each in large.items()
    ]
    groups.sort(key=lambda group: (-group.began, group.name))
    hidden = sum(1 for key, each in tallies.items() if key not in large and each.began)
    return Outflow(clock, today, groups, hidden)


def told_of(
    ended: Mapping[str, Sequence[Ended]],
    *,
    among: Mapping[Outcome, set[int]] | None = None,
) -> dict[Outcome, Told]:
    """Both outcomes of one group. among: the days to choose from, by outcome."""
    curves = {outcome: incidence.curve(ended.get(outcome, ()), outcome) for outcome in Outcome}
    days = among or {}
    return {
        Outcome.OUT: hiding.tell(
            curves[Outcome.OUT], curves[Outcome.WORK], among=days.get(Outcome.OUT)
        ),
        Outcome.WORK: hiding.tell(curves[Outcome.WORK], among=days.get(Outcome.WORK)),
    }
