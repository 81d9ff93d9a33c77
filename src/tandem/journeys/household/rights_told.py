"""What the room of rights knows of a household, for a situation that is told again here."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from tandem.foundation.access import Actor
from tandem.rooms.people.figures import Occupation
from tandem.rooms.people.models import IncomeKind
from tandem.rooms.rights.models import HomeSnapshot, home_of
from tandem.rooms.rights.rules.home import Every, Home, Income, Work
from tandem.rooms.rights.rules.home import IncomeKind as RightsKind
from tandem.rooms.rights.rules.soundness import age_on

DAYS_OF_A_MONTH, MONTHS_OF_A_YEAR = 26, 12
_OCCUPATIONS: Mapping[Work, Occupation] = {
    Work.EMPLOYEE: Occupation.WORKING,
    Work.SELF_EMPLOYED: Occupation.WORKING,
    Work.JOBSEEKER: Occupation.JOBSEEKER,
    Work.STUDENT: Occupation.STUDENT,
    Work.PENSIONER: Occupation.PENSION,
    Work.ILL: Occupation.INACTIVE,
    Work.AT_HOME: Occupation.INACTIVE,
}
# A wage is gross there and net here, so it is asked; all else arrives as it is.
_KINDS: Mapping[RightsKind, IncomeKind] = {
    RightsKind.UNEMPLOYMENT: IncomeKind.BENEFIT,
    RightsKind.INSERTION: IncomeKind.BENEFIT,
    RightsKind.SICKNESS: IncomeKind.BENEFIT,
    RightsKind.LEEFLOON: IncomeKind.BENEFIT,
    RightsKind.EQUIVALENT_LEEFLOON: IncomeKind.BENEFIT,
    RightsKind.DISABILITY: IncomeKind.BENEFIT,
    RightsKind.ELDERLY: IncomeKind.BENEFIT,
    RightsKind.GUARANTEE_SUPPLEMENT: IncomeKind.BENEFIT,
    RightsKind.PENSION: IncomeKind.PENSION,
    RightsKind.CHILD_BENEFIT: IncomeKind.CHILD,
    RightsKind.MAINTENANCE: IncomeKind.MAINTENANCE,
    RightsKind.WIJK_WERKEN: IncomeKind.OTHER,
    RightsKind.TRAINING: IncomeKind.OTHER,
    RightsKind.OTHER: IncomeKind.OTHER,
}


def newest_home(actor: Actor, trajectory_id: UUID, after: date | None) -> Home | None:
    """The newest household of a file, when it is of a later day. One query, three when it is.

    For who reads of income.
    """
    mine = HomeSnapshot.objects.visible_to(actor).of_file(trajectory_id)
    found = mine.prefetch_related("persons__incomes")
    snapshot = (found.filter(on__gt=after) if after else found).first()
    return home_of(snapshot) if snapshot else None


def people_of(home: Home, today: date) -> list[dict[str, Any]]:
    """Field -> value of each person, with the age of today."""
    return [
        {
            "name": person.name,
            "age": None if person.birth_date is None else age_on(today, person.birth_date),
            "occupation": _OCCUPATIONS.get(person.work, ""),
            "hours": person.weekly_hours,
        }
        for person in home.persons
    ]


def incomes_of(home: Home) -> dict[str, Decimal]:
    """Kind of income -> net euro a month, of everybody together."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for person in home.persons:
        for income in person.incomes:
            if income.kind in _KINDS:
                found[_KINDS[income.kind]] += _monthly(income)
    return dict(found)


def _monthly(income: Income) -> Decimal:
    exact = {
        Every.MONTH: income.euro,
        Every.YEAR: income.euro / MONTHS_OF_A_YEAR,
        Every.DAY: income.euro * DAYS_OF_A_MONTH,
    }[income.every]
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
