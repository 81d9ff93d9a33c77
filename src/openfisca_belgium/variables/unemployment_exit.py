"""Unemployment: the first day without benefit for who had one on 30 June 2025."""

from datetime import date

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Person
from openfisca_belgium.kinds import BenefitPeriod, ExitGroup

_SOURCE = "RVA/ONEM, info sheet T33: who had a benefit before 1 March 2026"
_NO_DAY = date(9999, 12, 31)


class benefit_period_2025(Variable):
    value_type = Enum
    possible_values = BenefitPeriod
    default_value = BenefitPeriod.none
    entity = Person
    definition_period = MONTH
    label = "Benefit period on 30 June 2025 / Uitkeringsperiode op 30 juni 2025"
    reference = _SOURCE


class benefit_days_2024(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Unemployment benefits until the end of 2024 / Werkloosheidsuitkeringen tot eind 2024"
    documentation = "In days, six a week, over the whole career."
    unit = "day"
    reference = _SOURCE


class unemployment_exit_group(Variable):
    value_type = Enum
    possible_values = ExitGroup
    default_value = ExitGroup.none
    entity = Person
    definition_period = MONTH
    label = "Group of the letter from the RVA / Groep van de brief van de RVA"
    documentation = (
        "The letter decides: enter it when it is there. An insertion allowance counts here when "
        "it began before 2025."
    )
    reference = _SOURCE

    def formula(person, period, parameters):
        had = person("benefit_period_2025", period)
        if not np.any(had != BenefitPeriod.none):
            return np.full(person.count, ExitGroup.none)
        law = parameters(period).unemployment.exit_days
        days = person("benefit_days_2024", period)
        third = had == BenefitPeriod.third
        groups = [
            (third & (days >= law.days_of_20_years), ExitGroup.twenty_years),
            (third & (days >= law.days_of_8_years), ExitGroup.eight_years),
            (third, ExitGroup.third_period),
            (had == BenefitPeriod.second, ExitGroup.second_period),
            (had == BenefitPeriod.first, ExitGroup.first_period),
            (had == BenefitPeriod.insertion, ExitGroup.insertion_before_2025),
        ]
        return np.select([met for met, _ in groups], [each for _, each in groups], ExitGroup.none)


class unemployment_exit_day(Variable):
    value_type = date
    default_value = _NO_DAY
    entity = Person
    definition_period = MONTH
    label = "First day without benefit / Eerste dag zonder uitkering"
    documentation = (
        "9999-12-31 when none is known. In the first period a month later for each 104 days of "
        "past work. From 55 years with a long career there is no such day: the letter tells."
    )
    reference = _SOURCE

    def formula(person, period, parameters):
        group = person("unemployment_exit_group", period)
        if not np.any(group != ExitGroup.none):
            return np.full(person.count, np.datetime64(_NO_DAY))
        law = parameters(period).unemployment.exit_days
        days = {each: _day(law[each.name]) for each in ExitGroup if each.name != "none"}
        found = np.select(
            [group == each for each in days], list(days.values()), np.datetime64(_NO_DAY)
        )
        later = group == ExitGroup.first_period
        if not np.any(later):
            return found
        # The rule of the law, known before the day on which it took effect.
        duration = parameters("2026-03-01").unemployment.duration
        months = person("past_work_days", period) // int(duration.days_per_extra_month)
        by = np.minimum(months, int(duration.extra_months))
        moved = (days[ExitGroup.first_period].astype("datetime64[M]") + by).astype("datetime64[D]")
        return np.where(later, moved, found)


def _day(written):
    """20260701 as a day."""
    year, rest = divmod(int(written), 10_000)
    return np.datetime64(date(year, *divmod(rest, 100)))
