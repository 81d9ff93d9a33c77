"""What a household has to live on, whole and per head."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household

_INCOMES = (
    "net_wage",
    "leefloon",
    "unemployment_benefit",
    "insertion_allowance",
    "sickness_benefit",
    "disability_allowance",
    "income_guarantee_elderly",
    "income_guarantee_supplement",
    "pension",
    "maintenance_received",
    "training_allowance",
    "wijk_werken_allowance",
    "other_income",
    "child_benefit_received",
)
_EU_SILC = "Eurostat, EU-SILC: modified OECD scale, 60 percent of the median"


class disposable_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Net income of all members, a month / Netto-inkomen van het huishouden per maand"
    documentation = "Wages, benefits, leefloon, child benefit. Not: what comes once a year."
    unit = "currency-EUR"

    def formula(household, period):
        members = household.members
        return household.sum(sum(members(name, period).astype("float64") for name in _INCOMES))


class equivalised_size(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Size of the household in adults / Equivalente gezinsgrootte"
    documentation = "1 for the first, 0.5 for each other from 14 years, 0.3 for each younger child."
    unit = "/1"
    reference = _EU_SILC

    def formula(household, period, parameters):
        law = parameters(period).poverty
        grown = household.sum(household.members("age", period) >= law.adult_age)
        young = household.nb_persons() - grown
        first_weight = np.where(grown > 0, law.weight_adult, law.weight_child)
        return 1 - first_weight + law.weight_adult * grown + law.weight_child * young


class equivalised_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Income as if each lived alone / Equivalent inkomen per maand"
    unit = "currency-EUR"
    reference = _EU_SILC

    def formula(household, period):
        income = household("disposable_income", period).astype("float64")
        return income / household("equivalised_size", period)
