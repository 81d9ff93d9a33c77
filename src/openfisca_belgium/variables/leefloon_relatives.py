"""Leefloon: what partner and relatives at the same address have, as far as it counts."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household, Person
from openfisca_belgium.kinds import Kinship, LeefloonCategory


class child_benefit_for_applicant(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Child benefit a relative gets for who asks / Groeipakket voor de aanvrager zelf"
    documentation = "Without supplements: those never count."
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 34, section 2"


class leefloon_partner_means(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Means of the partner that count / Bestaansmiddelen van de partner die meetellen"
    documentation = (
        "Whole when the category is family; above the cohabiting amount when the partner does not "
        "ask; nothing when the partner asks for himself."
    )
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 34, sections 1 and 4"

    def formula(person, period, parameters):
        head, partner = person.has_role(Household.HEAD), person.has_role(Household.PARTNER)
        own = person("leefloon_own_means", period).astype("float64")
        asks = person("leefloon_applicant", period)
        of_other = _other(person, own, head, partner)
        other_asks = _other(person, asks, head, partner) > 0
        category = person("leefloon_category", period)
        some = (of_other > 0) & (category != LeefloonCategory.none)
        if not np.any(some):
            return np.zeros(person.count)
        above = np.maximum(of_other - parameters(period).leefloon.amount.cohabiting, 0)
        counted = np.where(category == LeefloonCategory.family, of_other, above * ~other_asks)
        return np.where(some, counted, 0)


class leefloon_relatives_means(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Means of relatives that count / Bestaansmiddelen van inwonende familie die meetellen"
    documentation = (
        "All adult relatives together, less the cohabiting amount for each. Before March 2026 only "
        "parents and children, when the OCMW chose so. When several at one address ask from March "
        "2026 on, a circular decides that was not found: the amount is then entered."
    )
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 34, section 2"

    def formula(person, period, parameters):
        applicant = person("leefloon_category", period) != LeefloonCategory.none
        relatives = _Relatives(person, period, parameters)
        counted = applicant & (relatives.count > 0) & relatives.are_counted
        if not np.any(counted):
            return np.zeros(person.count)
        law = parameters(period).leefloon
        if np.any(counted & relatives.reformed & (person.household.sum(applicant) > 1)):
            _ = law.means.several_applicants
        above = np.maximum(relatives.means - relatives.count * law.amount.cohabiting, 0)
        child_benefit = person("child_benefit_for_applicant", period) * relatives.reformed
        return np.where(counted, above + child_benefit, 0)


class _Relatives:
    """The adult relatives whom each person lives with: how many, with what, counted or not."""

    def __init__(self, person, period, parameters):
        law = parameters(period).leefloon.means
        kinship = person("kinship_to_applicant", period)
        adult = person("age", period) >= law.adult_age
        near, far = adult & (kinship == Kinship.first_degree), adult & (kinship == Kinship.further)
        means = person("leefloon_own_means", period).astype("float64")
        before = person("leefloon_file_before_reform", period)
        self.reformed = (law.relatives_compulsory == 1) & ~before
        self.count = _seen(person, near) + self.reformed * _seen(person, far)
        self.means = _seen(person, near * means) + self.reformed * _seen(person, far * means)
        chosen = person("leefloon_counts_relatives", period)
        self.are_counted = (self.reformed | chosen) & ~person("equity_exception", period)


def _seen(person, amount):
    """Of relatives as each person sees them: children see parents, parents see children."""
    household = person.household
    child, other = person.has_role(Household.CHILD), person.has_role(Household.OTHER)
    parent = ~child & ~other
    of_others = household.sum(amount * other)
    seen_by_child = household.sum(amount * parent) + of_others
    seen_by_parent = household.sum(amount * child) + of_others
    seen_by_other = household.sum(amount) - amount
    return np.select([child, parent], [seen_by_child, seen_by_parent], seen_by_other)


def _other(person, amount, head, partner):
    """Of the other one of the couple: head's for the partner and the other way round."""
    household = person.household
    of_partner = household.sum(amount, role=Household.PARTNER)
    of_head = household.sum(amount, role=Household.HEAD)
    return np.where(head, of_partner, np.where(partner, of_head, 0))
