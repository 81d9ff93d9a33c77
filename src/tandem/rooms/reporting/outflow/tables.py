"""The two tables of the contract, out of what Tandem keeps. Expressions; nothing is read here.

Whoever works them out stands inside the wall of one partnership: that alone chooses the rows.
"""

import ibis
from ibis.expr.types import IntegerColumn, Table

from tandem.rooms.reporting.outflow.contract import SPELLS, WALKS

TRAJECTORIES = ibis.table(
    {
        "id": "uuid",
        "participant_id": "uuid",
        "programme_id": "uuid",
        "entry_on": "date",
        "exit_on": "date",
        "exit_reason": "string",
    },
    name="trajectories_trajectory",
)
PROFILES = ibis.table(
    {
        "trajectory_id": "uuid",
        "employment": "string",
        "unemployed_since": "date",
        "isced": "int16",
        "disability": "string",
        "foreign_background": "string",
        "homeless": "string",
    },
    name="trajectories_entryprofile",
)
PEOPLE = ibis.table({"id": "uuid", "gender": "string", "birth_date": "date"}, "people_participant")
LABOUR = ibis.table(
    {
        "participant_id": "uuid",
        "status": "string",
        "starts_on": "date",
        "ends_on": "date",
        "source": "string",
        "noted_at": "timestamp",
        "set_aside_at": "timestamp",
    },
    name="trajectories_labourspell",
)
FOLLOW_UPS = ibis.table(
    {
        "trajectory_id": "uuid",
        "outcome": "string",
        "employment": "string",
        "education": "string",
        "evidence_on": "date",
        "evidence_source": "string",
    },
    name="trajectories_followup",
)

# Who is believed before whom, as in `trajectories.labour`: the state, paper, then what was told.
RANKS = {"ksz": 1, "vdab": 1, "payslip": 2, "employer": 3, "participant": 4, "register": 5}
OFFICIAL = 1
FOR_EVER = "9999-01-01"
# What the reason for leaving says of the last day.
EXITS = {"work": "employed", "training": "training"}


def walks() -> Table:
    """One row for each trajectory that began, with what was known on its first day."""
    known = _known_until()
    rows = (
        TRAJECTORIES.filter(TRAJECTORIES.entry_on.notnull())
        .left_join(PROFILES, TRAJECTORIES.id == PROFILES.trajectory_id)
        .left_join(PEOPLE, TRAJECTORIES.participant_id == PEOPLE.id)
        .left_join(known, TRAJECTORIES.id == known.walk)
    )
    told = PROFILES.employment.nullif("unknown")
    return rows.select(
        walk=TRAJECTORIES.id,
        person=TRAJECTORIES.participant_id,
        programme=TRAJECTORIES.programme_id,
        entry_on=TRAJECTORIES.entry_on,
        exit_on=TRAJECTORIES.exit_on,
        exit_reason=TRAJECTORIES.exit_reason,
        status_at_entry=ibis.coalesce(told, known.status, "unknown"),
        known_until=TRAJECTORIES.exit_on.isnull().ifelse(
            ibis.null("date"), ibis.coalesce(known.known_until, TRAJECTORIES.exit_on)
        ),
        gender=PEOPLE.gender,
        born_on=PEOPLE.birth_date,
        isced=PROFILES.isced,
        unemployed_since=PROFILES.unemployed_since,
        disability=PROFILES.disability,
        foreign_background=PROFILES.foreign_background,
        homeless=PROFILES.homeless,
    ).select(*WALKS)


def spells() -> Table:
    """What is believed of each person's work, training or neither.

    Besides the spells themselves: what a follow-up found on its day, and what the reason
    for leaving says of the last day. A spell begins when no source that is believed before
    its own says otherwise; two official ones that disagree are both waited for.
    """
    told = _told()
    held = told.left_join(_denied(told), ["person", "status", "starts_on", "rank"])
    # PostgreSQL makes a moment of a day and an interval; Ibis does not know, hence both casts.
    day_after = (held.until + ibis.interval(days=1)).cast("timestamp").cast("date")
    begins = ibis.coalesce(day_after, held.starts_on)
    return (
        held.mutate(begins=begins)
        .filter(ibis._.ends_on.isnull() | (ibis._.ends_on >= ibis._.begins))
        .filter(ibis._.begins < ibis.date(FOR_EVER))
        .select(person="person", status="status", starts_on="begins", ends_on="ends_on")
        .select(*SPELLS)
    )


