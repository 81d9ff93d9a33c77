"""Child benefit of a family: base amounts, orphan, care and social supplements."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Family, Person

_DECREE = "Flemish decree of 27 April 2018"
_MONTHS = 12
_TAXED = ("taxable_wage", "unemployment_benefit", "insertion_allowance", "sickness_benefit")
_TAXED_TOO = ("income_guarantee_supplement", "pension", "other_income")


class child_benefit_children(Variable):
    value_type = int
    entity = Family
    definition_period = MONTH
    label = "Children with a right to child benefit / Aantal rechtgevende kinderen"
    unit = "child"
    reference = f"{_DECREE}, article 8"

    def formula(family, period):
        return family.sum(family.members("child_benefit_child", period))


class child_benefit_family_income(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Yearly taxable family income that counts / Belastbaar gezinsinkomen per jaar"
    documentation = (
        "By law that of the newest tax assessment, or six present months below the limit. Unless "
        "entered: twelve times the month of the parents, which is what six such months would say."
    )
    unit = "currency-EUR"
    reference = f"{_DECREE}, article 18"

    def formula(family, period):
        parts = (*_TAXED, *_TAXED_TOO)
        month = sum(family.members(part, period).astype("float64") for part in parts)
        return _MONTHS * family.sum(month, role=Family.PARENT)


class child_benefit_automatic_supplement(Variable):
    value_type = bool
    entity = Family
    definition_period = MONTH
    label = "Social supplement without a look at income / Automatische sociale toeslag"
    documentation = "For each month in which a parent gets leefloon, IVT or IGO."
    reference = "Decision of the Flemish Government of 7 December 2018; page: begijnendijk.be"

    def formula(family, period):
        has_children = family("child_benefit_children", period) > 0
        if not np.any(has_children):
            return has_children
        paid = ("leefloon", "disability_allowance", "income_guarantee_elderly")
        gets = sum(family.members(name, period) for name in paid) > 0
        return has_children & family.any(gets, role=Family.PARENT)


class child_benefit_low_income(Variable):
    value_type = bool
    entity = Family
    definition_period = MONTH
    label = "In the first income band / Onder de laagste inkomensgrens"
    documentation = "At most the limit."
    reference = f"{_DECREE}, article 18"

    def formula(family, period, parameters):
        automatic = family("child_benefit_automatic_supplement", period)
        tested = (family("child_benefit_children", period) > 0) & ~automatic
        if not np.any(tested):
            return automatic
        limit = parameters(period).child_benefit.social_limits.low
        return automatic | (tested & (family("child_benefit_family_income", period) <= limit))


class child_benefit_middle_income(Variable):
    value_type = bool
    entity = Family
    definition_period = MONTH
    label = "In the second income band / In de tweede inkomensschijf"
    documentation = (
        "Above the first limit and at most the second, which differs for one or two children "
        "(from April 2023) and for three or more, of whom one born from 2019 on."
    )
    reference = f"{_DECREE}, article 18"

    def formula(family, period, parameters):
        children = family("child_benefit_children", period)
        above = (children > 0) & ~family("child_benefit_low_income", period)
        if not np.any(above):
            return above
        benefit = parameters(period).child_benefit
        law = benefit.social_limits
        income = family("child_benefit_family_income", period)
        large = children >= law.children_of_large_family
        new = family.members("child_benefit_child", period) & ~family.members(
            "child_benefit_old_amounts", period
        )
        met = above & large & family.any(new) & (income <= law.large_family)
        small = above & ~large
        if np.any(small) and benefit.social.small_middle > 0:
            met = met | (small & (income <= law.small_family))
        return met


class child_benefit_basic(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Base amounts and age supplements / Basisbedragen en leeftijdsbijslagen"
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 13, 210 and 212"

    def formula(family, period):
        base = family.members("child_benefit_child_basic", period).astype("float64")
        return family.sum(base + family.members("child_benefit_child_age", period))


class child_benefit_orphan_supplement(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Orphan supplements / Wezentoeslagen"
    unit = "currency-EUR"
    reference = f"{_DECREE}, article 15"

    def formula(family, period):
        return family.sum(family.members("child_benefit_child_orphan", period).astype("float64"))


class child_benefit_care_supplement(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Care and foster care supplements as paid / Zorg- en pleegzorgtoeslagen"
    documentation = "Entered: they follow from points that a doctor gives."
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 16 and 17"


class child_benefit_social_supplement(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Social supplements / Sociale toeslagen"
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 18 and 222"

    def formula(family, period):
        return family.sum(family.members("child_benefit_child_social", period).astype("float64"))


class child_benefit(Variable):
    value_type = float
    entity = Family
    definition_period = MONTH
    label = "Child benefit of the month / Groeipakket van de maand"
    documentation = "Paid in the next month."
    unit = "currency-EUR"
    reference = _DECREE

    def formula(family, period):
        parts = ("basic", "orphan_supplement", "care_supplement", "social_supplement")
        return sum(family(f"child_benefit_{part}", period).astype("float64") for part in parts)


class child_benefit_received(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Share of the family's child benefit / Deel van het Groeipakket"
    documentation = "Parents share alike, so that it counts where they live."
    unit = "currency-EUR"

    def formula(person, period):
        family = person.family
        parents = family.nb_persons(Family.PARENT)
        share = np.where(parents > 0, person.has_role(Family.PARENT), 1)
        by = np.where(parents > 0, parents, family.nb_persons())
        return family("child_benefit", period).astype("float64") * share / by
