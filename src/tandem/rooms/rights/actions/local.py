"""Rights of the place itself: added, changed and ended by who coordinates, without a programmer."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Stale
from tandem.foundation.keys import uuid7
from tandem.rooms.rights import access, events
from tandem.rooms.rights.models import LocalRight
from tandem.rooms.rights.rules.catalogue import OWN, load_rights
from tandem.rooms.rights.rules.reading import plain

# Of the 32 digits of a key; the rest tells nothing more.
KEY_LENGTH = 32


@transaction.atomic
def add_local_right(
    *, actor: Actor, definition: Mapping[str, Any], at: datetime, key: UUID | None = None
) -> LocalRight:
    """Add a right. definition: as one right in a catalogue file; its key is made here.

    key: made with the form, so that a form that is sent twice adds one right.
    Raises Denied, ProgrammeError. Records rights:own-right-added.
    """
    foundation_access.require(access.can_add_rights(actor))
    made = f"{OWN}{(key or uuid7()).hex[:KEY_LENGTH]}"
    sent = LocalRight.objects.visible_to(actor).filter(key=made).first()
    if sent is not None:
        return sent
    checked = _checked(definition, made)
    row = LocalRight.objects.create(
        partnership_id=actor.partnership_id,
        key=made,
        name=checked["name"]["nl"],
        definition=checked,
        changed_by_id=actor.user_id,
        changed_at=at,
    )
    record(events.OWN_RIGHT_ADDED, actor=actor, subject=row)
    return row


@transaction.atomic
def add_local_rights(*, actor: Actor, text: bytes, name: str, at: datetime) -> list[LocalRight]:
    """Add every right of a file, or none. name: the file's name, for messages.

    A right whose name is offered here already is left as it is. Raises Denied, ProgrammeError.
    Records rights:own-right-added for each.
    """
    foundation_access.require(access.can_add_rights(actor))
    rights = load_rights(text, name)
    there = set(
        LocalRight.objects.visible_to(actor).offered_on(at.date()).values_list("name", flat=True)
    )
    return [
        add_local_right(actor=actor, definition=plain(right), at=at)
        for right in rights
        if right.name.nl not in there
    ]


@transaction.atomic
def change_local_right(
    *, actor: Actor, right_id: UUID, definition: Mapping[str, Any], edition: int, at: datetime
) -> LocalRight:
    """Write a right over; claims of it keep their own estimate until they are weighed again.

    edition: as it was read. Raises LocalRight.DoesNotExist, Denied, Stale, ProgrammeError.
    Records rights:own-right-changed.
    """
    row = _take(actor, right_id)
    if row.edition != edition:
        raise Stale(edition=row.edition, by=str(row.changed_by or ""), at=row.changed_at)
    row.definition = _checked(definition, row.key)
    row.name = row.definition["name"]["nl"]
    _keep(actor, row, at)
    record(events.OWN_RIGHT_CHANGED, actor=actor, subject=row)
    return row


@transaction.atomic
def end_local_right(*, actor: Actor, right_id: UUID, on: date | None, at: datetime) -> LocalRight:
    """Say until which day a right is offered; None lets it go on. What was asked for stays.

    Raises LocalRight.DoesNotExist, Denied. Records rights:own-right-ended.
    """
    row = _take(actor, right_id)
    row.ends_on = on
    _keep(actor, row, at)
    record(events.OWN_RIGHT_ENDED, actor=actor, subject=row, is_ended=on is not None)
    return row


def _take(actor: Actor, right_id: UUID) -> LocalRight:
    foundation_access.require(access.can_add_rights(actor))
    rows = LocalRight.objects.visible_to(actor).select_related("changed_by")
    return rows.select_for_update(of=("self",)).get(pk=right_id)


def _keep(actor: Actor, row: LocalRight, at: datetime) -> None:
    row.edition += 1
    row.changed_by_id, row.changed_at = actor.user_id, at
    row.save()


def _checked(definition: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The definition as it is kept, after the checks of the catalogue."""
    text = json.dumps({"rights": [{**definition, "key": key}]})
    return plain(load_rights(text, "own")[0])
