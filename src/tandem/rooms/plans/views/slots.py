"""Places of the plan that are shown and replaced on their own."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from tandem.rooms.plans.board import Board, Card

LOOSE = "loose"
OWN = {
    "dream": "plans/slots/dream.html",
    "job": "plans/slots/job.html",
    "participation": "plans/slots/participation.html",
    "new-goal": "plans/slots/new_goal.html",
}

_NUMBERED = re.compile(r"(added-goal|added-step|new-step|goal|step)-([0-9a-f-]{36}|loose)")


def find_slot(board: Board, name: str) -> dict[str, Any] | None:
    """The template of one place and what it shows; None when the reader has no such place.

    added-goal and added-step show a new row with, after it, the place for the next one.
    """
    if name in OWN:
        may_see = board.writable_classes if name == "new-goal" else board.can_read
        return {"slot_template": OWN[name]} if may_see else None
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return None
    kind, key = match.groups()
    shown = _SHOWN[kind](board, key)
    return shown and shown | {"slot_template": f"plans/slots/{kind.replace('-', '_')}.html"}


def _goal(board: Board, key: str) -> dict[str, Any] | None:
    card = _card(board, key)
    return {"card": card} if card else None


def _step(board: Board, key: str) -> dict[str, Any] | None:
    step = next((step for step in board.steps if str(step.pk) == key), None)
    if step is None:
        return None
    return {"step": step, "card": _card(board, str(step.goal_id)) or board.loose}


def _new_step(board: Board, key: str) -> dict[str, Any] | None:
    card = board.loose if key == LOOSE else _card(board, key)
    return {"card": card} if card else None


def _card(board: Board, key: str) -> Card | None:
    cards = (*board.cards, *board.declined)
    return next((card for card in cards if str(card.goal and card.goal.pk) == key), None)


_SHOWN: Mapping[str, Callable[[Board, str], dict[str, Any] | None]] = {
    "goal": _goal,
    "added-goal": _goal,
    "step": _step,
    "added-step": _step,
    "new-step": _new_step,
}
