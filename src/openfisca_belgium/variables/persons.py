"""Who somebody is: age, work and what comes in besides, as it was told."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import ETERNITY, MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person
from openfisca_belgium.kinds import WorkerStatus


class birth(Variable):
    value_type = date
    default_value = date(1970, 1, 1)
    entity = Person
    definition_period = ETERNITY
    label = "Birth date / Geboortedatum"


class age(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Age in completed years on the first of the month / Leeftijd"
    unit = "year"

    def formula(person, period):
        born = person("birth", period)
        years = born.astype("datetime64[Y]").astype(int) + 1970
        months = born.astype("datetime64[M]").astype(int) % 12 + 1
        days = (born - born.astype("datetime64[M]") + 1).astype(int)
        has_had_birthday = (months < period.start.month) | (
            (months == period.start.month) & (days <= period.start.day)
        )
        return period.start.year - years - np.where(has_had_birthday, 0, 1)


class worker_status(Variable):
    value_type = Enum
    possible_values = WorkerStatus
    default_value = WorkerStatus.none
    entity = Person
    definition_period = MONTH
    label = "Employee, white or blue collar / Bediende of arbeider"


class weekly_hours(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Contract hours a week / Uren per week"
    unit = "hour/week"


class full_time_weekly_hours(Variable):
    value_type = float
    default_value = 38.0
    entity = Person
    definition_period = MONTH
    label = "Hours a week of somebody full-time in the same place / Voltijdse uren per week"
    unit = "hour/week"


class gross_wage(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Gross wage a month, for the contract hours / Brutoloon per maand"
    unit = "currency-EUR"
