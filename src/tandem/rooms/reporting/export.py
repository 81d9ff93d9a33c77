"""The person-level export: one row per trajectory, streamed whatever their number.

Source of the columns: design.md 6. National numbers are never part of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from tandem.foundation import access as foundation_access
from tandem.foundation import vault
from tandem.foundation.access import Actor
from tandem.foundation.audit.log import record
from tandem.rooms.reporting import access, events
from tandem.rooms.trajectories.models import Employment, FollowUpOutcome, Told, Trajectory

CHUNK = 2_000
PURPOSE = "export"
PSEUDONYM_LENGTH = 20
# Name of the column -> where it comes from.
SOURCES: Mapping[str, str] = {
    "trajectory": "pk",
    "participant": "participant_id",
    "first_name": "participant__first_name",
    "last_name": "participant__last_name",
    "gender": "participant__gender",
    "birth_date": "participant__birth_date",
    "postcode": "participant__postcode",
    "nis": "participant__nis_code",
    "entry_date": "entry_on",
    "exit_date": "exit_on",
    "employment_at_entry": "entry_profile__employment",
    "unemployed_since": "entry_profile__unemployed_since",
    "isced_at_entry": "entry_profile__isced",
    "disability": "entry_profile__disability",
    "third_country_national": "entry_profile__third_country_national",
    "foreign_background": "entry_profile__foreign_background",
    "minority": "entry_profile__minority",
    "homeless": "entry_profile__homeless",
    "rural": "entry_profile__rural",
    "programme": "programme__key",
    "exit_reason": "exit_reason",
    "job_search_on_leaving": "leaving__job_search",
    "education_on_leaving": "leaving__education",
    "qualification_on_leaving": "leaving__qualification",
    "employment_on_leaving": "leaving__employment",
    "employment_at_6_months": "later__employment",
    "improved_at_6_months": "later__improved",
}
# Whether anybody was asked, and answered.
OUTCOMES = {"leaving": "leaving__outcome", "later": "later__outcome"}
RESULTS: Mapping[str, str] = {
    name: source.partition("__")[0]
    for name, source in SOURCES.items()
    if source.startswith(("leaving__", "later__"))
}
FACTS = (
    "disability",
    "third_country_national",
    "foreign_background",
    "minority",
    "homeless",
    "rural",
)
KEYS = ("trajectory", "participant")
NAMES = ("first_name", "last_name")
DAYS = ("birth_date", "entry_date", "exit_date", "unemployed_since")
WHOLE_NUMBERS = ("isced_at_entry", "birth_year")

# What a register or a closing says of leaving is a fact of that day.
ON_LEAVING: Mapping[str, str] = {
    "work": "employment_on_leaving",
    "training": "education_on_leaving",
    "job_search": "job_search_on_leaving",
}


def columns(*, pseudonymous: bool) -> tuple[str, ...]:
    """The names of the columns, in order. Without names, a birth year stands for the date."""
    if not pseudonymous:
        return tuple(SOURCES)
    kept = (name for name in SOURCES if name not in NAMES)
    return tuple("birth_year" if name == "birth_date" else name for name in kept)


def participants(*, actor: Actor, pseudonymous: bool) -> Iterator[dict[str, Any]]:
    """Every trajectory of the partnership as column -> value, in the order they were opened.

    Days are dates, levels are numbers, all else is text; what is not known is None.
    pseudonymous: no names, a year of birth, and keys that only this partnership can trace.
    Raises Denied, NoKeyRing. Records export:participants with their number, first.
    """
    foundation_access.require(access.can_export(actor))
    found = Trajectory.objects.visible_to(actor)
    record(events.EXPORTED, actor=actor, rows=found.count(), pseudonymous=pseudonymous)
    return _rows(found, actor, pseudonymous)


def _rows(
    found: QuerySet[Trajectory], actor: Actor, pseudonymous: bool
) -> Iterator[dict[str, Any]]:
    asked = found.alias(
        leaving=FilteredRelation("follow_ups", condition=Q(follow_ups__key="leaving")),
        later=FilteredRelation("follow_ups", condition=Q(follow_ups__key="six_months")),
    )
    names = (*SOURCES, *OUTCOMES)
    sources = (*SOURCES.values(), *OUTCOMES.values())
    for values in asked.order_by("pk").values_list(*sources).iterator(CHUNK):
        row = dict(zip(names, values, strict=True))
        row |= {name: str(row[name]) for name in KEYS}
        row |= {name: row[name] or Told.NOT_ASKED.value for name in FACTS}
        row |= _results(row)
        row = {name: row[name] if row[name] != "" else None for name in SOURCES}
        yield _without_names(row, actor) if pseudonymous else row


def _results(row: dict[str, Any]) -> dict[str, str]:
    """What was answered; not reached is unknown, and a reason for leaving is a fact of its day."""
    told = {
        name: _answer(row[name])
        if row[moment] == FollowUpOutcome.REACHED
        else _no_answer(row[moment])
        for name, moment in RESULTS.items()
    }
    known = ON_LEAVING.get(row["exit_reason"])
    if known and row["leaving"] != FollowUpOutcome.REACHED:
        told[known] = Told.YES.value
    return told


def _answer(value: str) -> str:
    """A status as an answer to "in work?"; other answers are what they are."""
    statuses: Mapping[str, str] = {
        Employment.EMPLOYED: Told.YES, Employment.UNEMPLOYED: Told.NO, Employment.INACTIVE: Told.NO,
    }  # fmt: skip
    return str(statuses.get(value, value) or Told.NOT_ASKED)


def _no_answer(outcome: str | None) -> str:
    given: Mapping[str | None, str] = {
        FollowUpOutcome.REFUSED: Told.REFUSED, FollowUpOutcome.NOT_REACHED: Told.UNKNOWN,
    }  # fmt: skip
    return str(given.get(outcome, Told.NOT_ASKED))


def _without_names(row: dict[str, Any], actor: Actor) -> dict[str, Any]:
    purpose = f"{PURPOSE}:{actor.partnership_id}"
    born = row["birth_date"]
    row |= {"birth_year": born.year if born else None}
    for name in KEYS:
        row[name] = vault.keyed_digest(row[name], purpose=purpose).hex()[:PSEUDONYM_LENGTH]
    return {name: row[name] for name in columns(pseudonymous=True)}
