"""The work bonus: low wages pay less contributions, and less tax on what remains.

One part until March 2024, with a middle zone from July 2023; since April 2024 part A for low
and part B for very low wages. All are told for a full-time month and then taken by the hours.
Amounts are rounded to the cent, half a cent up (royal decree of 17 January 2000, art. 1).
"""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.earnings import each_collar, euros
from openfisca_belgium.entities import Person
from openfisca_belgium.rounding import cents

LAW = "Law of 20 December 1999, art. 2; royal decree of 17 January 2000, art. 1"


def part_for_full_time(person, period, part):
    """What a part gives for a full-time month at everybody's reference wage."""
    wage = euros(person, "work_bonus_reference_wage", period)
    bonus = np.zeros_like(wage)
    if not wage.any():
        return bonus
    above = np.maximum(wage - part.full_until, 0)
    near = (wage > 0) & (wage <= part.zero_from)
    for collar, members in each_collar(person, period, near):
        amounts = part[collar]
        bonus[members] = cents(amounts.maximum - amounts.slope * above[members])
    return np.maximum(bonus, 0)


def by_hours(person, period, amount):
    """A full-time amount for the hours of the contract."""
    return cents(amount * person("worked_fraction", period).astype("float64"))


class worked_fraction(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Contract hours as a share of full-time, one at most / Tewerkstellingsbreuk"
    unit = "/1"

    def formula(person, period):
        hours = person("weekly_hours", period).astype("float64")
        full_time = person("full_time_weekly_hours", period).astype("float64")
        share = np.divide(hours, full_time, out=np.zeros_like(hours), where=full_time > 0)
        return np.clip(share, 0, 1)


class work_bonus_reference_wage(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Full-time reference wage S of the work bonus / Refertemaandloon S"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period):
        gross = euros(person, "employed_gross_wage", period)
        # Not worked_fraction: a third in 32 bits would move the wage by a cent.
        hours = person("weekly_hours", period).astype("float64")
        full_time = person("full_time_weekly_hours", period).astype("float64")
        part = np.minimum(hours, full_time)
        wage = np.divide(gross * full_time, part, out=np.zeros_like(gross), where=part > 0)
        return cents(wage)


class social_work_bonus_a_before_cap(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Work bonus part A before the cap / Werkbonus luik A voor begrenzing"
    unit = "currency-EUR"
    reference = LAW

    def formula_2024_04(person, period, parameters):
        part = parameters(period).work_bonus.part_a
        return by_hours(person, period, part_for_full_time(person, period, part))


class social_work_bonus_b_before_cap(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Work bonus part B before the cap / Werkbonus luik B voor begrenzing"
    unit = "currency-EUR"
    reference = LAW

    def formula_2024_04(person, period, parameters):
        part = parameters(period).work_bonus.part_b
        return by_hours(person, period, part_for_full_time(person, period, part))


class social_work_bonus_b(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Work bonus part B, granted / Werkbonus luik B, toegekend"
    documentation = "No more than the contributions due; part B comes before part A."
    unit = "currency-EUR"
    reference = LAW

    def formula_2024_04(person, period):
        due = euros(person, "social_contributions", period)
        return np.minimum(euros(person, "social_work_bonus_b_before_cap", period), due)


class social_work_bonus_a(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Work bonus part A, granted / Werkbonus luik A, toegekend"
    documentation = "No more than the contributions that part B leaves."
    unit = "currency-EUR"
    reference = LAW

    def formula_2024_04(person, period):
        due = euros(person, "social_contributions", period)
        left = cents(due - euros(person, "social_work_bonus_b", period))
        return np.minimum(euros(person, "social_work_bonus_a_before_cap", period), left)


class social_work_bonus(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Social work bonus, granted / Sociale werkbonus, toegekend"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period, parameters):
        part = parameters(period).work_bonus.single
        bonus = by_hours(person, period, part_for_full_time(person, period, part))
        return np.minimum(bonus, euros(person, "social_contributions", period))

    def formula_2023_07(person, period, parameters):
        part = parameters(period).work_bonus.single
        bonus = part_for_full_time(person, period, part)
        wage = euros(person, "work_bonus_reference_wage", period)
        if wage.any():
            middle = (wage > part.middle_from) & (wage <= part.zero_from)
            for collar, members in each_collar(person, period, middle):
                amounts = part[collar]
                above = wage[members] - part.full_until
                taken = cents(amounts.middle_maximum - amounts.middle_slope * above)
                bonus[members] = np.maximum(taken, 0)
        bonus = by_hours(person, period, bonus)
        return np.minimum(bonus, euros(person, "social_contributions", period))

    def formula_2024_04(person, period):
        part_a = euros(person, "social_work_bonus_a", period)
        return cents(part_a + euros(person, "social_work_bonus_b", period))


class fiscal_work_bonus_due(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Fiscal work bonus on the bonus granted / Fiscale werkbonus op de toegekende bonus"
    unit = "currency-EUR"
    reference = "WIB 92, art. 289ter/1"

    def formula(person, period, parameters):
        bonus = euros(person, "social_work_bonus", period)
        if not bonus.any():
            return bonus
        return cents(bonus * parameters(period).work_bonus.fiscal.rate)

    def formula_2024_04(person, period, parameters):
        part_a = euros(person, "social_work_bonus_a", period)
        part_b = euros(person, "social_work_bonus_b", period)
        if not (part_a.any() or part_b.any()):
            return part_a
        fiscal = parameters(period).work_bonus.fiscal
        return cents(part_a * fiscal.rate_a + part_b * fiscal.rate_b)


class fiscal_work_bonus(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Fiscal work bonus, granted / Fiscale werkbonus, toegekend"
    documentation = "No more than the withholding tax that is left to pay."
    unit = "currency-EUR"
    reference = "WIB 92, art. 289ter/1"

    def formula(person, period):
        tax = euros(person, "withholding_tax_before_bonus", period)
        return np.minimum(euros(person, "fiscal_work_bonus_due", period), tax)
