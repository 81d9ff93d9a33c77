"""Leefloon: who asks for it, in which category, and who else at the address matters."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household, Person
from openfisca_belgium.kinds import Kinship, LeefloonCategory


class leefloon_applicant(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Asks for leefloon, or gets it / Vraagt of krijgt een leefloon"
    documentation = "The head of the household unless told otherwise; adults only."
    reference = "Law of 26 May 2002, article 3"

    def formula(person, period, parameters):
        adult = person("age", period) >= parameters(period).leefloon.means.adult_age
        return adult & person.has_role(Household.HEAD)


class leefloon_category(Variable):
    value_type = Enum
    possible_values = LeefloonCategory
    default_value = LeefloonCategory.none
    entity = Person
    definition_period = MONTH
    label = "Category of leefloon / Categorie van leefloon"
    documentation = (
        "Family: head or partner with a minor child of theirs at home; one leefloon then covers "
        "both partners, so the partner has none. Single: nobody else at the address. A homeless "
        "person with an agreement counts as single and is entered so."
    )
    reference = "Law of 26 May 2002, article 14"

    def formula(person, period, parameters):
        household = person.household
        adult_age = parameters(period).leefloon.means.adult_age
        minor = (person("age", period) < adult_age) & person.has_role(Household.CHILD)
        asks = person("leefloon_applicant", period)
        partner = person.has_role(Household.PARTNER)
        parent = person.has_role(Household.HEAD) | partner
        family = parent & household.any(minor)
        covered = family & partner & household.any(asks & person.has_role(Household.HEAD))
        kinds = [
            (~asks | covered, LeefloonCategory.none),
            (family, LeefloonCategory.family),
            (household.nb_persons() == 1, LeefloonCategory.single),
        ]
        return np.select(
            [met for met, _ in kinds],
            [kind for _, kind in kinds],
            LeefloonCategory.cohabiting,
        )


class kinship_to_applicant(Variable):
    value_type = Enum
    possible_values = Kinship
    default_value = Kinship.none
    entity = Person
    definition_period = MONTH
    label = "Relation to who asks for leefloon / Verwantschap met wie leefloon vraagt"
    documentation = (
        "When the head or the partner asks: their children. When a child asks: head and partner, "
        "taken for its parents (a step-parent is none: enter it). Parents, grandparents and "
        "in-laws who live along as others are entered. The partner of who asks is counted apart."
    )
    reference = "Royal decree of 11 July 2002, article 34"

    def formula(person, period):
        asks = person("leefloon_applicant", period)
        child = person.has_role(Household.CHILD)
        parent = person.has_role(Household.HEAD) | person.has_role(Household.PARTNER)
        related = (child & person.household.any(asks & parent)) | (
            parent & person.household.any(asks & child)
        )
        return np.where(related, Kinship.first_degree, Kinship.none)


class leefloon_counts_relatives(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "The OCMW counts parents or children / Het OCMW telt ouders of kinderen mee"
    documentation = "Its own choice until February 2026; compulsory after, unless for equity."
    reference = "Royal decree of 11 July 2002, article 34, section 2"


class leefloon_file_before_reform(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Runs since before March 2026, not reviewed yet / Loopt al, nog niet herzien"
    reference = "Royal decree of 7 January 2026: from the next review on"


class equity_exception(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = (
        "The OCMW leaves relatives out for equity / Het OCMW telt familie niet mee om billijkheid"
    )
    reference = "Royal decree of 11 July 2002, article 34, section 2"


class equivalent_leefloon(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Equivalent leefloon, law of 2 April 1965 / Equivalent leefloon"
    documentation = "For who is not in the population register: same amounts in practice."
    reference = "Law of 2 April 1965"
