"""The poverty threshold of a survey year, for the size of the household."""

import numpy as np
from openfisca_core.periods import MONTH, YEAR
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household

_MONTHS = 12
_EU_SILC = "Eurostat, EU-SILC: modified OECD scale, 60 percent of the median"


class poverty_threshold(Variable):
    value_type = float
    entity = Household
    definition_period = YEAR
    label = (
        "Poverty threshold a month, of a SILC year / Armoededrempel per maand, van een SILC-jaar"
    )
    documentation = (
        "Year t of the survey is about incomes of t-1. From the annual figure where it is known, "
        "rounded to a euro at the end. Size of the household in January of that year."
    )
    unit = "currency-EUR"
    reference = _EU_SILC

    def formula(household, period, parameters):
        size = household("equivalised_size", period.first_month)
        return _threshold(size, parameters(period).poverty)


class poverty_silc_year(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH
    label = "SILC year to compare with / SILC-jaar waarmee vergeleken wordt"
    documentation = "The newest with a published threshold."
    unit = "year"

    def formula(household, period, parameters):
        return np.full(household.count, parameters(period).poverty.newest_year)


class poverty_threshold_newest(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Newest poverty threshold for this household / Jongste armoededrempel per maand"
    documentation = "That of `poverty_silc_year`, for the household as it is this month."
    unit = "currency-EUR"
    reference = _EU_SILC

    def formula(household, period, parameters):
        size = household("equivalised_size", period)
        years = household("poverty_silc_year", period)
        threshold = np.zeros(household.count)
        for year in np.unique(years):
            of_year = _threshold(size, parameters(f"{year}-01-01").poverty)
            threshold = np.where(years == year, of_year, threshold)
        return threshold


class poverty_gap(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Euro a month below the threshold / Euro per maand onder de armoededrempel"
    documentation = "Negative above it. An indication: SILC looks at a whole year."
    unit = "currency-EUR"
    reference = _EU_SILC

    def formula(household, period):
        threshold = household("poverty_threshold_newest", period).astype("float64")
        return threshold - household("disposable_income", period)


class below_poverty_threshold(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "Income lower than the threshold / Inkomen lager dan de armoededrempel"
    reference = _EU_SILC

    def formula(household, period):
        return household("poverty_gap", period) > 0


def _threshold(size, law):
    """Euro a month; the annual figure is the more exact one and is not known of every year."""
    single = law.single_year / _MONTHS if "single_year" in law else law.single_month
    # Sizes are 32-bit floats: 2.1 comes as 2.0999999.
    return np.floor(single * np.round(size.astype("float64"), 4) + 0.5)
