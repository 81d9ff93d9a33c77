"""Second-line legal aid (pro Deo): free, partly free, or means too high."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household
from openfisca_belgium.kinds import LegalAid

# Civil code, article 388.
_ADULT = 18
_DECREE = "Royal decree of 3 August 2016"
_MEANS = (
    "net_wage",
    "unemployment_benefit",
    "insertion_allowance",
    "sickness_benefit",
    "income_guarantee_supplement",
    "pension",
    "maintenance_received",
    "other_income",
)
_PRESUMED = ("leefloon", "income_guarantee_elderly", "disability_allowance")


class legal_aid_other_presumption(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "Other group presumed without means / Andere groep met vermoeden van onvermogen"
    documentation = "Social tenant at the minimum rent, collective debt settlement, detained."
    reference = _DECREE


class legal_aid_dependants(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH
    label = "Dependants / Personen ten laste"
    documentation = "Minor and studying children of head or partner, unless entered."
    unit = "/1"
    reference = _DECREE

    def formula(household, period):
        members = household.members
        young = (members("age", period) < _ADULT) | members("is_studying", period)
        return household.sum(members.has_role(Household.CHILD) & young)


class legal_aid_means(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Net means of head and partner, a month / Netto bestaansmiddelen per maand"
    documentation = "Child benefit is not counted. Unusual debts may come off: the bureau decides."
    unit = "currency-EUR"
    reference = _DECREE

    def formula(household, period):
        members = household.members
        couple = members.has_role(Household.HEAD) | members.has_role(Household.PARTNER)
        month = sum(members(name, period).astype("float64") for name in _MEANS)
        return household.sum(month * couple)


class legal_aid_presumed(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "Presumed without means / Vermoeden van onvermogen"
    reference = _DECREE

    def formula(household, period):
        members = household.members
        couple = members.has_role(Household.HEAD) | members.has_role(Household.PARTNER)
        gets = sum(members(name, period) for name in _PRESUMED) > 0
        other = household("legal_aid_other_presumption", period)
        return household.any(gets & couple) | other


class legal_aid(Variable):
    value_type = Enum
    possible_values = LegalAid
    default_value = LegalAid.none
    entity = Household
    definition_period = MONTH
    label = "Legal aid / Juridische tweedelijnsbijstand"
    documentation = (
        "Means lower than the limit, less an amount for each dependant. The limits of a household "
        "hold with a partner or a dependant. The bureau for legal aid decides."
    )
    reference = _DECREE

    def formula(household, period, parameters):
        presumed = household("legal_aid_presumed", period)
        if np.all(presumed):
            return np.full(household.count, LegalAid.free)
        law = parameters(period).legal_aid
        dependants = household("legal_aid_dependants", period)
        means = household("legal_aid_means", period).astype("float64")
        if np.any(dependants > 0):
            means = means - dependants * law.per_dependant
        several = (dependants > 0) | (household.nb_persons(Household.PARTNER) > 0)
        free = presumed | (means < np.where(several, law.single_partly, law.single_free))
        partly = means < np.where(several, law.household_partly, law.single_partly)
        return np.select([free, partly], [LegalAid.free, LegalAid.partly], LegalAid.none)
