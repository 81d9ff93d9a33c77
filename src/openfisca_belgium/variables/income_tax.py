"""Personal income tax on wages, for who is taxed alone and has nothing but wages.

What a couple shares, other income and tax reductions for expenses are not here. An income year
is computed as far as all its amounts are known: 2025.
"""

import numpy as np
from openfisca_core.periods import YEAR, DateUnit
from openfisca_core.populations import ADD
from openfisca_core.variables import Variable

from openfisca_belgium.earnings import euros
from openfisca_belgium.entities import Person
from openfisca_belgium.rounding import cents

LISTED_CHILDREN = 4


def tax_on(income, scale, brackets):
    """Yearly tax by a scale of plain thresholds and rates; the last rate has no end."""
    tax, below = np.zeros_like(income), 0.0
    for bracket in range(1, brackets):
        until = scale[f"threshold_{bracket}"]
        tax += np.clip(income - below, 0, until - below) * scale[f"rate_{bracket}"]
        below = until
    return cents(tax + np.maximum(income - below, 0) * scale[f"rate_{brackets}"])


class yearly_taxable_wage(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Taxable wages of the year / Belastbare lonen van het jaar"
    unit = "currency-EUR"
    reference = "WIB 92, art. 23"

    def formula(person, period):
        return cents(person("taxable_wage", period, options=[ADD]))


class income_tax_expenses(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Flat professional expenses / Forfaitaire beroepskosten"
    unit = "currency-EUR"
    reference = "WIB 92, art. 51"

    def formula(person, period, parameters):
        wages = euros(person, "yearly_taxable_wage", period)
        if not wages.any():
            return wages
        rules = parameters(period).income_tax
        return cents(np.minimum(wages * rules.expenses_rate, rules.expenses_maximum))


class net_taxable_wage(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Wages of the year after expenses / Netto belastbaar loon"
    unit = "currency-EUR"
    reference = "WIB 92, art. 6"

    def formula(person, period):
        wages = euros(person, "yearly_taxable_wage", period)
        return cents(wages - euros(person, "income_tax_expenses", period))


class income_tax_base(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Base tax / Basisbelasting"
    unit = "currency-EUR"
    reference = "WIB 92, art. 130"

    def formula(person, period, parameters):
        income = euros(person, "net_taxable_wage", period)
        if not income.any():
            return income
        return tax_on(income, parameters(period).income_tax.scale, brackets=4)


class tax_free_amount(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Tax-free amount / Belastingvrije som"
    documentation = "With children on 1 January after the year, for who is taxed alone."
    unit = "currency-EUR"
    reference = "WIB 92, art. 131 to 133"

    def formula(person, period, parameters):
        rules = parameters(period).income_tax.tax_free
        free = np.full(person.count, float(rules.base))
        december = period.get_subperiods(DateUnit.MONTH)[-1]
        claims = person("claims_children", december)
        children = np.where(claims, person.tax_unit("dependent_children", december), 0)
        for number in np.unique(children[children > 0]):
            listed = min(number, LISTED_CHILDREN)
            more = rules[f"number_{listed}"]
            if number > listed:
                more += rules.each_more * (number - listed)
            free[children == number] += more
        alone = claims & person.tax_unit("is_single_parent", december)
        if alone.any():
            free[alone] += rules.single_parent
        return free


class tax_free_reduction(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Tax on the tax-free amount / Belasting op de belastingvrije som"
    unit = "currency-EUR"
    reference = "WIB 92, art. 134"

    def formula(person, period, parameters):
        free = euros(person, "tax_free_amount", period)
        return tax_on(free, parameters(period).income_tax.tax_free_scale, brackets=5)


class income_tax_alone(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Income tax before municipal tax, taxed alone / Belasting voor gemeentebelasting"
    unit = "currency-EUR"
    reference = "WIB 92, art. 130 to 134"

    def formula(person, period):
        tax = euros(person, "income_tax_base", period)
        if not tax.any():
            return tax
        return np.maximum(cents(tax - euros(person, "tax_free_reduction", period)), 0)


class municipal_tax_rate(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Municipal tax of the place of residence / Aanvullende gemeentebelasting"
    documentation = "Enter it: it differs by municipality. An average is taken otherwise."
    unit = "/1"
    reference = "WIB 92, art. 465"

    def formula(person, period, parameters):
        average = parameters(period).income_tax.average_municipal_rate
        return np.full(person.count, float(average))


class municipal_tax(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Municipal tax / Gemeentebelasting"
    unit = "currency-EUR"
    reference = "WIB 92, art. 465"

    def formula(person, period):
        tax = euros(person, "income_tax_alone", period)
        if not tax.any():
            return tax
        return cents(tax * person("municipal_tax_rate", period).astype("float64"))


class work_bonus_tax_credit(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Fiscal work bonus of the year / Fiscale werkbonus van het jaar"
    documentation = "Paid back where it is more than the tax; what a month granted is part of it."
    unit = "currency-EUR"
    reference = "WIB 92, art. 289ter/1; law of 15 July 2026, art. 96 and 97"

    def formula(person, period, parameters):
        bonus = cents(person("social_work_bonus", period, options=[ADD]))
        if not bonus.any():
            return bonus
        part_a = cents(person("social_work_bonus_a", period, options=[ADD]))
        part_b = cents(person("social_work_bonus_b", period, options=[ADD]))
        rules = parameters(period).income_tax.work_bonus_credit
        return np.minimum(cents(part_a * rules.rate_a + part_b * rules.rate_b), rules.maximum)


class income_tax_balance(Variable):
    value_type = float
    entity = Person
    definition_period = YEAR
    label = "Tax still to pay, or back when negative / Nog te betalen of terug te krijgen"
    documentation = "Without the settlement of the special contribution."
    unit = "currency-EUR"
    reference = "WIB 92, art. 304"

    def formula(person, period):
        tax = euros(person, "income_tax_alone", period) + euros(person, "municipal_tax", period)
        credit = euros(person, "work_bonus_tax_credit", period)
        return cents(tax - credit - cents(person("withholding_tax", period, options=[ADD])))
