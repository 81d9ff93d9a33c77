"""The Flemish job bonus: once, the year after, for who worked at a low wage.

Falls from the most to the least between two bounds of the full-time month wage, is paid by the
part of the year that was worked, and comes with a fixed amount. In 2022 the upper bound moved
in July: the year is the mean of its halves.
"""

import numpy as np
from openfisca_core.periods import YEAR, DateUnit
from openfisca_core.variables import Variable

from openfisca_belgium.earnings import euros
from openfisca_belgium.entities import Person
from openfisca_belgium.rounding import cents

LAW = "Flemish decree of 20 May 2022; order of the Flemish Government of 1 July 2022, art. 2"


def months_of(period):
    """The twelve months of a year."""
    return period.get_subperiods(DateUnit.MONTH)


def full_time_amount(wage, rules):
    """A full-time year at this monthly wage; zero above the upper bound."""
    width = rules.zero_above - rules.full_until
    share = np.clip((wage - rules.full_until) / width, 0, 1)
    amount = rules.maximum - (rules.maximum - rules.least) * share
    return np.where(wage > rules.zero_above, 0, amount)


class jobbonus_work_fraction(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Part of the year worked, full-time is one / Gewerkt deel van het jaar"
    unit = "/1"
    reference = LAW

    def formula(person, period):
        worked = np.zeros(person.count)
        for month in months_of(period):
            paid = person("employed_gross_wage", month) > 0
            worked += np.where(paid, person("worked_fraction", month).astype("float64"), 0)
        return worked / 12


class jobbonus_reference_wage(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Average full-time gross wage a month / Gemiddeld voltijds brutomaandloon"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period):
        total, worked = np.zeros(person.count), np.zeros(person.count)
        for month in months_of(period):
            total += euros(person, "employed_gross_wage", month)
            paid = person("employed_gross_wage", month) > 0
            worked += np.where(paid, person("worked_fraction", month).astype("float64"), 0)
        return cents(np.divide(total, worked, out=np.zeros_like(total), where=worked > 0))


class jobbonus_is_full_time(Variable):
    value_type = bool
    entity = Person
    definition_period = YEAR
    label = "Full-time contract all the months worked / Voltijds contract"
    documentation = "Decides below which amount nothing is paid."
    reference = LAW

    def formula(person, period):
        full_time = np.ones(person.count, dtype=bool)
        for month in months_of(period):
            paid = person("employed_gross_wage", month) > 0
            full_time &= ~paid | (person("worked_fraction", month) >= 1)
        return full_time


class lives_in_flanders(Variable):
    value_type = bool
    default_value = True
    entity = Person
    definition_period = YEAR
    label = "Lives in Flanders on 1 January after this year / Woont in Vlaanderen"
    reference = "Flemish decree of 20 May 2022, art. 4"


class is_below_pension_age(Variable):
    value_type = bool
    default_value = True
    entity = Person
    definition_period = YEAR
    label = "Below pension age when working / Onder de pensioenleeftijd"
    reference = "Flemish decree of 20 May 2022, art. 4"


class jobbonus_base(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Job bonus before the fixed amount / Jobbonus voor de vaste verhoging"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period, parameters):
        wage = euros(person, "jobbonus_reference_wage", period)
        worked = np.clip(person("jobbonus_work_fraction", period).astype("float64"), 0, 1)
        if not (worked > 0).any():
            return np.zeros_like(wage)
        july = period.start.offset(6, DateUnit.MONTH)
        halves = [parameters(half).jobbonus for half in (period.start, july)]
        amount = sum(full_time_amount(wage, rules) for rules in halves) / len(halves)
        bonus = cents(amount * worked)
        full_time = person("jobbonus_is_full_time", period)
        least = np.where(full_time, halves[0].least, halves[0].least_part_time)
        entitled = person("lives_in_flanders", period) & person("is_below_pension_age", period)
        return np.where(entitled & (bonus >= least), bonus, 0)


class jobbonus(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Job bonus of this year of work, paid the year after / Jobbonus van dit refertejaar"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period, parameters):
        base = euros(person, "jobbonus_base", period)
        if not base.any():
            return base
        return np.where(base > 0, base + parameters(period).jobbonus.fixed_top_up, 0)
