"""Writing which programmes a partnership works with."""

from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.partners import access, events
from tandem.rooms.partners.models import Programme
from tandem.rooms.partners.programme import Programme as Definition
from tandem.rooms.partners.programme_file import (
    load_programme,
    programme_to_json,
    shipped_programmes,
)


class VersionTaken(Refused):
    """This version of the programme says something else here; facts: key, version, free."""


class NotShipped(Refused):
    """No programme with this key comes with the program; facts: key."""


@transaction.atomic
def adopt_programme(*, actor: Actor, text: str | bytes, file_name: str) -> Programme:
    """Use the programme in an uploaded YAML file; it succeeds the older versions of its key.

    The same file twice changes nothing. Raises Denied, ProgrammeError
    (`programme_reading`) and VersionTaken. Records programme:adopted.
    """
    foundation_access.require(access.can_choose_programmes(actor))
    return _adopt(actor, load_programme(text, file_name))


@transaction.atomic
def adopt_shipped(*, actor: Actor, key: str) -> Programme:
    """Use a programme that comes with the program, by its key such as `sleutel`.

    Raises Denied, NotShipped, VersionTaken. Records programme:adopted.
    """
    foundation_access.require(access.can_choose_programmes(actor))
    if key not in shipped_programmes():
        raise NotShipped(key=key)
    return _adopt(actor, shipped_programmes()[key])


@transaction.atomic
def offer_programme(*, actor: Actor, programme_id: UUID, is_offered: bool) -> Programme:
    """Let new trajectories start in this programme, or no longer. Running ones go on.

    Raises Denied, Programme.DoesNotExist. Records programme:offered or programme:withdrawn.
    """
    programme = Programme.objects.visible_to(actor).select_for_update().get(pk=programme_id)
    foundation_access.require(access.can_choose_programmes(actor))
    if programme.is_offered == is_offered:
        return programme
    programme.is_offered = is_offered
    programme.save(update_fields=["is_offered"])
    event = events.PROGRAMME_OFFERED if is_offered else events.PROGRAMME_WITHDRAWN
    record(event, actor=actor, subject=programme, key=programme.key)
    return programme


def _adopt(actor: Actor, definition: Definition) -> Programme:
    mine = Programme.objects.visible_to(actor).select_for_update().filter(key=definition.key)
    versions = {each.version: each for each in mine}
    found = versions.get(definition.version)
    if found is not None:
        if found.definition != programme_to_json(definition):
            raise VersionTaken(
                key=definition.key, version=definition.version, free=max(versions) + 1
            )
        return found
    mine.filter(version__lt=definition.version).update(is_offered=False)
    programme = Programme.objects.create(
        partnership_id=actor.partnership_id,
        key=definition.key,
        version=definition.version,
        name=definition.name.nl,
        definition=programme_to_json(definition),
        is_offered=definition.version >= max(versions, default=0),
    )
    record(
        events.PROGRAMME_ADOPTED,
        actor=actor,
        subject=programme,
        key=programme.key,
        version=programme.version,
    )
    return programme
