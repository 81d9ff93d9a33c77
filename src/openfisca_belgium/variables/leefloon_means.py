"""Leefloon: what somebody has of his own, a month."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household, Person

_MONTHS = 12
_COUNTED = (
    "unemployment_benefit",
    "insertion_allowance",
    "sickness_benefit",
    "disability_allowance",
    "income_guarantee_elderly",
    "income_guarantee_supplement",
    "pension",
    "maintenance_received",
    "other_income",
)


class integration_allowance(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Integration allowance within the disability allowance / Integratietegemoetkoming (IT)"
    documentation = "The part of `disability_allowance` that does not count for leefloon."
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 22, section 1"


class movable_capital(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Savings and investments / Spaargeld en beleggingen"
    unit = "currency-EUR"


class own_home(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Owns the home / Eigenaar van de woning"


class home_share(Variable):
    value_type = float
    default_value = 1.0
    entity = Person
    definition_period = MONTH
    label = "Share of the home that is owned / Aandeel in de eigen woning"
    unit = "/1"


class cadastral_income_home(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Cadastral income of the home, a year / Kadastraal inkomen van de woning per jaar"
    unit = "currency-EUR"


class leefloon_income(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Net incomes that count besides a wage / Inkomsten die meetellen naast loon"
    documentation = (
        "Not counted: child benefit and maintenance for children (entered on the child), training "
        "premiums, neighbourhood-work vouchers up to 6 euro each, integration allowance."
    )
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 22, section 1"

    def formula(person, period):
        counted = sum(person(name, period).astype("float64") for name in _COUNTED)
        return np.maximum(counted - person("integration_allowance", period), 0)


class leefloon_capital_means(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Part of savings that counts, a month / Deel van het spaargeld dat meetelt"
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 27"

    def formula(person, period, parameters):
        capital = person("movable_capital", period).astype("float64")
        law = parameters(period).leefloon.means
        low = np.clip(capital, law.capital_t1, law.capital_t2) - law.capital_t1
        high = np.maximum(capital - law.capital_t2, 0)
        return (low * law.capital_rate_1 + high * law.capital_rate_2) / _MONTHS


class leefloon_home_means(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Part of the home that counts, a month / Deel van de woning dat meetelt"
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 25"

    def formula(person, period, parameters):
        law = parameters(period).leefloon.means
        minor = person("age", period) < law.adult_age
        children = person.household.sum(minor & person.has_role(Household.CHILD))
        exempt = law.cadastral_exemption + law.cadastral_exemption_per_child * children
        above = np.maximum(person("cadastral_income_home", period) - exempt, 0)
        share = person("home_share", period) * person("own_home", period)
        return above.astype("float64") * share * law.cadastral_multiplier / _MONTHS


class leefloon_own_means(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "All own means a month, wage whole / Alle eigen bestaansmiddelen, loon volledig"
    unit = "currency-EUR"
    reference = "Law of 26 May 2002, article 16"

    def formula(person, period):
        parts = ("net_wage", "leefloon_income", "leefloon_capital_means", "leefloon_home_means")
        return sum(person(part, period).astype("float64") for part in parts)
