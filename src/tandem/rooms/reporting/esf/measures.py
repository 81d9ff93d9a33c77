"""Who is counted: one named expression for each thing that an indicator counts.

Each takes a prepared table of participations and gives true, false or null (not known,
so not counted). The catalogue says which indicator uses which.
Source: domain.md 2.1 to 2.3.
"""

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from tandem.rooms.reporting.esf.participations import (
    DAYS_ON_LEAVING,
    LONG_MONTHS,
    LONG_MONTHS_YOUNG,
    YOUNG,
)

OLDER = 55


def unemployed(p: Table) -> BooleanValue:
    return p.employment == "unemployed"


def inactive(p: Table) -> BooleanValue:
    return p.employment == "inactive"


def employed(p: Table) -> BooleanValue:
    return p.employment == "employed"


def long_term_unemployed(p: Table) -> BooleanValue:
    """Unemployed for more than 6 months under 25, for more than 12 months from 25."""
    young = p.entry_on > p.unemployed_since + ibis.interval(months=LONG_MONTHS_YOUNG)
    older = p.entry_on > p.unemployed_since + ibis.interval(months=LONG_MONTHS)
    return unemployed(p) & ibis.ifelse(p.age < YOUNG, young, older)


def inactive_not_in_education(p: Table) -> BooleanValue:
    return inactive(p) & ~p.in_training_at_entry


def below_18(p: Table) -> BooleanValue:
    return p.age < 18


def from_18_to_29(p: Table) -> BooleanValue:
    return p.age.between(18, 29)


def below_25(p: Table) -> BooleanValue:
    return p.age < YOUNG


def from_55(p: Table) -> BooleanValue:
    return p.age >= OLDER


def from_55_without_work(p: Table) -> BooleanValue:
    return from_55(p) & (unemployed(p) | inactive_not_in_education(p))


def isced_0_to_2(p: Table) -> BooleanValue:
    return p.isced.between(0, 2)


def isced_1_to_2(p: Table) -> BooleanValue:
    return p.isced.between(1, 2)


def isced_3_to_4(p: Table) -> BooleanValue:
    return p.isced.between(3, 4)


def isced_5_to_8(p: Table) -> BooleanValue:
    return p.isced.between(5, 8)


def disabled(p: Table) -> BooleanValue:
    return p.disability == "yes"


def third_country_national(p: Table) -> BooleanValue:
    return p.third_country_national == "yes"


def foreign_background(p: Table) -> BooleanValue:
    return p.foreign_background == "yes"


def minority(p: Table) -> BooleanValue:
    return p.minority == "yes"


def migrant_or_minority(p: Table) -> BooleanValue:
    return third_country_national(p) | foreign_background(p) | minority(p)


def homeless(p: Table) -> BooleanValue:
    return p.homeless == "yes"


def rural(p: Table) -> BooleanValue:
    return p.rural == "yes"


def jobless_household(p: Table) -> BooleanValue:
    return p.jobless


def jobless_household_with_children(p: Table) -> BooleanValue:
    return p.jobless & p.has_children


def single_adult_with_children(p: Table) -> BooleanValue:
    return p.is_only_adult & p.has_children


def disadvantaged(p: Table) -> BooleanValue:
    """Counted in any of CO12 to CO16; CO17 is not collected."""
    return (
        jobless_household(p).fill_null(False)
        | single_adult_with_children(p).fill_null(False)
        | migrant_or_minority(p)
        | disabled(p)
    )


def told_in_time(p: Table) -> BooleanValue:
    """The answer about leaving is of a day from the exit to 28 days after it."""
    return p.leaving_on.between(p.exit_on, _last_day_of_leaving(p))


def _last_day_of_leaving(p: Table):
    return (p.exit_on + ibis.interval(days=DAYS_ON_LEAVING)).cast("date")


def searching_on_leaving(p: Table) -> BooleanValue:
    return told_in_time(p) & (p.leaving_job_search == "yes")


def newly_searching_on_leaving(p: Table) -> BooleanValue:
    return inactive(p) & searching_on_leaving(p)


def in_education_on_leaving(p: Table) -> BooleanValue:
    return told_in_time(p) & (p.leaving_education == "yes") & ~p.in_training_at_entry


def qualified_on_leaving(p: Table) -> BooleanValue:
    return told_in_time(p) & (p.leaving_qualification == "yes")


def newly_employed_on_leaving(p: Table) -> BooleanValue:
    return told_in_time(p) & (p.leaving_employment == "employed") & (p.employment != "employed")


def disadvantaged_with_result(p: Table) -> BooleanValue:
    result = (
        newly_searching_on_leaving(p)
        | in_education_on_leaving(p)
        | qualified_on_leaving(p)
        | newly_employed_on_leaving(p)
    )
    return disadvantaged(p) & result


def employed_after_six_months(p: Table) -> BooleanValue:
    return p.later_employment == "employed"


def improved_after_six_months(p: Table) -> BooleanValue:
    """Only who was employed on the first day can have improved (P8b)."""
    return employed(p) & (p.later_improved == "yes")


def from_55_employed_after_six_months(p: Table) -> BooleanValue:
    return from_55(p) & employed_after_six_months(p)


def disadvantaged_employed_after_six_months(p: Table) -> BooleanValue:
    return disadvantaged(p) & employed_after_six_months(p)


BY_NAME = {
    measure.__name__: measure
    for measure in (
        unemployed, inactive, employed, long_term_unemployed, inactive_not_in_education,
        below_18, from_18_to_29, below_25, from_55, from_55_without_work,
        isced_0_to_2, isced_1_to_2, isced_3_to_4, isced_5_to_8,
        disabled, third_country_national, foreign_background, minority, migrant_or_minority,
        homeless, rural, jobless_household, jobless_household_with_children,
        single_adult_with_children, searching_on_leaving, newly_searching_on_leaving,
        in_education_on_leaving, qualified_on_leaving, newly_employed_on_leaving,
        disadvantaged_with_result, employed_after_six_months, improved_after_six_months,
        from_55_employed_after_six_months, disadvantaged_employed_after_six_months,
    )
}  # fmt: skip
