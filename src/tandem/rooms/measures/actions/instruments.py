"""Which questionnaires a partnership uses."""

from uuid import UUID

from django.db import transaction

from tandem.foundation import access as foundation_access
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.foundation.errors import Refused
from tandem.rooms.measures import access, events
from tandem.rooms.measures.instrument import Instrument as Definition
from tandem.rooms.measures.models import Instrument
from tandem.rooms.measures.xlsform import parse_instrument, shipped_instruments


class VersionTaken(Refused):
    """This version of the instrument says something else here; facts: key, version."""


class NotShipped(Refused):
    """No instrument with this key comes with the program; facts: key."""


@transaction.atomic
def adopt_instrument(*, actor: Actor, data: bytes | str, file_name: str) -> Instrument:
    """Use the questionnaire in a file; it succeeds the other versions of its key.

    data: an .xlsx file or XLSForm as Markdown tables. The same file twice changes nothing;
    what was answered keeps its own version. Raises Denied, InstrumentError
    (`xlsform_sheets`), VersionTaken. Records instrument:adopted.
    """
    foundation_access.require(access.can_choose_instruments(actor))
    return _adopt(actor, parse_instrument(data, file_name))


@transaction.atomic
def adopt_shipped(*, actor: Actor, key: str) -> Instrument:
    """Use a questionnaire that comes with the program, by its key such as `warning_lights`.

    Raises Denied, NotShipped, VersionTaken. Records instrument:adopted.
    """
    foundation_access.require(access.can_choose_instruments(actor))
    if key not in shipped_instruments():
        raise NotShipped(key=key)
    return _adopt(actor, shipped_instruments()[key])


@transaction.atomic
def offer_instrument(*, actor: Actor, instrument_id: UUID, is_offered: bool) -> Instrument:
    """Let new assessments begin with this version, or no longer.

    Raises Denied, Instrument.DoesNotExist. Records instrument:offered or instrument:withdrawn.
    """
    instrument = Instrument.objects.visible_to(actor).select_for_update().get(pk=instrument_id)
    foundation_access.require(access.can_choose_instruments(actor))
    if instrument.is_offered != is_offered:
        instrument.is_offered = is_offered
        instrument.save(update_fields=["is_offered"])
        event = events.INSTRUMENT_OFFERED if is_offered else events.INSTRUMENT_WITHDRAWN
        record(event, actor=actor, subject=instrument, key=instrument.key)
    return instrument


def ready_instrument(*, actor: Actor, key: str) -> Instrument:
    """The version of a questionnaire to begin with: the offered one, else the shipped one.

    Of several offered versions the newest. A partnership that never chose takes over what
    comes with the program. Raises NotShipped.
    """
    mine = Instrument.objects.visible_to(actor).filter(key=key, is_offered=True)
    offered = mine.order_by("-id").first()
    if offered is not None:
        return offered
    if key not in shipped_instruments():
        raise NotShipped(key=key)
    return _adopt(actor, shipped_instruments()[key])


def _adopt(actor: Actor, definition: Definition) -> Instrument:
    versions = Instrument.objects.visible_to(actor).select_for_update().filter(key=definition.key)
    found = versions.filter(version=definition.version).first()
    if found is not None:
        if found.digest != definition.digest():
            raise VersionTaken(key=definition.key, version=definition.version)
        return found
    versions.update(is_offered=False)
    instrument = Instrument.objects.create(
        partnership_id=actor.partnership_id,
        key=definition.key,
        version=definition.version,
        title=definition.text(definition.title, definition.languages[0])[:200],
        definition=definition.to_json(),
        digest=definition.digest(),
    )
    record(
        events.INSTRUMENT_ADOPTED,
        actor=actor,
        subject=instrument,
        key=instrument.key,
        version=instrument.version,
    )
    return instrument
