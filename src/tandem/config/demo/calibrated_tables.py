"""What a partnership knows of the calibrated cohorts, as columns.

The columns of the outflow contract with numbers for keys: a person's place in the cohort, and
0 or 1 for the programme. What nobody got to know is not in them.
"""

from collections.abc import Mapping
from typing import Any

import numpy
from numpy.typing import NDArray

from tandem.config.demo.calibrated import EXITS, FIRST_DAY, NEVER, Cohort, Days
from tandem.rooms.reporting.outflow.contract import SPELLS, WALKS

Columns = Mapping[str, NDArray]


def walks(made: Cohort) -> Columns:
    """One row for each person: when they came and went, and their profile at the start."""
    size = len(made.form)
    people = numpy.arange(size)
    told = {name: numpy.where(fact, "yes", "no") for name, fact in made.facts.items()}
    return {
        "walk": people,
        "person": people,
        "programme": made.form,
        "entry_on": day(made, numpy.zeros(size, dtype=int)),
        "exit_on": day(made, made.left),
        "exit_reason": _reason(made),
        "status_at_entry": numpy.full(size, "unemployed"),
        "known_until": day(made, made.known),
        "gender": numpy.where(made.is_woman, "F", "M"),
        "born_on": day(made, -made.born),
        "isced": made.isced.astype("int16"),
        "unemployed_since": day(made, -made.unemployed),
        **told,
    }


def spells(made: Cohort) -> Columns:
    """Unemployment until something else began, training, work, or being inactive."""
    training, work, gone = (made.seen(days) for days in (made.training, made.work, made.gone))
    inactive = numpy.where(made.exits == EXITS.index("inactive"), gone, NEVER)
    first = _first(_first(training, work), inactive)
    everybody = numpy.arange(len(made.form))
    parts = [
        _part(made, "unemployed", everybody, -made.unemployed, first),
        _part(made, "training", numpy.flatnonzero(training != NEVER), training, work),
        _part(made, "employed", numpy.flatnonzero(work != NEVER), work, None),
        _part(made, "inactive", numpy.flatnonzero(inactive != NEVER), inactive, None),
    ]
    return {name: numpy.concatenate([part[name] for part in parts]) for name in parts[0]}


def in_duckdb(made: Cohort) -> tuple[Any, Any, Any]:
    """A DuckDB connection that holds the cohorts, and both tables as Ibis sees them."""
    # Heavy, and only needed to try an analysis without a partnership.
    import duckdb
    import ibis
    import pyarrow

    database = duckdb.connect()
    tables = []
    for name, schema, columns in (("walks", WALKS, walks(made)), ("spells", SPELLS, spells(made))):
        database.register("arrays", pyarrow.table(dict(columns)))
        database.execute(f"CREATE TABLE {name} AS FROM arrays")
        keyed = {each: "int64" if kind == "uuid" else kind for each, kind in schema.items()}
        tables.append(ibis.table(keyed, name=name))
    return database, *tables


def day(made: Cohort, days: Days) -> NDArray:
    """Days from the first day of support as days of the calendar; NEVER is not a day."""
    return numpy.datetime64(FIRST_DAY, "D") + made.entered + days


def _part(
    made: Cohort, status: str, people: Days, starts: Days, following: Days | None
) -> Mapping[str, NDArray]:
    ends = numpy.full(len(people), "NaT", dtype="datetime64[D]")
    if following is not None:
        is_over = following[people] != NEVER
        ends[is_over] = (day(made, following) - 1)[people][is_over]
    return {
        "person": people,
        "status": numpy.full(len(people), status, dtype="<U10"),
        "starts_on": day(made, starts)[people],
        "ends_on": ends,
    }


def _first(one: Days, other: Days) -> Days:
    """The earlier of two days, where NEVER is later than any."""
    never = numpy.iinfo(numpy.int64).max
    earlier = numpy.minimum(
        numpy.where(one == NEVER, never, one), numpy.where(other == NEVER, never, other)
    )
    return numpy.where(earlier == never, NEVER, earlier)


def _reason(made: Cohort) -> NDArray:
    """Why support ended, as the partnership saw it."""
    training, work, gone = (made.seen(days) for days in (made.training, made.work, made.gone))
    names = numpy.array(EXITS)[made.exits]
    is_final = (gone != NEVER) & (made.exits != EXITS.index("inactive"))
    return numpy.select(
        [
            is_final,
            (work != NEVER) & (work <= made.left),
            (training != NEVER) & (training <= made.left),
            made.left == made.known,
        ],
        [names, "work", "training", "out_of_touch"],
        default="job_search",
    )
