"""A status list from the page or the command line: what is sure is written, the rest is told."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tandem.foundation.access import Actor, require
from tandem.journeys.statuslists import messages
from tandem.journeys.statuslists.judging import Judge, Judged, Outcome, read_birth, turn
from tandem.journeys.statuslists.lists import ListRow, StatusList, open_list
from tandem.journeys.statuslists.people import known_people
from tandem.rooms.trajectories import access, actions
from tandem.rooms.trajectories.actions import SpellWords
from tandem.rooms.trajectories.models import LabourSpell

# What a list does not tell stays as somebody noted it.
KEPT = ("wants_more_hours", "skill_level", "quality")


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to import. source: a value of LabourSource; the bytes are not kept."""

    data: bytes
    file_name: str
    source: str
    dry_run: bool = False


@transaction.atomic
def import_list(*, actor: Actor, order: Order, today: date, at: datetime) -> dict[str, Any]:
    """Write every row that is sure, in one transaction; with dry_run nothing at all.

    Returns {read, created, changed, unchanged, held_back: [{row, column, code, message,
    values}]}. Raises Denied, Unreadable. Records trajectory:status-list-written when
    something changed.
    """
    require(access.can_form_team(actor))
    found = open_list(order.data, order.file_name)
    judged = _judge(actor, found, order.source, today)
    if not order.dry_run:
        actions.write_status_list(
            actor=actor, source=order.source, new=_new(judged), changed=_changed(judged), at=at
        )
    return _report(judged, found)


def _judge(actor: Actor, found: StatusList, source: str, today: date) -> list[Judged]:
    known = known_people(
        actor,
        keys=set(_keys(found.rows)),
        births={born for row in found.rows if (born := read_birth(row, today))},
        source=source,
    )
    return Judge(known, source, today).judge(found.rows)


def _keys(rows: Iterable[ListRow]) -> Iterable[UUID]:
    for row in rows:
        try:
            yield UUID(row.cells.get("participant", ""))
        except ValueError:
            continue


def _new(judged: Iterable[Judged]) -> list[actions.NewSpell]:
    return [
        actions.NewSpell(each.person.id, each.trajectory_id, each.words)
        for each in judged
        if each.outcome == Outcome.NEW and each.person and each.trajectory_id and each.words
    ]


def _changed(judged: Iterable[Judged]) -> list[tuple[LabourSpell, SpellWords]]:
    """What ends a spell first, so that another may grow into the days that come free."""
    return [
        (each.spell, _completed(each.spell, each.words))
        for each in sorted(judged, key=turn)
        if each.outcome == Outcome.CHANGED and each.spell and each.words
    ]


def _completed(spell: LabourSpell, words: SpellWords) -> SpellWords:
    return SpellWords(**(asdict(words) | {name: getattr(spell, name) for name in KEPT}))


def _report(judged: list[Judged], found: StatusList) -> dict[str, Any]:
    def count(outcome: Outcome) -> int:
        return sum(each.outcome == outcome for each in judged)

    return {
        "read": len(judged),
        "created": count(Outcome.NEW),
        "changed": count(Outcome.CHANGED),
        "unchanged": count(Outcome.UNCHANGED),
        "held_back": [
            {
                "row": each.row.line,
                "column": found.headers.get(each.why.column, ""),
                "code": each.why.code.value,
                "message": messages.sentence(each.why),
                "values": {
                    found.headers[name]: text for name, text in each.row.cells.items() if text
                },
            }
            for each in judged
            if each.why is not None
        ],
    }
