"""Correcting what was written down as true on the first day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.trajectories import access, events
from tandem.rooms.trajectories.hand import NeedsReason, first_day, locked
from tandem.rooms.trajectories.models import EntryProfile, Trajectory

WRITABLE = frozenset(
    {
        "employment", "employment_words", "unemployed_since", "isced",
        "household_work_intensity", "is_registered_job_seeker", "disability",
        "third_country_national", "foreign_background", "minority", "homeless", "rural",
    }
)  # fmt: skip


class AfterEntry(Refused):
    """This was so only after the first day; facts: entry_on."""


class EntryAfterExit(Refused):
    """The first day would come after the last; facts: exit_on."""


@transaction.atomic
def correct_entry(
    *,
    actor: Actor,
    trajectory_id: UUID,
    facts: Mapping[str, object],
    reason: str,
    entry_on: date | None = None,
) -> EntryProfile:
    """Write over what was true on the first day, because it was noted wrongly.

    facts: fields in WRITABLE. entry_on: another first day, None leaves it. What changed
    later in somebody's life is no correction: note it as work, or as a need.
    Raises Denied, NotInTime (not started), NeedsReason, EntryAfterExit, AfterEntry
    (unemployed since a later day), TypeError on another field. Records
    trajectory:entry-corrected with the reason and the names of the fields.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    first_day(trajectory)
    if unknown := set(facts) - WRITABLE:
        raise TypeError(f"not writable: {', '.join(sorted(unknown))}")
    if not reason.strip():
        raise NeedsReason
    if entry_on is not None:
        _move_entry(trajectory, entry_on)
    profile, _ = EntryProfile.objects.get_or_create(
        trajectory=trajectory, defaults={"partnership_id": actor.partnership_id}
    )
    for name, value in facts.items():
        setattr(profile, name, value)
    _check_since(trajectory, profile)
    profile.save()
    record(
        events.ENTRY_CORRECTED,
        actor=actor,
        subject=trajectory,
        reason=reason.strip(),
        fields=sorted(facts) + (["entry_on"] if entry_on is not None else []),
    )
    return profile


def _move_entry(trajectory: Trajectory, entry_on: date) -> None:
    if trajectory.exit_on is not None and entry_on > trajectory.exit_on:
        raise EntryAfterExit(exit_on=trajectory.exit_on)
    trajectory.entry_on = entry_on
    trajectory.save(update_fields=["entry_on"])


def _check_since(trajectory: Trajectory, profile: EntryProfile) -> None:
    entry_on, since = first_day(trajectory), profile.unemployed_since
    if since is not None and since > entry_on:
        raise AfterEntry(entry_on=entry_on)


@transaction.atomic
def note_work_intensity(*, actor: Actor, trajectory_id: UUID, share: Decimal) -> EntryProfile:
    """Take over the work intensity of the household in the profile of the first day.

    share: 0 to 1, three decimals. Also before the start, so that the conditions of a
    programme can be held against it. Raises Denied. Records trajectory:profile-changed.
    """
    trajectory = locked(actor, trajectory_id)
    foundation_access.require(access.can_decide(actor, trajectory))
    profile, _ = EntryProfile.objects.update_or_create(
        trajectory=trajectory,
        defaults={"partnership_id": actor.partnership_id, "household_work_intensity": share},
    )
    record(
        events.PROFILE_CHANGED,
        actor=actor,
        subject=trajectory,
        fields=["household_work_intensity"],
    )
    return profile