def _denied(told: Table) -> Table:
    """Until when a better source says otherwise, of every spell on whose first day one does."""
    other = told.view()
    against = told.join(
        other,
        [
            told.person == other.person,
            told.status != other.status,
            other.starts_on <= told.starts_on,
            other.ends_on.isnull() | (other.ends_on >= told.starts_on),
            (other.rank < told.rank) | ((other.rank == OFFICIAL) & (told.rank == OFFICIAL)),
        ],
    ).select(
        person=told.person,
        status=told.status,
        starts_on=told.starts_on,
        rank=told.rank,
        until=ibis.coalesce(other.ends_on, ibis.date(FOR_EVER)),
    )
    return against.group_by("person", "status", "starts_on", "rank").aggregate(
        until=ibis._.until.max()
    )


def _told() -> Table:
    """Everything that says which status somebody had, whoever says it."""
    counted = LABOUR.filter(LABOUR.set_aside_at.isnull())
    noted = counted.select(
        person="participant_id",
        status="status",
        starts_on="starts_on",
        ends_on="ends_on",
        rank=_rank(counted),
    )
    return noted.union(_found_later()).union(_said_at_the_end())


def _found_later() -> Table:
    """What a follow-up found, on the day that it is about."""
    found = FOLLOW_UPS.filter(FOLLOW_UPS.outcome == "reached")
    asked = found.join(TRAJECTORIES, found.trajectory_id == TRAJECTORIES.id)
    is_learning = (asked.education == "yes") & (asked.employment != "employed")
    rows = asked.mutate(
        status=is_learning.ifelse("training", asked.employment), source=asked.evidence_source
    )
    return rows.filter(rows.status.isin(("employed", "training", "inactive", "unemployed"))).select(
        person="participant_id",
        status="status",
        starts_on="evidence_on",
        ends_on="evidence_on",
        rank=_rank(rows),
    )


def _said_at_the_end() -> Table:
    left = TRAJECTORIES.filter(TRAJECTORIES.exit_reason.isin(list(EXITS)))
    return left.filter(left.exit_on.notnull()).select(
        person="participant_id",
        status=left.exit_reason.substitute(EXITS),
        starts_on="exit_on",
        ends_on="exit_on",
        rank=ibis.literal(RANKS["register"], "int8"),
    )


def _known_until() -> Table:
    """Of each trajectory the last day of which something is known, and the status at its start."""
    told = LABOUR.filter(LABOUR.set_aside_at.isnull()).select(
        person=LABOUR.participant_id,
        status=LABOUR.status,
        starts_on=LABOUR.starts_on,
        ends_on=LABOUR.ends_on,
        until=ibis.coalesce(LABOUR.ends_on, LABOUR.noted_at.date()),
        rank=_rank(LABOUR),
    )
    asked = FOLLOW_UPS.filter(FOLLOW_UPS.outcome == "reached")
    by_walk = asked.group_by("trajectory_id").aggregate(evidence_on=asked.evidence_on.max())
    begun = TRAJECTORIES.filter(TRAJECTORIES.entry_on.notnull())
    rows = begun.left_join(told, begun.participant_id == told.person)
    is_first_day = (told.starts_on <= begun.entry_on) & (
        told.ends_on.isnull() | (told.ends_on >= begun.entry_on)
    )
    rows = rows.select(
        walk=begun.id,
        exit_on=begun.exit_on,
        until=ibis.greatest(told.until, told.starts_on),
        status=told.status,
        rank=told.rank,
        is_first_day=is_first_day,
    )
    spoken = rows.group_by("walk").aggregate(
        until=rows.until.max(),
        exit_on=rows.exit_on.max(),
        status=rows.status.argmin(rows.rank, where=rows.is_first_day),
    )
    joined = spoken.left_join(by_walk, spoken.walk == by_walk.trajectory_id)
    return joined.select(
        walk="walk",
        status="status",
        known_until=ibis.greatest(joined.exit_on, joined.until, joined.evidence_on),
    )


def _rank(rows: Table) -> IntegerColumn:
    cases = [(rows.source == source, rank) for source, rank in RANKS.items()]
    return ibis.cases(*cases, else_=max(RANKS.values())).cast("int8")
