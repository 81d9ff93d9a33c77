"""The least that a full-time month may pay."""

from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person
from openfisca_belgium.rounding import cents


class minimum_gross_wage(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Minimum gross wage for the contract hours / Minimumloon voor de uren van het contract"
    unit = "currency-EUR"
    reference = "CAO 43/18, Nationale Arbeidsraad"

    def formula(person, period, parameters):
        hours, full_time = person("weekly_hours", period), person("full_time_weekly_hours", period)
        return cents(parameters(period).minimum_wage.monthly * hours / full_time)
