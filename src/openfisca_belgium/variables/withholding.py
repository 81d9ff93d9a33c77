"""Withholding tax on an ordinary monthly wage, by the key formula of annex III.

The scale is that of the income tax times 1.07, for an average municipality. Yearly amounts are
rounded to the cent, half a cent up; a twelfth of the year tax drops what is less than a cent, as
in the published examples (644.788 is given as 644.78).
"""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.earnings import euros
from openfisca_belgium.entities import Person, TaxUnit
from openfisca_belgium.rounding import cents, cents_down

LAW = "KB/WIB 92, annex III"
LISTED_CHILDREN = 8
STEP = 15  # Euro; the tables until 2022 went by it.


def tax_on(income, scale):
    """Yearly tax on a net yearly income by a scale of four rates."""
    first = np.clip(income, 0, scale.threshold_1)
    second = np.clip(income - scale.threshold_1, 0, scale.threshold_2 - scale.threshold_1)
    third = np.clip(income - scale.threshold_2, 0, scale.threshold_3 - scale.threshold_2)
    fourth = np.maximum(income - scale.threshold_3, 0)
    return cents(
        first * scale.rate_1 + second * scale.rate_2 + third * scale.rate_3 + fourth * scale.rate_4
    )


def month_of_tax(person, period, parameters, taxable):
    """A twelfth of the tax on twelve such months, before reductions."""
    if not taxable.any():
        return taxable
    rules = parameters(period).withholding_tax
    year = cents(taxable * 12)
    expenses = cents(np.minimum(year * rules.expenses_rate, rules.expenses_maximum))
    net = cents(year - expenses)
    tax = tax_on(net, rules.scale) - rules.tax_free_reduction
    two = person("withholding_scale_two", period)
    if two.any():
        share = np.minimum(net * rules.marital_quotient_rate, rules.marital_quotient_maximum)
        share = cents(share)
        split = tax_on(share, rules.scale) + tax_on(cents(net - share), rules.scale)
        tax = np.where(two, split - 2 * rules.tax_free_reduction, tax)
    return cents_down(np.maximum(tax, 0) / 12)


def reduction_for_family(person, period, parameters):
    """A month's reductions for children, others in charge, being a parent alone, disability."""
    rules = parameters(period).withholding_tax
    claims = person("claims_children", period)
    children = np.where(claims, person.tax_unit("dependent_children", period), 0)
    taken = np.zeros(children.shape)
    # Only the numbers that occur: an amount that nobody needs may be unknown.
    for number in np.unique(children[children > 0]):
        listed = min(number, LISTED_CHILDREN)
        year = rules.for_children[f"number_{listed}"]
        if number > listed:
            year += rules.for_children.each_more * (number - listed)
        taken[children == number] = cents(year / 12)
    earns = person("employed_gross_wage", period) > 0
    facts = {
        "single_parent": claims & person.tax_unit("is_single_parent", period),
        "other_dependant": np.where(claims, person.tax_unit("other_dependants", period), 0),
        "disability": earns & person("has_tax_disability", period),
    }
    for reduction, times in facts.items():
        if times.any():
            taken += times * cents(rules[reduction] / 12)
    return taken


class withholding_scale_two(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Only earner of a couple: scale II / Enige verdiener van een koppel: schaal II"
    reference = LAW

    def formula(person, period):
        couple = person.tax_unit("is_couple", period) & (person.tax_unit("earners", period) == 1)
        return couple & ~person.has_role(TaxUnit.DEPENDANT)


class withholding_tax_before_reductions(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Withholding tax before reductions / Bedrijfsvoorheffing voor verminderingen"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period, parameters):
        taxable = euros(person, "taxable_wage", period)
        return month_of_tax(person, period, parameters, np.floor(taxable / STEP) * STEP)

    def formula_2023(person, period, parameters):
        taxable = euros(person, "taxable_wage", period)
        return month_of_tax(person, period, parameters, taxable)


class withholding_family_reduction(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Reductions for the family / Verminderingen voor gezinslasten"
    documentation = (
        "Without what is more for a person of 66 in need of care, a disabled partner or one with "
        "a small income."
    )
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period, parameters):
        family = reduction_for_family(person, period, parameters)
        paid = person("employed_gross_wage", period) > 0
        single = paid & ~person.tax_unit("is_couple", period)
        if not single.any():
            return family
        month = cents(parameters(period).withholding_tax.single_person / 12)
        return family + np.where(single, month, 0)

    def formula_2023(person, period, parameters):
        return reduction_for_family(person, period, parameters)


class withholding_tax_before_bonus(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = (
        "Withholding tax before the fiscal work bonus / Bedrijfsvoorheffing voor fiscale werkbonus"
    )
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period):
        tax = euros(person, "withholding_tax_before_reductions", period)
        if not tax.any():
            return tax
        return np.maximum(cents(tax - euros(person, "withholding_family_reduction", period)), 0)


class withholding_tax(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Withholding tax / Bedrijfsvoorheffing"
    unit = "currency-EUR"
    reference = LAW

    def formula(person, period):
        tax = euros(person, "withholding_tax_before_bonus", period)
        return cents(tax - euros(person, "fiscal_work_bonus", period))
