"""Child benefit that comes once, or once a year."""

import numpy as np
from openfisca_core.periods import MONTH, YEAR
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Family

_DECREE = "Flemish decree of 27 April 2018"


class child_benefit_start(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Amount at birth, in the month of birth / Startbedrag"
    documentation = "Not part of `child_benefit`: it comes once."
    unit = "currency-EUR"
    reference = f"{_DECREE}, article 9"

    def formula(family, period, parameters):
        born = family.members("birth", period).astype("datetime64[M]")
        new = family.members("child_benefit_child", period) & (
            born == np.datetime64(str(period.start), "M")
        )
        if not np.any(new):
            return np.zeros(family.count)
        return family.sum(new) * parameters(period).child_benefit.once.start


class school_bonus(Variable):
    value_type = float
    entity = Family
    definition_period = YEAR
    label = "School bonus of August / Schoolbonus"
    documentation = "By the age that the child reaches in that year."
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 19 to 22"

    def formula(family, period, parameters):
        august = period.first_month.offset(7)
        child = family.members("child_benefit_child", august)
        if not np.any(child):
            return np.zeros(family.count)
        law = parameters(august).child_benefit.once
        born = family.members("birth", august).astype("datetime64[Y]").astype(int) + 1970
        age = period.start.year - born
        bonus = np.select(
            [age < 5, age < 12, age < 18],
            [law.school_bonus_0, law.school_bonus_5, law.school_bonus_12],
            law.school_bonus_18,
        )
        return family.sum(child * bonus)
