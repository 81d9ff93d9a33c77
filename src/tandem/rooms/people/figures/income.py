"""Income of a household against the poverty threshold."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from tandem.rooms.people.figures.answers import Figure, Verdict, sources
from tandem.rooms.people.figures.household import ADULT_FROM, Person, Situation
from tandem.rooms.people.figures.threshold import NoThreshold, Threshold, threshold

FIRST, FURTHER, CHILD = Decimal("1.0"), Decimal("0.5"), Decimal("0.3")
CODE = "below_threshold"


def equivalised_size(persons: Sequence[Person]) -> Decimal | None:
    """How many single persons a household counts for; None when that cannot be said.

    1.0 for the first person aged 14 or more, 0.5 for each further one, 0.3 for each child
    under 14. An age that is not known, or nobody of 14, gives None. Source: Eurostat (P10).

    >>> equivalised_size([Person(age) for age in (40, 38, 9, 3)])
    Decimal('2.1')
    """
    ages = [person.age for person in persons if person.age is not None]
    adults = sum(age >= ADULT_FROM for age in ages)
    if len(ages) < len(persons) or not adults:
        return None
    return FIRST + FURTHER * (adults - 1) + CHILD * (len(ages) - adults)


def below_threshold(situation: Situation, year: int) -> Figure:
    """Whether the income is lower than the threshold of a survey year.

    Equal is not below. Income that is not complete can still be enough to say no. Within the
    rounding of what was published the answer is unknown. Value: equivalised income per month.
    """
    size = equivalised_size(situation.persons)
    if size is None:
        return _cannot(year, "size_unknown")
    try:
        line = threshold(year, size)
    except NoThreshold as refusal:
        return _cannot(year, "no_threshold", why=refusal.facts["reason"])
    if situation.income_eur is None:
        return _cannot(year, "income_unknown", line=line)
    verdict, reason = _held_against(situation, situation.income_eur, line)
    each = (situation.income_eur / size).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Figure(
        code=CODE,
        verdict=verdict,
        value=each,
        year=year,
        sources=(*sources("P10"), line.used.source),
        reason=reason,
        facts={"income": situation.income_eur, "size": size, "line": line},
    )


def _held_against(situation: Situation, income: Decimal, line: Threshold) -> tuple[Verdict, str]:
    if line.margin_eur and abs(income - line.amount_eur) <= line.margin_eur:
        return Verdict.UNKNOWN, "within_rounding"
    if income >= line.amount_eur:
        return Verdict.NO, ""
    if not situation.is_income_complete:
        return Verdict.UNKNOWN, "income_incomplete"
    return Verdict.YES, ""


def _cannot(year: int, reason: str, line: Threshold | None = None, **facts: object) -> Figure:
    told = (*sources("P10"), *((line.used.source,) if line else ()))
    known = {"line": line} if line else {}
    return Figure(
        CODE, Verdict.UNKNOWN, year=year, reason=reason, sources=told, facts={**known, **facts}
    )
