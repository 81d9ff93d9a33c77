"""Unemployment from March 2026: how long, and the amounts of the law before any index."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person
from openfisca_belgium.kinds import UnemploymentFamily

_DECREE = "Royal decree of 25 November 1991"


class unemployment_benefit(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Unemployment benefit as paid, net / Werkloosheidsuitkering zoals uitbetaald"
    documentation = "Entered: the index of today's amounts lacks a source."
    unit = "currency-EUR"


class unemployment_month(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Which month of unemployment, 1 the first / Hoeveelste maand werkloosheid"
    unit = "month"


class past_work_days(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Days of past work that lengthen the right / Gewerkte dagen die het recht verlengen"
    unit = "day"
    reference = f"{_DECREE}, article 114, section 1"


class unemployment_extension_months(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Months that do not run or lengthen / Maanden die niet meetellen of verlengen"
    documentation = "Work, illness, maternity, self-employment of three months or longer."
    unit = "month"
    reference = f"{_DECREE}, article 116"


class career_years(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Years of career / Loopbaanjaren"
    unit = "year"


class daily_wage_base(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Average daily wage at the index of the law / Gemiddeld dagloon, niet geïndexeerd"
    unit = "currency-EUR"
    reference = f"{_DECREE}, article 111"


class unemployment_family(Variable):
    value_type = Enum
    possible_values = UnemploymentFamily
    default_value = UnemploymentFamily.cohabiting
    entity = Person
    definition_period = MONTH
    label = "Family status for unemployment / Gezinstoestand voor de werkloosheid"
    documentation = "Alone at the address is single; a family in charge is entered."
    reference = f"{_DECREE}, article 110"

    def formula(person, period):
        alone = person.household.nb_persons() == 1
        return np.where(alone, UnemploymentFamily.single, UnemploymentFamily.cohabiting)


class unemployment_unlimited(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Right without limit in time / Recht zonder beperking in de tijd"
    documentation = (
        "By age and career. Income guarantee benefit from 19 hours a week stays too. Other "
        "groups (arts, dockers, company supplement) are entered."
    )
    reference = f"{_DECREE}, article 114, section 2 and article 116, section 3"

    def formula(person, period):
        return np.full(person.count, True)

    def formula_2026_03(person, period, parameters):
        law = parameters(period).unemployment.duration
        old = person("age", period) >= law.unlimited_age
        long_career = person("career_years", period) >= law.unlimited_career
        topped_up = person("income_guarantee_supplement", period) > 0
        half_time = person("weekly_hours", period) >= law.igu_hours
        return (old & long_career) | (topped_up & half_time)


class unemployment_months_entitled(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Months of benefit in all / Maanden uitkering in totaal"
    documentation = (
        "From March 2026: 12, and one for each 104 days of past work, 24 at most, and what does "
        "not run. 0 before, when there was no limit."
    )
    unit = "month"
    reference = f"{_DECREE}, articles 114 and 116"

    def formula_2026_03(person, period, parameters):
        law = parameters(period).unemployment.duration
        further = person("past_work_days", period) // int(law.days_per_extra_month)
        extension = person("unemployment_extension_months", period)
        return law.first_period + np.minimum(further, law.extra_months) + extension


class unemployment_right_open(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "This month is still within the right / Deze maand valt nog binnen het recht"
    reference = f"{_DECREE}, article 114"

    def formula(person, period):
        return person("unemployment_month", period) > 0

    def formula_2026_03(person, period):
        month = person("unemployment_month", period)
        within = month <= person("unemployment_months_entitled", period)
        return (month > 0) & (within | person("unemployment_unlimited", period))


class unemployment_rate(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Share of the capped daily wage / Percentage van het begrensde dagloon"
    documentation = (
        "Until February 2026 the second period began with a share too and then stepped down to a "
        "flat rate; from March 2026 it is flat at once: 0."
    )
    unit = "/1"
    reference = f"{_DECREE}, article 114"

    def formula(person, period, parameters):
        law = parameters(period).unemployment.before
        status = person("unemployment_family", period)
        second = np.select(
            [status == UnemploymentFamily.family, status == UnemploymentFamily.single],
            [law.second_family, law.second_single],
            law.second_cohabiting,
        )
        month = person("unemployment_month", period)
        rate = np.select([month <= 3, month <= 12], [law.months_1_3, law.months_4_12], second)
        return np.where(month > 0, rate, 0)

    def formula_2026_03(person, period, parameters):
        law = parameters(period).unemployment.base
        month = person("unemployment_month", period)
        rate = np.select([month <= 3, month <= 12], [law.rate_1_3, law.rate_4_12], 0)
        return np.where(month > 0, rate, 0)


class unemployment_daily_base(Variable):
    value_type = float
    entity = Person
    definition_period = MONTH
    label = "Daily amount before any index, NOT what is paid / Dagbedrag niet geïndexeerd"
    unit = "currency-EUR"
    reference = f"{_DECREE}, articles 111, 114 and 115"

    def formula_2026_03(person, period, parameters):
        law = parameters(period).unemployment.base
        month = person("unemployment_month", period)
        wage = person("daily_wage_base", period).astype("float64")
        steps = [month <= 3, month <= 6, month <= 12]
        cap = np.select(steps, [law.cap_1_3, law.cap_4_6, law.cap_7_12], 0)
        rate = person("unemployment_rate", period)
        least = _least(person, period, law)
        paid = np.maximum(np.minimum(wage, cap) * rate, least)
        return np.where(person("unemployment_right_open", period), paid, 0)


class second_period_condition(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Condition of the higher second period / Voorwaarde hogere tweede periode"
    reference = f"{_DECREE}, article 114, section 4"


def _least(person, period, law):
    """The lowest daily amount by family status and month; in the second period the amount."""
    month = person("unemployment_month", period)
    status = person("unemployment_family", period)
    second = np.where(
        person("second_period_condition", period), law.cohabiting_second, law.cohabiting_flat
    )
    cohabiting = np.select(
        [month <= 3, month <= 6, month <= 12],
        [law.cohabiting_1_3, law.cohabiting_4_6, law.cohabiting_7_12],
        second,
    )
    early = month <= 6
    return np.select(
        [status == UnemploymentFamily.family, status == UnemploymentFamily.single],
        [
            np.where(early, law.family_1_6, law.family_later),
            np.where(early, law.single_1_6, law.single_later),
        ],
        cohabiting,
    )
