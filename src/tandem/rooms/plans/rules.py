"""What holds for any plan: what it still lacks, how far steps go, how two hands merge."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tandem.rooms.partners.domains import Sensitivity, Side
from tandem.rooms.partners.programme import PlanPart

SUGGESTED, PLANNED, BUSY, DONE, STOPPED = "suggested", "planned", "busy", "done", "stopped"
AGREED_STATES = frozenset({PLANNED, BUSY, DONE})
NEXT_STATES = frozenset({PLANNED, BUSY})

# The first move of a state is the one that people need most.
MOVES: Mapping[str, tuple[str, ...]] = {
    SUGGESTED: (PLANNED, STOPPED),
    PLANNED: (BUSY, DONE, STOPPED),
    BUSY: (DONE, PLANNED, STOPPED),
    DONE: (BUSY,),
    STOPPED: (PLANNED,),
}

# What this room can judge. A rights check or a scan is another room's to tell.
JUDGED = (
    PlanPart.JOB_TARGET,
    PlanPart.PARTICIPATION_OUTCOME,
    PlanPart.NEXT_STEPS_WORK,
    PlanPart.NEXT_STEPS_WELFARE,
)


def missing_parts(
    *,
    required: Collection[str] | None,
    has_job_target: bool,
    has_participation: bool,
    next_step_classes: Iterable[int],
) -> tuple[PlanPart, ...]:
    """The mandatory parts that the plan still lacks, in the order of the page.

    required: parts that the programme asks for; None stands for the three of the POP
    report: job target, participation, and an action plan on work and on welfare.
    next_step_classes: class of life domain, 0 to 3, of each step that is planned or busy.
    Source: domain.md 4.2 and the `plan` part of the programme's own file.
    """
    sides = {side_of(each) for each in next_step_classes}
    present = {
        PlanPart.JOB_TARGET: has_job_target,
        PlanPart.PARTICIPATION_OUTCOME: has_participation,
        PlanPart.NEXT_STEPS_WORK: Side.WORK in sides,
        PlanPart.NEXT_STEPS_WELFARE: Side.WELFARE in sides,
    }
    asked = JUDGED if required is None else [part for part in JUDGED if part in required]
    return tuple(part for part in asked if not present[part])


def required_parts(definition: Mapping[str, Any] | None) -> list[str] | None:
    """What a programme asks a plan to contain; None without programme.

    definition: the programme as JSON (`partners.programme_file`).
    """
    return definition["plan"]["required"] if definition else None


def side_of(sensitivity: int) -> Side:
    """Which half of the tandem looks after life domains of this class."""
    return Side.WORK if sensitivity == Sensitivity.TEAM else Side.WELFARE


def is_progress(before: str, after: str) -> bool:
    """Whether a move carries out what was agreed, instead of changing it."""
    return before in AGREED_STATES and after in AGREED_STATES


def kept_from(
    *, used: Collection[int], own: Collection[int], team: Iterable[Sequence[int]]
) -> frozenset[int]:
    """Classes in a plan that somebody else of the team reads and this reader does not.

    used: classes that occur in the plan. own: classes this reader reads in full.
    team: for each member of today, the classes read in full. What nobody reads any more,
    because consent was withdrawn, holds nobody up.
    """
    others = {each for member in team for each in member}
    return frozenset(used) & others - frozenset(own)


@dataclass(frozen=True)
class Merged:
    """Two people's changes to one row.

    values: what to keep. conflicts: the first field of each unit that both changed, each
    in another way; `values` holds mine there.
    """

    values: Mapping[str, Any]
    conflicts: tuple[str, ...]


def merge(
    *,
    base: Mapping[str, Any] | None,
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    together: Iterable[tuple[str, ...]] = (),
) -> Merged:
    """Bring my changes and somebody else's together; never choose between two of them.

    base: the row as I read it; None when nobody knows any more, and then every
    difference is a conflict. theirs: the row as it is now.
    together: fields that only mean something as one, such as who does a step.
    """
    grouped = {name: group for group in together for name in group}
    units = dict.fromkeys(grouped.get(name, (name,)) for name in mine)
    values: dict[str, Any] = {}
    conflicts = []
    for unit in units:
        read = None if base is None else _part(base, unit)
        typed, found = _part(mine, unit), _part(theirs, unit)
        if typed == found or (read is not None and typed == read):
            values |= dict(zip(unit, found, strict=True))
            continue
        values |= dict(zip(unit, typed, strict=True))
        if read is None or found != read:
            conflicts.append(unit[0])
    return Merged(values, tuple(conflicts))


def _part(row: Mapping[str, Any], unit: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row[name] for name in unit)
