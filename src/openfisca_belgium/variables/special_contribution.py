"""The special social security contribution that is withheld from a monthly wage."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person, TaxUnit
from openfisca_belgium.rounding import cents


def first_steps(wage, rules, steps):
    """Due between the first and second threshold, and above it."""
    rising = steps.rate_from_start * (wage - rules.start)
    due = np.where(wage >= rules.start, rising, 0)
    above = steps.at_second + rules.rate_from_second * (wage - rules.second)
    return np.where(wage >= rules.second, above, due)


def taxed_together(wage, rules, earning_both):
    """What one of a couple owes, with one or with two incomes."""
    due = first_steps(wage, rules, rules.together)
    least = np.where(wage >= rules.two_earners_from, rules.two_earners_minimum, 0)
    two = np.minimum(np.maximum(due, least), rules.two_earners_maximum)
    return np.where(earning_both, two, np.minimum(due, rules.one_earner_maximum))


class special_social_contribution(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Special social security contribution / Bijzondere bijdrage sociale zekerheid (BBSZ)"
    documentation = "Withheld month by month; the tax assessment settles it by household income."
    unit = "currency-EUR"
    reference = "Law of 30 March 1994, art. 109"

    def formula(person, period, parameters):
        wage = cents(person("contribution_base", period))
        if not wage.any():
            return wage
        rules = parameters(period).special_contribution
        alone = np.minimum(first_steps(wage, rules, rules.alone), rules.one_earner_maximum)
        return due_of(person, period, rules, wage, alone)

    def formula_2022_04(person, period, parameters):
        wage = cents(person("contribution_base", period))
        if not wage.any():
            return wage
        rules = parameters(period).special_contribution
        alone = first_steps(wage, rules, rules.alone)
        third = rules.alone.at_third + rules.rate_from_third * (wage - rules.third)
        alone = np.where(wage >= rules.third, third, alone)
        fourth = rules.alone.at_fourth + rules.rate_from_second * (wage - rules.fourth)
        alone = np.where(wage >= rules.fourth, fourth, alone)
        return due_of(person, period, rules, wage, np.minimum(alone, rules.one_earner_maximum))


def due_of(person, period, rules, wage, alone):
    """The amount by how somebody is taxed: alone, or together with a partner."""
    couple = person.tax_unit("is_couple", period) & ~person.has_role(TaxUnit.DEPENDANT)
    both = person.tax_unit("partner_has_earnings", period)
    return cents(np.where(couple, taxed_together(wage, rules, both), alone))
