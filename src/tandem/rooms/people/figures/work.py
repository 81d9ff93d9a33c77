"""Work intensity of a household, in the former and the present European definition."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from tandem.rooms.people.figures.answers import Figure, Verdict, parameters, sources
from tandem.rooms.people.figures.household import Occupation, Person, Situation


class Definition(StrEnum):
    """eu2020: until survey year 2020. eu2030: since."""

    EU2020 = "eu2020"
    EU2030 = "eu2030"


class Boundary(StrEnum):
    """How a household of exactly 0.20 is read."""

    BELOW = "<"
    AT_MOST = "<="


@dataclass(frozen=True)
class Settings:
    """What the published definitions leave open.

    boundary: None takes the default of the definition. full_time_hours: hours a week that
    count as full-time; fewer count in proportion.
    """

    boundary: Boundary | None = None
    full_time_hours: Decimal | None = None


def definition_of(year: int) -> Definition:
    """The definition in force for a survey year."""
    last = parameters("work_intensity")["definitions"][Definition.EU2020]["until_silc"]
    return Definition.EU2020 if year <= last else Definition.EU2030


def work_intensity(
    situation: Situation, definition: Definition, settings: Settings | None = None
) -> Figure:
    """Whether work intensity is very low, and its share of 0 to 1 with three decimals.

    Not applicable when nobody counts, which is no 0. When months or hours are not known, the
    verdict follows from the least and the most they can be, where these agree.
    Source: parameters/work_intensity.yaml.
    """
    chosen = settings or Settings()
    rules = parameters("work_intensity")["definitions"][definition]
    code, told = f"work_{definition}", sources(*rules["sources"])
    counted = [_counts(person, situation, rules) for person in situation.persons]
    if None in counted or not counted:
        return Figure(code, Verdict.UNKNOWN, sources=told, reason="membership_unknown")
    members = [person for person, is_in in zip(situation.persons, counted, strict=True) if is_in]
    if not members:
        return Figure(code, Verdict.NOT_APPLICABLE, sources=told, reason="nobody_counts")
    return _share_of(members, code, rules, chosen)


def class_of(share: Decimal, boundary: Boundary) -> str:
    """very_low, low, medium, high or very_high. share: 0 to 1. Raises ValueError outside it."""
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    ends = parameters("work_intensity")["classes"]["ends"]
    if is_very_low(share, boundary):
        return "very_low"
    return next(name for name, end in ends.items() if name != "very_low" and share <= Decimal(end))


def is_very_low(share: Decimal, boundary: Boundary) -> bool:
    """Whether a share is very low; exactly 0.20 only under `<=`."""
    limit = Decimal(parameters("work_intensity")["very_low_at"])
    return share < limit or (boundary is Boundary.AT_MOST and share == limit)


def _share_of(
    members: list[Person], code: str, rules: Mapping[str, Any], chosen: Settings
) -> Figure:
    told = parameters("work_intensity")
    boundary = chosen.boundary or Boundary(rules["boundary"])
    full_time = chosen.full_time_hours or Decimal(told["full_time_hours"]["value"])
    possible = Decimal(told["months"] * len(members))
    months = [_months(person, full_time) for person in members]
    least, most = (sum(each[at] for each in months) / possible for at in (0, 1))
    is_known = least == most
    verdict, reason = Verdict.UNKNOWN, "months_unknown"
    if is_very_low(least, boundary) == is_very_low(most, boundary):
        verdict, reason = Verdict.YES if is_very_low(least, boundary) else Verdict.NO, ""
    return Figure(
        code=code,
        verdict=verdict,
        value=least.quantize(Decimal("0.001"), ROUND_HALF_UP) if is_known else None,
        sources=sources(*rules["sources"], *_hours_source(members, full_time)),
        reason=reason,
        facts={
            "members": len(members),
            "worked": sum(each[0] for each in months) if is_known else None,
            "possible": possible,
            "class": class_of(least, boundary) if is_known else "",
            "boundary": boundary,
            "is_at_boundary": is_known and least == Decimal(told["very_low_at"]),
            "full_time_hours": full_time,
            "population_up_to": rules["population_up_to"],
        },
    )


def _months(person: Person, full_time: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most months of full-time work that fit what is known."""
    if person.months_worked is None:
        return Decimal(0), Decimal(parameters("work_intensity")["months"])
    if person.weekly_hours is None:
        return Decimal(0), person.months_worked
    worked = person.months_worked * min(Decimal(1), person.weekly_hours / full_time)
    return worked, worked


def _hours_source(members: list[Person], full_time: Decimal) -> tuple[str, ...]:
    """Part-time work is scaled by a number of hours that was not verified."""
    is_scaled = any(
        person.months_worked and person.weekly_hours and person.weekly_hours < full_time
        for person in members
    )
    return (parameters("work_intensity")["full_time_hours"]["source"],) if is_scaled else ()


def _counts(person: Person, situation: Situation, rules: Mapping[str, Any]) -> bool | None:
    """Whether somebody is of working age under these rules; None when it cannot be said."""
    first, last = rules["working_ages"]
    if person.age is None:
        return None
    if not first <= person.age <= last:
        return False
    if person.occupation is Occupation.UNKNOWN:
        return None if _may_be_left_out(person.age, rules) else True
    if _is_left_out(person, person.age, rules):
        return False
    starts_at = rules.get("inactive_with_pensions_from", last + 1)
    if person.age >= starts_at and person.occupation is Occupation.INACTIVE:
        return None if situation.mostly_pensions is None else not situation.mostly_pensions
    return True


def _is_left_out(person: Person, age: int, rules: Mapping[str, Any]) -> bool:
    if person.occupation is Occupation.STUDENT:
        return _is_of_student_age(age)
    return person.occupation is Occupation.PENSION and bool(rules["pensions_excluded"])


def _may_be_left_out(age: int, rules: Mapping[str, Any]) -> bool:
    return bool(rules["pensions_excluded"]) or _is_of_student_age(age)


def _is_of_student_age(age: int) -> bool:
    first, last = parameters("work_intensity")["student"]["ages"]
    return bool(first <= age <= last)
