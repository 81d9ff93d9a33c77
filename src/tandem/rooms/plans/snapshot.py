"""The plan as plain content: kept with each signature, compared, printed and read aloud.

Content is JSON: days are ISO text, keys are text, hours a week are text such as "19.5".
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tandem.rooms.partners.domains import Sensitivity
from tandem.rooms.plans.rules import AGREED_STATES

Content = Mapping[str, Any]

OWN_FIELDS = (
    "dream",
    "occupation_code",
    "occupation_words",
    "hours_min",
    "hours_max",
    "distance_km",
    "job_wishes",
    "participation",
)
GOAL_FIELDS = ("title", "own_words", "domain", "answer")
STEP_FIELDS = ("title", "domain", "goal", "who", "due_on", "commitment")

# Shown in words, but compared by what lies behind them: a new name is no new agreement.
_COMPARED_BY = {"goal": "goal_key", "who": "who_key"}


def snapshot(plan: Any, goals: Iterable[Any], steps: Iterable[Any]) -> dict[str, Any]:
    """Everything that stands in the plan, as it will be signed.

    plan, goals, steps: rows of this room; a step has its `doer_user` loaded.
    """
    return {
        **{name: _plain(getattr(plan, name)) for name in OWN_FIELDS},
        "read_on": _plain(plan.read_on),
        "goals": [_goal(goal) for goal in goals],
        "steps": [_step(step) for step in steps],
    }


def _goal(goal: Any) -> dict[str, Any]:
    names = ("id", "title", "own_words", "domain", "sensitivity", "proposed_by")
    days = ("agreed_on", "declined_on", "reached_on")
    return {name: _plain(getattr(goal, name)) for name in (*names, *days)}


def _step(step: Any) -> dict[str, Any]:
    names = ("id", "title", "domain", "sensitivity", "proposed_by", "state", "stop_reason")
    who = ("doer", "doer_user_id", "doer_words")
    days = ("due_on", "done_on")
    return {
        **{name: _plain(getattr(step, name)) for name in (*names, *who, *days)},
        "goal": _plain(step.goal_id),
        "doer_name": str(step.doer_user or "") if step.doer_user_id else "",
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if value is None or isinstance(value, int | str) else str(value)


def seen_in(content: Content, classes: Collection[int]) -> dict[str, Any]:
    """The content without what lies in other classes of life domain than these, 0 to 3.

    Dream, job target and participation are of class 0.
    """
    is_team = Sensitivity.TEAM in classes
    own = {name: content.get(name) if is_team else None for name in OWN_FIELDS}
    return {
        **own,
        "read_on": content.get("read_on"),
        **{
            rows: [row for row in content.get(rows, ()) if row["sensitivity"] in classes]
            for rows in ("goals", "steps")
        },
    }


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after. name: as in OWN_FIELDS, GOAL_FIELDS or STEP_FIELDS."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """One difference. what: plan, goal or step. kind: added, changed or removed."""

    what: str
    kind: str
    title: str
    fields: tuple[FieldChange, ...] = ()


def changes(before: Content, after: Content) -> tuple[Change, ...]:
    """What is agreed differently since `before`; carrying out what was agreed is no change."""
    own = _fields(before, after, OWN_FIELDS)
    found = [Change("plan", "changed", "", own)] if own else []
    found += _rows("goal", _goals(before), _goals(after), GOAL_FIELDS)
    found += _rows("step", _steps(before), _steps(after), STEP_FIELDS)
    return tuple(found)


def _rows(
    what: str, before: Mapping[str, Content], after: Mapping[str, Content], names: tuple[str, ...]
) -> Iterator[Change]:
    for key, row in after.items():
        if key not in before:
            yield Change(what, "added", row["title"])
        elif fields := _fields(before[key], row, names):
            yield Change(what, "changed", row["title"], fields)
    for key, row in before.items():
        if key not in after:
            yield Change(what, "removed", row["title"])


def _fields(before: Content, after: Content, names: tuple[str, ...]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in names
        if _compared(before, name) != _compared(after, name)
    )


def _compared(row: Content, name: str) -> Any:
    """The value to compare; empty text and nothing are the same."""
    return row.get(_COMPARED_BY.get(name, name)) or None


def _goals(content: Content) -> dict[str, Content]:
    return {row["id"]: {**row, "answer": _answer(row)} for row in content.get("goals", ())}


def _answer(goal: Content) -> str:
    if goal["agreed_on"]:
        return "agreed"
    return "declined" if goal["declined_on"] else "open"


def _steps(content: Content) -> dict[str, Content]:
    titles = {row["id"]: row["title"] for row in content.get("goals", ())}
    return {
        row["id"]: {
            **row,
            "goal": titles.get(row["goal"] or "", ""),
            "goal_key": row["goal"] if row["goal"] in titles else None,
            "who": {name: row[name] for name in ("doer", "doer_name", "doer_words")},
            "who_key": (row["doer"], row["doer_user_id"], row["doer_words"]),
            "commitment": "agreed" if row["state"] in AGREED_STATES else row["state"],
        }
        for row in content.get("steps", ())
    }
