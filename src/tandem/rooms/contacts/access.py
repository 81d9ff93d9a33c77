"""Who may note what of a meeting."""

from tandem.foundation.access import STAFF, SYSTEM, Actor
from tandem.rooms.contacts.models import ContactNote
from tandem.rooms.trajectories import access as trajectories_access
from tandem.rooms.trajectories.models import Trajectory


def can_do_outreach(actor: Actor) -> bool:
    """Outreach workers note first contacts; each reads only what they noted themselves."""
    return actor.kind == SYSTEM or actor.has_role("outreach")


def can_note(actor: Actor, trajectory: Trajectory, sensitivity: int) -> bool:
    """Whether the actor may note something of this class, 0 to 3, in this file.

    A personal working note keeps to the same classes: what somebody may not read in a
    file, they do not keep beside it either.
    """
    return trajectories_access.can_write_class(actor, trajectory, sensitivity)


def can_change(actor: Actor, note: ContactNote) -> bool:
    """A note is its author's: nobody else changes those words."""
    return actor.kind == SYSTEM or note.noted_by_id == actor.user_id


def can_plan(actor: Actor, trajectory: Trajectory) -> bool:
    """Whether the actor may make appointments in this file and say what became of them.

    That is for the team, and for who decides on the start: the introductory meeting is
    planned before there is a team. Being on leave of a team, for reading only, is not enough.
    """
    return trajectories_access.can_write_class(
        actor, trajectory, 0
    ) or trajectories_access.can_decide(actor, trajectory)


def can_subscribe(actor: Actor) -> bool:
    """Whoever has a post may let their own calendar read their own appointments."""
    return actor.kind == STAFF and bool(actor.posts)
