"""What somebody receives besides a wage, net and per month.

Each may be entered. Where a formula can be sourced it is in the file of that benefit; an
amount that was entered wins from the formula, as always in OpenFisca.
"""

from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person


class insertion_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Insertion allowance after school / Inschakelingsuitkering"
    unit = "currency-EUR"


class sickness_benefit(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Benefit when ill or disabled for work / Ziekte- of invaliditeitsuitkering"
    unit = "currency-EUR"


class disability_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Income replacement and integration allowance / IVT en IT"
    unit = "currency-EUR"


class income_guarantee_elderly(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Income guarantee for elderly people / IGO"
    unit = "currency-EUR"


class income_guarantee_supplement(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Income guarantee benefit beside part-time work / Inkomensgarantie-uitkering (IGU)"
    unit = "currency-EUR"


class pension(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Pension / Pensioen"
    unit = "currency-EUR"


class maintenance_received(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Maintenance money received / Ontvangen onderhoudsgeld"
    unit = "currency-EUR"


class training_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Premiums and allowances of a training / Vergoedingen bij een opleiding"
    unit = "currency-EUR"


class wijk_werken_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Paid by neighbourhood-work vouchers / Vergoeding voor wijk-werken"
    unit = "currency-EUR"


class other_income(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Other net income / Ander netto-inkomen"
    unit = "currency-EUR"
