"""A report as its pages show it: the first of each list, with names for who coordinates."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from tandem.foundation.access import Actor
from tandem.rooms.partners.models import Programme
from tandem.rooms.reporting.actions import Comparison
from tandem.rooms.reporting.esf import comparing, showing, words
from tandem.rooms.reporting.esf.comparing import Line
from tandem.rooms.reporting.esf.figures import read
from tandem.rooms.reporting.models import Submission
from tandem.rooms.trajectories.models import Trajectory

if TYPE_CHECKING:
    from tandem.rooms.reporting.esf.making import Report

SHOWN = 100
SUBMISSIONS_SHOWN = 50


@dataclass(frozen=True)
class Incomplete:
    """Somebody who counts nowhere yet, and what to ask."""

    trajectory: Trajectory | None
    missing: list[tuple[str, str]]


@dataclass(frozen=True)
class Problem:
    """A rule that is broken, by somebody or by the figures."""

    rule: str
    level: str
    is_error: bool
    where: str
    message: str
    trajectory: Trajectory | None


@dataclass(frozen=True)
class Shown:
    """A report on the screen: all figures, the first of the incomplete and of the problems."""

    title: str
    period: str
    lines: list[tuple[str, ...]]
    hint: str
    notes: list[str]
    incomplete: list[Incomplete]
    incomplete_count: int
    problems: list[Problem]
    problem_count: int
    errors: int


def shown(actor: Actor, report: "Report", language: str) -> Shown:
    """The page of a report; one query, for the names of at most two hundred people."""
    lacking = report.incomplete.slice(0, SHOWN).to_pylist()
    findings = list(islice(report.validation(language), SHOWN))
    keys = [row["trajectory"] for row in lacking] + [one.trajectory for one in findings]
    known = _trajectories(actor, keys)
    return Shown(
        title=words.title(report.choice.regime),
        period=words.period(report.period),
        lines=showing.rows(report.counts, report.choice.regime, language),
        hint=words.hint(),
        notes=words.notes(report.choice),
        incomplete=[
            Incomplete(known.get(row["trajectory"]), words.missing(row["missing"]))
            for row in lacking
        ],
        incomplete_count=len(report.incomplete),
        problems=[
            Problem(
                one.rule, str(words.LEVELS[one.level]), one.level == "error", one.where,
                one.message, known.get(one.trajectory),
            )
            for one in findings
        ],
        problem_count=len(report.findings) + len(report.doubts),
        errors=report.errors,
    )  # fmt: skip


def programmes(actor: Actor) -> list[Programme]:
    """The newest version of each programme, by name."""
    newest = Programme.objects.visible_to(actor).order_by("key", "-version").distinct("key")
    return sorted(newest.only("key", "name", "version"), key=lambda one: one.name)


def submissions(actor: Actor) -> list[Submission]:
    """What was kept, newest first, fifty at most."""
    found = Submission.objects.visible_to(actor).newest_first().select_related("frozen_by")
    return list(found[:SUBMISSIONS_SHOWN])


def submission(actor: Actor, submission_id: UUID) -> Submission:
    """One of them. Raises Submission.DoesNotExist."""
    found = Submission.objects.visible_to(actor).newest_first().select_related("frozen_by")
    return found.get(pk=submission_id)


def figures(kept: Submission, language: str) -> list[tuple[str, ...]]:
    """Code, label and cells of a submission, small groups hidden."""
    return showing.rows(read(kept.counts), kept.regime, language)


def compared(comparison: Comparison, language: str) -> list[Line]:
    """Every indicator before and after."""
    sides = [(read(one.counts), one.regime) for one in (comparison.before, comparison.after)]
    return comparing.lines(sides[0], sides[1], language)


@dataclass(frozen=True)
class ChangedPerson:
    """Somebody whose record differs, in words."""

    trajectory: Trajectory | None
    key: str
    what: str
    changes: list[str]
    gained: str
    lost: str


def changed_persons(comparison: Comparison) -> list[ChangedPerson]:
    """Who changed the figures, and how."""
    return [
        ChangedPerson(
            trajectory=comparison.trajectories.get(one.key),
            key=one.key[:8],
            what=str(words.KINDS[one.kind]),
            changes=[words.change(change) for change in one.changes],
            gained=", ".join(one.gained),
            lost=", ".join(one.lost),
        )
        for one in comparison.persons
    ]


def facts(actor: Actor, kept: Submission) -> list[tuple[str, object]]:
    """What is known of a submission, for the list at the top of its page."""
    names = {one.key: one.name for one in programmes(actor)}
    by = str(kept.frozen_by) if kept.frozen_by else "Tandem"
    return [
        (_("Programmes"), ", ".join(names.get(key, key) for key in kept.programmes)),
        (_("Kept by"), by),
        (_("Incomplete"), kept.incomplete_count),
        (_("Errors"), kept.error_count),
        (_("Note"), kept.note or "-"),
        (_("Fingerprint"), kept.digest),
    ]


def _trajectories(actor: Actor, keys: Iterable[str]) -> dict[str, Trajectory]:
    known = Trajectory.objects.visible_to(actor).select_related("participant")
    found = known.in_bulk({UUID(key) for key in keys if key})
    return {str(key): one for key, one in found.items()}
