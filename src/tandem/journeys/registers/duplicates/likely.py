"""Duplicates that need weighing: typing errors, swapped names, a turned date.

The record-linkage library is heavy; `search` loads this module only when it is needed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pyarrow
from splink import DuckDBAPI, Linker, SettingsCreator

from tandem.journeys.registers.duplicates import weights
from tandem.journeys.registers.duplicates.people import (
    Certainty,
    Likeness,
    Match,
    Person,
    joined,
    match,
)

ENGINE: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "192MB",
    "threads": 2,
    # Nothing of these people may be spilt to a disk, and nothing fetched from outside.
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
BLOCKS = ("by_birth", "by_phone", "by_names", "by_place")

# A value that many share says nothing about who it is: the telephone of the service,
# 1 January for whoever has no papers. Such blocks are not compared pair by pair.
LARGEST_BLOCK = 100

Record = dict[str, Any]


def find_likely(rows: Sequence[Person], known: Iterable[Person]) -> list[Match]:
    """Pairs of rows, and of rows with known people, that are probably one person.

    Pairs are reported once, the later line first, without score or order of likeliness.
    """
    records = [_record(place, row, is_row=True) for place, row in enumerate(rows)]
    wanted = {block: {record[block] for record in records} - {None} for block in BLOCKS}
    people = list(rows)
    for person in known:
        record = _record(len(people), person, is_row=False)
        if any(record[block] in wanted[block] for block in BLOCKS):
            records.append(record)
            people.append(person)
    if len(records) < 2:
        return []
    _drop_large_blocks(records)
    return [_match(pair, people, len(rows)) for pair in _weigh(records)]


def _record(place: int, person: Person, *, is_row: bool) -> Record:
    last, first = joined(person.last_name), joined(person.first_name)
    born = person.birth_date
    return {
        "unique_id": place,
        "is_row": is_row,
        "last": last,
        "first": first,
        "birth": f"{born:%Y%m%d}" if born else None,
        "birth_swapped": f"{born:%Y%d%m}" if born else None,
        "number": person.national_number_key,
        "phone": person.phone or None,
        "postcode": person.postcode,
        "gender": person.gender,
        "by_birth": f"{born:%Y%m%d}" if born else None,
        "by_phone": person.phone or None,
        "by_names": " ".join(sorted((last, first))) if last and first else None,
        "by_place": f"{last} {person.postcode}" if last and person.postcode else None,
    }


def _drop_large_blocks(records: list[Record]) -> None:
    for block in BLOCKS:
        sizes = Counter(record[block] for record in records)
        for record in records:
            if sizes[record[block]] > LARGEST_BLOCK:
                record[block] = None


def _weigh(records: list[Record]) -> list[Record]:
    with duckdb.connect(":memory:", config=ENGINE) as connection:
        api = DuckDBAPI(connection)
        table = api.register(_columns(records))
        linker = Linker(table, _settings(), log_level=None, validate_settings=False)
        pairs = linker.inference.predict(
            threshold_match_weight=weights.ASK_FROM_WEIGHT, warning_mode="never"
        )
        return sorted(pairs.as_record_list(), key=_ids)


def _columns(records: list[Record]) -> Any:
    """Typed columns, because a column without any value would have no type to compare by."""
    text = pyarrow.string()
    types = {"unique_id": pyarrow.int64(), "is_row": pyarrow.bool_()}
    schema = pyarrow.schema([(name, types.get(name, text)) for name in records[0]])
    return pyarrow.Table.from_pylist(records, schema=schema)


def _ids(pair: Record) -> tuple[int, int]:
    return pair["unique_id_l"], pair["unique_id_r"]


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=weights.PRIOR,
        comparisons=[_comparison(comparison) for comparison in weights.COMPARISONS],
        blocking_rules_to_generate_predictions=[
            {"blocking_rule": f"l.{block} = r.{block} AND (l.is_row OR r.is_row)"}
            for block in BLOCKS
        ],
        retain_matching_columns=True,
    )


def _comparison(comparison: weights.Comparison) -> Record:
    unknown = {"sql_condition": comparison.unknown, "is_null_level": True}
    levels = [
        {"sql_condition": level.sql or "ELSE", "m_probability": level.m, "u_probability": level.u}
        for level in comparison.levels
    ]
    return {"output_column_name": comparison.fact, "comparison_levels": [unknown, *levels]}


def _match(pair: Record, people: list[Person], row_count: int) -> Match:
    left, right = _ids(pair)
    known = right >= row_count
    row, other = (left, right) if known else (right, left)
    why = _likenesses(pair)
    return match(people[row], people[other], Certainty.LIKELY, why, known=known)


def _likenesses(pair: Record) -> tuple[Likeness, ...]:
    """What was compared and how it came out; facts that a side does not tell are left out."""
    found = []
    for comparison in weights.COMPARISONS:
        # The library numbers levels from the last one, and unknown as -1.
        gamma = pair[f"gamma_{comparison.fact}"]
        if gamma >= 0:
            level = comparison.levels[len(comparison.levels) - 1 - gamma]
            found.append(Likeness(comparison.fact, level.how))
    return tuple(found)
