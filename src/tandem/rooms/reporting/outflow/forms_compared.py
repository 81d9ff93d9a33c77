"""Individual beside with group, for one partnership."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.reporting.outflow import access, events, figures, hiding, memory
from tandem.rooms.reporting.outflow.contract import Clock, Outcome
from tandem.rooms.reporting.outflow.figures import GROUP, INDIVIDUAL, Kind
from tandem.rooms.reporting.outflow.hiding import FEWEST_AT_RISK, Told
from tandem.rooms.reporting.outflow.incidence import Ended

FORMS = (INDIVIDUAL, GROUP)


@dataclass(frozen=True, slots=True)
class Beside:
    """Both forms at one horizon. None: too few to tell, or to weigh."""

    months: int
    plain: Any | None
    alike: Any | None


@dataclass(frozen=True)
class Class:
    """One class of one trait. None: a cell behind it is too small to tell."""

    trait: str
    label: str
    before: tuple[float, float] | None
    apart_before: float | None
    apart_after: float | None


@dataclass(frozen=True)
class FormsCompared:
    """Everything on the page. Without enough people in both forms: `people` and nothing more.

    told: of each form, both outcomes. beside: of each outcome, by horizon. unmatched: people
    without counterpart by form, None when too few to tell. apart: the largest standardised
    difference, before and after.
    """

    clock: Clock
    today: date
    people: Mapping[str, int]
    programmes: Mapping[str, Sequence[str]]
    told: Mapping[str, Mapping[Outcome, Told]]
    beside: Mapping[Outcome, Sequence[Beside]]
    unmatched: Mapping[str, int | None]
    effective: Mapping[str, float]
    classes: Sequence[Class]
    apart: tuple[float, float]

    @property
    def is_possible(self) -> bool:
        return bool(self.beside)


def forms_compared(*, actor: Actor, clock: Clock, today: date) -> FormsCompared:
    """Outflow of both forms, as it is and between people alike in what was known at the start.

    Only of programmes that may be told of on their own, so that nobody finds the others by
    subtraction. Raises Denied. Records outflow:seen.
    """
    foundation_access.require(access.can_see_outflow(actor))
    record(events.SEEN, actor=actor, clock=clock.value, compared=True)
    return memory.remembered(
        actor, lambda: _worked_out(actor, clock, today), "forms", clock.value, today=today
    )


def _worked_out(actor: Actor, clock: Clock, today: date) -> FormsCompared:
    # Heavy, and only needed when nobody asked yet.
    from tandem.rooms.reporting.outflow import engines, measures, tables

    expression = measures.profiled_events(tables.walks(), tables.spells(), clock=clock, today=today)
    return told(engines.on_postgres(expression), figures.kinds(actor), clock=clock, today=today)


def told(
    rows: Iterable[Mapping[str, Any]], kinds: Mapping[UUID, Kind], *, clock: Clock, today: date
) -> FormsCompared:
    """What may be told of rows of `measures.profiled_events`."""
    held = [row for row in rows if row["programme"] in kinds]
    alone = figures.told(held, kinds, clock=clock, today=today)
    groups = {group.programme: group for group in alone.groups}
    used = [row for row in held if kinds[row["programme"]].key in groups]
    people = {
        form: sum(group.began for group in alone.groups if group.form == form) for form in FORMS
    }
    programmes = {
        form: [group.name for group in alone.groups if group.form == form] for form in FORMS
    }
    nothing = FormsCompared(clock, today, people, programmes, {}, {}, {}, {}, (), (0.0, 0.0))
    if not all(people.values()):
        return nothing
    by_form = {
        form: figures.told_of(_ended(used, kinds, form), among=_days(alone.groups, form))
        for form in FORMS
    }
    return _weighed(nothing, used, kinds, by_form)


def _ended(
    rows: Iterable[Mapping[str, Any]], kinds: Mapping[UUID, Kind], form: str
) -> dict[str, list[Ended]]:
    found: dict[str, list[Ended]] = {}
    for row in rows:
        if kinds[row["programme"]].form == form:
            one = Ended(int(row["day"]), row["kind"], int(row["people"]))
            found.setdefault(row["outcome"], []).append(one)
    return found


def _days(groups: Iterable[figures.Group], form: str) -> dict[Outcome, set[int]]:
    """The days that every programme of a form tells on its own."""
    mine = [group for group in groups if group.form == form]
    return {
        outcome: set.intersection(*(group.told[outcome].days for group in mine))
        for outcome in Outcome
    }


def _weighed(
    begun: FormsCompared,
    rows: Sequence[Mapping[str, Any]],
    kinds: Mapping[UUID, Kind],
    by_form: Mapping[str, Mapping[Outcome, Told]],
) -> FormsCompared:
    # Heavy, and only needed when nobody asked yet.
    from tandem.rooms.reporting.outflow.comparison import compare

    with_group = {key for key, kind in kinds.items() if kind.form == GROUP}
    found = {outcome: compare(rows, outcome, with_group=with_group) for outcome in Outcome}
    beside = {
        outcome: [
            _beside(months, each, [by_form[form][outcome] for form in FORMS])
            for months in each.plain
        ]
        for outcome, each in found.items()
    }
    one = found[Outcome.OUT]
    apart = [
        max((abs(value) for value in values), default=0.0)
        for values in (
            [row.apart_before for row in one.balance], [row.apart_after for row in one.balance],
        )
    ]  # fmt: skip
    return FormsCompared(
        clock=begun.clock,
        today=begun.today,
        people=begun.people,
        programmes=begun.programmes,
        told=by_form,
        beside=beside,
        unmatched={
            form: count if hiding.may_tell(count) else None
            for form, count in zip(FORMS, one.unmatched, strict=True)
        },
        effective=dict(zip(FORMS, one.effective, strict=True)),
        classes=_classes(one.balance),
        apart=(apart[0], apart[1]),
    )


def _beside(months: int, found: Any, told: Sequence[Told]) -> Beside:
    if any(each.horizons[months] is None for each in told):
        return Beside(months, None, None)
    is_enough = found.waiting[months] >= FEWEST_AT_RISK and months in found.alike
    return Beside(months, found.plain[months], found.alike[months] if is_enough else None)


def _classes(rows: Sequence[Any]) -> list[Class]:
    """The balance table. Where one class of a trait is too small, a second is hidden with it."""
    hidden = set()
    for trait in {row.trait for row in rows}:
        mine = sorted((row for row in rows if row.trait == trait), key=lambda row: row.smallest)
        small = [row for row in mine if not hiding.may_tell(row.smallest)]
        rest = [row for row in mine if row not in small]
        hidden |= {(trait, row.label) for row in [*small, *(rest[:1] if len(small) == 1 else [])]}
    return [
        Class(row.trait, row.label, None, None, None)
        if (row.trait, row.label) in hidden
        else Class(row.trait, row.label, row.shares_before, row.apart_before, row.apart_after)
        for row in rows
    ]
