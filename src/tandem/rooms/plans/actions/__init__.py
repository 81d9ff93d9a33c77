"""All writes to plans: one function for one intention."""

from tandem.rooms.plans.actions.agreement import Signature, read_together, record_print, sign
from tandem.rooms.plans.actions.goals import (
    GoalWords,
    add_goal,
    answer_goal,
    change_goal,
    reach_goal,
    remove_goal,
)
from tandem.rooms.plans.actions.hand import (
    NeedsReason,
    NotAgreed,
    NotForDoer,
    NotInOrder,
    NotInTeam,
    NotReady,
    NotWhole,
)
from tandem.rooms.plans.actions.own import (
    JobTarget,
    choose_participation,
    save_dream,
    set_job_target,
)
from tandem.rooms.plans.actions.steps import (
    StepWords,
    add_step,
    change_step,
    move_step,
    remove_step,
)

__all__ = [
    "GoalWords",
    "JobTarget",
    "NeedsReason",
    "NotAgreed",
    "NotForDoer",
    "NotInOrder",
    "NotInTeam",
    "NotReady",
    "NotWhole",
    "Signature",
    "StepWords",
    "add_goal",
    "add_step",
    "answer_goal",
    "change_goal",
    "change_step",
    "choose_participation",
    "move_step",
    "reach_goal",
    "read_together",
    "record_print",
    "remove_goal",
    "remove_step",
    "save_dream",
    "set_job_target",
    "sign",
]
