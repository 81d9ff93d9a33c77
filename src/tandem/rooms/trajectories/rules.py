"""Who may see how much of which class of life domain (domain.md 7.4)."""

from collections.abc import Mapping

CLASSES = (0, 1, 2, 3)
NOTHING, SUMMARY, EVERYTHING = 0, 1, 2
_IF_AGREED = 3

# Roles that decide together with the participant how to go on.
DECIDING_ROLES = ("work", "welfare", "case_manager")

# Rows: role in the team. Columns: class 0 open to the team, 1 welfare, 2 health, 3 justice.
MATRIX: Mapping[str, tuple[int, int, int, int]] = {
    "work": (EVERYTHING, SUMMARY, NOTHING, NOTHING),
    "welfare": (EVERYTHING, EVERYTHING, _IF_AGREED, _IF_AGREED),
    "case_manager": (EVERYTHING, EVERYTHING, _IF_AGREED, _IF_AGREED),
    "group_guide": (EVERYTHING, _IF_AGREED, NOTHING, NOTHING),
    "expert": (_IF_AGREED, _IF_AGREED, _IF_AGREED, NOTHING),
}


def class_levels(role: str, answers: Mapping[int, str]) -> list[int]:
    """What a team member may see of each class 0 to 3: nothing, a summary, everything.

    answers: the participant's last answer on sharing with the member's organisation, by
    class: "given", "refused" or "withdrawn"; absent when never asked.
    A refusal closes even what the role opens by itself; a yes never opens more than the
    role allows. Raises KeyError on an unknown role.
    """
    return [_level(MATRIX[role][sensitivity], answers.get(sensitivity)) for sensitivity in CLASSES]


def _level(entry: int, answer: str | None) -> int:
    if answer in ("refused", "withdrawn"):
        return NOTHING
    if entry == _IF_AGREED:
        return EVERYTHING if answer == "given" else NOTHING
    return entry


def classes_to_ask(role: str) -> tuple[int, ...]:
    """The classes about which this role needs the participant's yes or may hear a no."""
    return tuple(sensitivity for sensitivity in CLASSES if MATRIX[role][sensitivity] != NOTHING)
