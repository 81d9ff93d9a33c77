"""Making a report: from episodes to figures, incomplete records and findings."""

from collections.abc import Iterator
from dataclasses import dataclass

import ibis
import pyarrow as pa
from ibis import Table
from ibis.backends.duckdb import Backend

from tandem.rooms.reporting.esf import (
    catalogue,
    counting,
    figure_rules,
    participations,
    record_rules,
    showing,
)
from tandem.rooms.reporting.esf.choosing import Choice, EmptyPeriod
from tandem.rooms.reporting.esf.contract import Period
from tandem.rooms.reporting.esf.engine import EPISODES
from tandem.rooms.reporting.esf.figure_rules import Doubt
from tandem.rooms.reporting.esf.figures import Counts

PREPARED = "prepared"
INCOMPLETE_LIST = "incomplete.csv"
CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the validation: rule, level, where it is, and a sentence."""

    rule: str
    level: str
    where: str
    message: str
    trajectory: str = ""


@dataclass(frozen=True)
class Report:
    """The figures of one period, with what is wrong or missing.

    counts: exact figures by code; None where nothing is collected. Never shown as they are:
    `showing` hides small groups of special categories.
    incomplete: trajectory, participant, operation, entry_on, exit_on, missing.
    findings: rule, operation, trajectory, found, expected.
    """

    choice: Choice
    period: Period
    counts: Counts
    incomplete: pa.Table
    findings: pa.Table
    doubts: tuple[Doubt, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        errors = [key for key, rule in catalogue.rules().items() if rule.level == "error"]
        found = self.findings["rule"].to_pylist()
        return sum(rule in errors for rule in found) + sum(
            doubt.rule in errors for doubt in self.doubts
        )

    def validation(self, language: str) -> Iterator[Finding]:
        """All findings as sentences, the totals first."""
        names = catalogue.region_labels(language)
        for doubt in self.doubts:
            where = names.get(doubt.where, doubt.where)
            yield _finding(doubt.rule, where, doubt.found, doubt.expected, language)
        for batch in self.findings.to_batches(max_chunksize=CHUNK):
            for row in batch.to_pylist():
                yield _finding(
                    row["rule"], row["trajectory"], row["found"], row["expected"], language,
                    trajectory=row["trajectory"],
                )  # fmt: skip


def make(database: Backend, *, choice: Choice, period: Period) -> Report:
    """The report on the episodes that the database holds. Raises EmptyPeriod."""
    table = prepare(database, regime=choice.regime, period=period)
    rows = counting.tallies(table, choice.regime).to_pyarrow().to_pylist()
    counts = counting.counts(rows, choice.regime)
    incomplete = _sorted(record_rules.incomplete(table), "operation", "trajectory")
    findings = _sorted(
        record_rules.findings(table),
        "rule", "operation", "trajectory", "found",
    )  # fmt: skip
    if not table.filter(table.entered | table.left).count().execute():
        raise EmptyPeriod(first=period.first, last=period.last)
    doubts = [
        *figure_rules.totals(counts, choice.regime),
        *figure_rules.jumps(*starters(table, period)),
    ]
    if len(incomplete):
        doubts.insert(0, Doubt("V11", INCOMPLETE_LIST, len(incomplete), 0))
    unsafe = figure_rules.shown(showing.cells(counts, choice.regime), choice.regime)
    return Report(choice, period, counts, incomplete, findings, (*doubts, *unsafe))


def prepare(database: Backend, *, regime: str, period: Period) -> Table:
    """The participations, worked out once and kept in the database."""
    episodes = database.table(EPISODES)
    found = participations.prepared(
        participations.participations(episodes), regime=regime, period=period
    )
    return database.create_table(PREPARED, found, overwrite=True)


def starters(table: Table, period: Period) -> tuple[dict[str, int], dict[str, int]]:
    """Starters by region in the period, and in the same days of a year before (V16)."""
    before = period.before()
    in_days_before = table.entry_on.between(before.first, before.last)
    counted = table.group_by("region").aggregate(
        now=table.count(where=table.entered), before=table.count(where=in_days_before)
    )
    rows = counted.to_pyarrow().to_pylist()
    return (
        {row["region"]: row["now"] for row in rows},
        {row["region"]: row["before"] for row in rows},
    )


def _sorted(found: Table, *columns: str) -> pa.Table:
    return found.order_by([ibis._[column] for column in columns]).to_pyarrow()


def _finding(
    rule_id: str, where: str, found: object, expected: object, language: str, trajectory: str = ""
) -> Finding:
    rule = catalogue.rules()[rule_id]
    message = rule.message(language, found=found, expected=expected)
    return Finding(rule_id, rule.level, where, message, trajectory)
