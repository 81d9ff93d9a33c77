"""What the spells say already, offered as a first answer; a person decides."""

from datetime import date

from tandem.foundation.access import Actor
from tandem.rooms.trajectories import labour, moments, results
from tandem.rooms.trajectories.models import (
    Employment,
    FollowUp,
    LabourStatus,
    Told,
    Trajectory,
)


def answer(
    actor: Actor, trajectory: Trajectory, follow_up: FollowUp, today: date
) -> dict[str, object]:
    """A first answer for a moment. Nothing is suggested of which no source speaks."""
    spells = results.spells_of(actor, trajectory)
    day = _about(trajectory, follow_up, today)
    known: dict[str, object] = {"evidence_on": day, "evidence_source": "participant"}
    known |= dict.fromkeys(("job_search", "education", "qualification", "improved"), Told.NOT_ASKED)
    now = labour.status_on(spells, day)
    if now is None:
        return known
    known["evidence_source"] = now.source
    if now.status in Employment.values:
        known["employment"] = now.status
    if now.status == LabourStatus.TRAINING:
        known["education"] = Told.YES
    better = labour.improved(labour.status_on(spells, trajectory.entry_on or day), now)
    if better is not None:
        known["improved"] = Told.YES if better else Told.NO
    return known


def _about(trajectory: Trajectory, follow_up: FollowUp, today: date) -> date:
    exit_on = trajectory.exit_on or follow_up.due_on
    window = moments.window(exit_on, follow_up.months)
    wanted = exit_on if follow_up.months == 0 else follow_up.due_on
    return max(window.first, min(wanted, today))
