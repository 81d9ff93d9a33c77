"""What a row becomes once written: a person, a trajectory, what was true on the first day."""

import base64
from collections.abc import Mapping
from datetime import date
from typing import Any

from tandem.journeys.registers.fields import Entry
from tandem.journeys.registers.wishes import read_remark
from tandem.rooms.people.models import Gender, Participant
from tandem.rooms.trajectories.models import Employment, EntryProfile, State, Trajectory

LONGEST_REASON = 60


def participant(entry: Entry, cleaned: Mapping[str, Any]) -> Participant:
    """An unsaved person. A remark that is no wish about contact stays with the register."""
    wishes = read_remark(entry.remarks)
    sealed, key = cleaned.get("number"), cleaned.get("number_key")
    return Participant(
        first_name=entry.first_name,
        last_name=entry.last_name,
        gender=entry.gender or Gender.UNKNOWN,
        birth_date=entry.birth_date,
        language=entry.language or wishes.language,
        needs_interpreter=wishes.needs_interpreter,
        contact_wish=wishes.contact,
        phone=entry.phone,
        email=entry.email,
        street=entry.street,
        postcode=entry.postcode or "",
        place=entry.municipality,
        nis_code=entry.nis or "",
        children_count=entry.children,
        national_number=base64.b64decode(sealed) if sealed else None,
        national_number_key=bytes.fromhex(key) if key else None,
    )


def trajectory(entry: Entry, today: date) -> Trajectory:
    """An unsaved trajectory: under way until its last day has passed."""
    ended = entry.end is not None and entry.end <= today
    return Trajectory(
        state=State.CLOSED if ended else State.ACTIVE,
        entry_on=entry.start,
        exit_on=entry.end,
        exit_reason=(entry.exit_reason or entry.exit_word[:LONGEST_REASON]) if entry.end else "",
    )


def profile(entry: Entry) -> EntryProfile:
    """What the register says of the first day; what it does not say was not asked."""
    return EntryProfile(
        employment=entry.employment or Employment.UNKNOWN,
        employment_words=entry.employment_word,
        isced=entry.isced,
    )
