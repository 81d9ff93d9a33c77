"""From gross to net: what a month of work pays."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.earnings import euros
from openfisca_belgium.entities import Person
from openfisca_belgium.kinds import WorkerStatus
from openfisca_belgium.rounding import cents


class employed_gross_wage(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Gross wage as an employee / Brutoloon in loondienst"
    documentation = "Zero for who is no employee, whatever gross wage was entered."
    unit = "currency-EUR"

    def formula(person, period):
        employee = person("worker_status", period) != WorkerStatus.none
        return np.where(employee, euros(person, "gross_wage", period), 0)


class contribution_base(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Wage on which contributions are due / Loon waarop bijdragen verschuldigd zijn"
    unit = "currency-EUR"
    reference = "Law of 29 June 1981, art. 23: 108 percent for blue-collar workers"

    def formula(person, period, parameters):
        gross = euros(person, "employed_gross_wage", period)
        blue = person("worker_status", period) == WorkerStatus.blue_collar
        if not blue.any():
            return gross
        return np.where(blue, gross * parameters(period).contributions.blue_collar_base, gross)


class social_contributions(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Employee contributions before the work bonus / RSZ-bijdragen voor de werkbonus"
    unit = "currency-EUR"
    reference = "Law of 29 June 1981, art. 38"

    def formula(person, period, parameters):
        base = person("contribution_base", period).astype("float64")
        if not base.any():
            return base
        return cents(base * parameters(period).contributions.employee_rate)


class taxable_wage(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Taxable wage / Belastbaar loon"
    unit = "currency-EUR"
    reference = "WIB 92, art. 23, 52, 7°"

    def formula(person, period):
        gross = euros(person, "employed_gross_wage", period)
        contributions = euros(person, "social_contributions", period)
        return cents(gross - contributions + euros(person, "social_work_bonus", period))


class net_wage(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Net wage / Nettoloon"
    documentation = "What an employee is paid. Zero for who is no employee."
    unit = "currency-EUR"

    def formula(person, period):
        taxable = euros(person, "taxable_wage", period)
        tax = euros(person, "withholding_tax", period)
        return cents(taxable - tax - euros(person, "special_social_contribution", period))
