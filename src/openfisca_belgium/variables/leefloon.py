"""Leefloon: the amount of the category, less means, with the exemption for work (SPI)."""

import numpy as np
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person
from openfisca_belgium.kinds import LeefloonCategory
from openfisca_belgium.rounding import cents

_MONTHS = 12


class leefloon_amount(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Leefloon of the category, without means / Leefloon van de categorie"
    unit = "currency-EUR"
    reference = "Law of 26 May 2002, article 14"

    def formula(person, period, parameters):
        return _by_category(person, period, lambda: parameters(period).leefloon.amount)


class leefloon_fixed_exemption(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Fixed part of means that does not count, a month / Vaste vrijstelling per maand"
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 22, section 2"

    def formula(person, period, parameters):
        yearly = _by_category(person, period, lambda: parameters(period).leefloon.fixed_exemption)
        return yearly / _MONTHS


class spi_months_used(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Months of SPI exemption used before / Maanden SPI-vrijstelling al opgebruikt"
    unit = "month"


class spi_months_since_first(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Months since the first SPI exemption / Maanden sinds de eerste SPI-vrijstelling"
    unit = "month"


class shortage_occupation(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Works in a shortage occupation / Werkt in een knelpuntberoep"
    documentation = (
        "With the attestation of the regional service and a contract of three months or longer."
    )


class shortage_months_used(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Months of the higher exemption used / Maanden hogere vrijstelling al opgebruikt"
    documentation = "Three months, once in a life; the general exemption holds after."
    unit = "month"
    reference = "Royal decree of 11 July 2002, article 35, section 1"


class leefloon_means_before_spi(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Means that count, wage whole / Bestaansmiddelen met het volledige loon"
    unit = "currency-EUR"
    reference = "Law of 26 May 2002, article 16"

    def formula(person, period):
        applicant = person("leefloon_category", period) != LeefloonCategory.none
        parts = ("leefloon_own_means", "leefloon_partner_means", "leefloon_relatives_means")
        return applicant * sum(person(part, period).astype("float64") for part in parts)


class spi_exemption(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Net wage that does not count for leefloon (SPI) / SPI-vrijstelling op het loon"
    documentation = (
        "During 36 months within 72, and only when some leefloon remains due after it; higher "
        "during three months in a shortage occupation. Equivalent leefloon does not have it by "
        "itself."
    )
    unit = "currency-EUR"
    reference = "Royal decree of 11 July 2002, article 35"

    def formula(person, period, parameters):
        wage = person("net_wage", period).astype("float64")
        works = (person("leefloon_category", period) != LeefloonCategory.none) & (wage > 0)
        if not np.any(works):
            return np.zeros(person.count)
        law = parameters(period).leefloon.spi
        open_still = (person("spi_months_used", period) < law.months) & (
            person("spi_months_since_first", period) < law.window_months
        )
        equivalent = person("equivalent_leefloon", period)
        if np.any(works & equivalent):
            open_still &= ~equivalent | (law.for_equivalent == 1)
        exempt = np.minimum(wage, _exemption(person, period, law))
        left = person("leefloon_means_before_spi", period) - exempt
        remains_due = left < person("leefloon_amount", period)
        return np.where(works & open_still & remains_due, exempt, 0)


class leefloon_means(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Means that count, before the fixed exemption / Bestaansmiddelen die meetellen"
    unit = "currency-EUR"
    reference = "Law of 26 May 2002, article 16"

    def formula(person, period):
        before = person("leefloon_means_before_spi", period).astype("float64")
        return cents(before - person("spi_exemption", period))


class leefloon(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Leefloon that remains due / Leefloon dat overblijft"
    documentation = (
        "Says nothing about residence, nationality or willingness to work: the OCMW looks into "
        "those."
    )
    unit = "currency-EUR"
    reference = "Law of 26 May 2002, articles 14 to 16"

    def formula(person, period):
        amount = person("leefloon_amount", period).astype("float64")
        means = person("leefloon_means", period)
        exempt = np.where(means < amount, person("leefloon_fixed_exemption", period), 0)
        return cents(np.maximum(amount - np.maximum(means - exempt, 0), 0))


def _exemption(person, period, law):
    """The higher exemption is asked for only when somebody has it."""
    shortage = person("shortage_occupation", period)
    if not np.any(shortage):
        return law.general
    higher = shortage & (person("shortage_months_used", period) < law.shortage_months)
    return np.where(higher, law.shortage_occupation, law.general)


def _by_category(person, period, law):
    """Per person what `law()` has for the category; nothing is asked when nobody applies."""
    category = person("leefloon_category", period)
    if not np.any(category != LeefloonCategory.none):
        return np.zeros(person.count)
    values = law()
    named = {
        LeefloonCategory.cohabiting: values.cohabiting,
        LeefloonCategory.single: values.single,
        LeefloonCategory.family: values.family,
    }
    return np.select([category == kind for kind in named], list(named.values()))
