"""Who a programme is meant for, as far as the facts tell. A person decides, never this."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from tandem.rooms.partners.programme import Bounds, Criterion, CriterionKind, Programme
from tandem.rooms.partners.programme_file import STATUSES

Fact = Decimal | bool | int | str


class Outcome(StrEnum):
    """What the facts say about one criterion. Unknown is never taken for no."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class EligibilityFacts:
    """What is known of a person, household or organisation; None is not known.

    household_work_intensity: share of 0 to 1. employment_status: unemployed, inactive or
    employed; any other word counts as not known. joint_committee: such as `319.01`.
    answers: what a person answered to criteria of kind other, by their id.
    """

    birth_date: date | None = None
    employment_status: str | None = None
    household_work_intensity: Decimal | None = None
    postcode: str | None = None
    registered_job_seeker: bool | None = None
    poverty_risk: bool | None = None
    joint_committee: str | None = None
    answers: Mapping[str, bool | None] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class CriterionResult:
    """One criterion held against one fact. `value` is the fact used, None when not known."""

    criterion: Criterion
    outcome: Outcome
    fact: str
    value: Fact | None

    @property
    def source(self) -> str:
        """Id of the source of the criterion, among `programme.sources`."""
        return self.criterion.source


def eligibility(
    programme: Programme, facts: EligibilityFacts, on: date
) -> tuple[CriterionResult, ...]:
    """Each criterion of the programme against what is known on a day.

    on: the day of the introductory meeting; age is counted in completed years.
    Source: the `eligibility` part of the programme's own file. Takes no decision: a
    criterion that is not met or not known is shown, and a person may overrule it.
    """
    return tuple(_result(each, facts, on) for each in programme.eligibility)


def completed_years(birth_date: date, on: date) -> int:
    """Age in completed years. Someone born on 29 February turns a year older on 1 March."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def _result(criterion: Criterion, facts: EligibilityFacts, on: date) -> CriterionResult:
    name, value = _fact(criterion, facts, on)
    if value is None:
        return CriterionResult(criterion, Outcome.UNKNOWN, name, None)
    verdict = _TESTS[criterion.kind](criterion.bounds, value)
    outcome = {True: Outcome.MET, False: Outcome.NOT_MET, None: Outcome.UNKNOWN}[verdict]
    return CriterionResult(criterion, outcome, name, value)


def _fact(criterion: Criterion, facts: EligibilityFacts, on: date) -> tuple[str, Fact | None]:
    """The name of the fact that a criterion looks at, and what is known of it."""
    if criterion.kind is CriterionKind.AGE:
        return "age", _age(facts.birth_date, on)
    if criterion.kind is CriterionKind.OTHER:
        return criterion.id, facts.answers.get(criterion.id)
    name = _FACT_OF.get(criterion.kind, criterion.kind.value)
    return name, getattr(facts, name)


def _age(birth_date: date | None, on: date) -> int | None:
    if birth_date is None or birth_date > on:
        return None
    return completed_years(birth_date, on)


def _within_ages(bounds: Bounds, age: int) -> bool | None:
    if bounds.minimum is None and bounds.maximum is None:
        return None
    low = bounds.minimum is None or age >= bounds.minimum
    high = bounds.maximum is None or age <= bounds.maximum
    return low and high


def _low_intensity(bounds: Bounds, share: Decimal) -> bool | None:
    if bounds.maximum is None or not 0 <= share <= 1:
        return None
    return share <= bounds.maximum if bounds.inclusive else share < bounds.maximum


def _has_status(bounds: Bounds, status: str) -> bool | None:
    if not bounds.one_of or status not in STATUSES:
        return None
    return status in bounds.one_of


def _in_committee(bounds: Bounds, committee: str) -> bool | None:
    """A subcommittee such as 329.01 falls under its committee 329, never the other way."""
    if not bounds.one_of:
        return None
    number = committee.strip()
    return any(number == each or number.startswith(f"{each}.") for each in bounds.one_of)


def _lives_in(bounds: Bounds, postcode: str) -> bool | None:
    text = postcode.strip()
    if not bounds.postcodes or not (len(text) == 4 and text.isdecimal()):
        return None
    ranges = (each.partition("-") for each in bounds.postcodes)
    return any(first <= text <= (last or first) for first, _, last in ranges)


def _as_expected(bounds: Bounds, answer: bool) -> bool | None:
    return answer is bounds.expected


_FACT_OF: Mapping[CriterionKind, str] = {CriterionKind.RESIDENCE: "postcode"}
_TESTS: Mapping[CriterionKind, Callable[[Bounds, Any], bool | None]] = {
    CriterionKind.AGE: _within_ages,
    CriterionKind.HOUSEHOLD_WORK_INTENSITY: _low_intensity,
    CriterionKind.EMPLOYMENT_STATUS: _has_status,
    CriterionKind.JOINT_COMMITTEE: _in_committee,
    CriterionKind.RESIDENCE: _lives_in,
    CriterionKind.REGISTERED_JOB_SEEKER: _as_expected,
    CriterionKind.POVERTY_RISK: _as_expected,
    CriterionKind.OTHER: _as_expected,
}
