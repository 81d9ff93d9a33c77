"""Texts that are longer than a file of a participant holds."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from django.db import models

from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.columns import Mapping as ColumnMapping
from tandem.journeys.registers.fields import Field
from tandem.journeys.registers.findings import Code, Finding
from tandem.rooms.people.models import Participant
from tandem.rooms.trajectories.models import EntryProfile

SHOWN = 80


def _limit(model: type[models.Model], name: str) -> int:
    field = model._meta.get_field(name)
    return cast("models.CharField", field).max_length or 0


# Part of an entry -> the columns that may fill it, and how long it may be.
LONGEST: Mapping[str, tuple[tuple[Field, ...], int]] = {
    "last_name": ((Field.LAST_NAME, Field.FULL_NAME), _limit(Participant, "last_name")),
    "first_name": ((Field.FIRST_NAME, Field.FULL_NAME), _limit(Participant, "first_name")),
    "street": ((Field.STREET, Field.HOUSE_NUMBER, Field.BOX), _limit(Participant, "street")),
    "municipality": ((Field.MUNICIPALITY, Field.POSTCODE_AND_PLACE), _limit(Participant, "place")),
    "phone": ((Field.PHONE,), _limit(Participant, "phone")),
    "email": ((Field.EMAIL,), _limit(Participant, "email")),
    "language": ((Field.LANGUAGE,), _limit(Participant, "language")),
    "employment_word": ((Field.EMPLOYMENT_STATUS,), _limit(EntryProfile, "employment_words")),
}


def hold_back_long(
    row: CheckedRow, mapping: ColumnMapping, letters: Mapping[str, str]
) -> CheckedRow:
    """The row, held back for each text that cannot be kept whole. Nothing is cut off."""
    found = [
        _finding(row, mapping, letters, fields, limit)
        for name, (fields, limit) in LONGEST.items()
        if len(getattr(row.entry, name)) > limit
    ]
    return replace(row, problems=(*row.problems, *found)) if found else row


def _finding(
    row: CheckedRow, mapping: ColumnMapping, letters: Mapping[str, str],
    fields: tuple[Field, ...], limit: int,
) -> Finding:  # fmt: skip
    field = next((each for each in fields if mapping.header_of(each)), fields[0])
    column = mapping.header_of(field) or ""
    return Finding(
        code=Code.TOO_LONG,
        field=field,
        column=column,
        cell=f"{letters[column]}{row.line}" if column in letters else "",
        text=row.values.get(column, "")[:SHOWN],
        facts={"limit": limit},
    )
