"""What an import did, as the document that `import-register --json` writes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tandem.journeys.registers.checking import CheckedRow
from tandem.journeys.registers.duplicates.people import Match
from tandem.journeys.registers.findings import Finding
from tandem.journeys.registers.messages import likeness_sentence, row_sentence

NameKnown = Mapping[Any, str]


def build_report(
    rows: Sequence[CheckedRow],
    *,
    created: int,
    unchanged: int,
    duplicates: Iterable[Match],
    known_as: NameKnown | None = None,
) -> dict[str, Any]:
    """The document of one import, ready for JSON.

    rows: all rows that were read. duplicates: the matches whose row was not written.
    known_as: for ids of known people, what may stand in a report for them (a key, never a
    name). Each duplicate and held-back row carries its `row` and its `line` in the sheet;
    a held-back row tells its first problem, and the others under `also`.
    """
    row_of = {row.line: row.row for row in rows}
    return {
        "read": len(rows),
        "created": created,
        "unchanged": unchanged,
        "duplicates": [_duplicate(found, row_of, known_as or {}) for found in duplicates],
        "held_back": [_held_back(row) for row in rows if row.problems],
    }


def _duplicate(found: Match, row_of: Mapping[int, Any], known_as: NameKnown) -> dict[str, Any]:
    return {
        "row": row_of[found.line],
        "line": found.line,
        "of": known_as.get(found.of_known) if found.of_line is None else row_of[found.of_line],
        "of_line": found.of_line,
        "certainty": found.certainty.value,
        "why": likeness_sentence(found.why),
    }


def _held_back(row: CheckedRow) -> dict[str, Any]:
    first, *others = row.problems
    return {
        "row": row.row,
        "line": row.line,
        **_problem(first),
        "values": dict(row.values),
        "also": [_problem(problem) for problem in others],
    }


def _problem(problem: Finding) -> dict[str, str]:
    return {
        "column": problem.column,
        "code": problem.code.value,
        "message": row_sentence(problem),
    }
