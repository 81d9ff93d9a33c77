"""Increased reimbursement of health care (VT): by status, or by one of two income tests."""

import numpy as np
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from openfisca_belgium.entities import Household, Person
from openfisca_belgium.kinds import IncreasedReimbursement

_MONTHS = 12
# Civil code, article 388.
_ADULT = 18
_DECREE = "Royal decree of 15 January 2014"
_TAXED = (
    "taxable_wage",
    "unemployment_benefit",
    "insertion_allowance",
    "sickness_benefit",
    "income_guarantee_supplement",
    "pension",
    "maintenance_received",
    "other_income",
)


class leefloon_months_in_a_row(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Whole months on leefloon in a row / Volle maanden leefloon na elkaar"
    unit = "month"


class increased_reimbursement_status(Variable):
    value_type = bool
    entity = Person
    definition_period = MONTH
    label = "Other status that opens the right / Ander statuut dat het recht opent"
    documentation = (
        "Care budget for elderly people, child with four points or more, orphan or unaccompanied "
        "minor who is insured by himself."
    )
    reference = _DECREE


class increased_reimbursement_indicator(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = (
        "In a group whose present income is looked at / In een groep met toets op huidig inkomen"
    )
    documentation = (
        "Widowed, invalid, pensioner, recognised disability, single parent, long unemployed. A "
        "single parent of a minor is found by itself."
    )
    reference = _DECREE

    def formula(household, period):
        members = household.members
        minor = (members("age", period) < _ADULT) & members.has_role(Household.CHILD)
        return household.any(minor) & (household.nb_persons(Household.PARTNER) == 0)


class months_without_work_or_ill(Variable):
    value_type = int
    entity = Person
    definition_period = MONTH
    label = "Months on unemployment or sickness benefit / Maanden werkloos of ziek"
    unit = "month"


class increased_reimbursement_members(Variable):
    value_type = int
    entity = Household
    definition_period = MONTH
    label = "Members whose income counts / Gezinsleden die meetellen"
    documentation = "Head, partner and their minor or studying children; other relatives do not."
    unit = "/1"
    reference = _DECREE

    def formula(household, period):
        return household.sum(_counts(household, period))


class increased_reimbursement_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Gross taxable income of the year before / Bruto belastbaar inkomen van vorig jaar"
    documentation = "Unless entered: twelve times the present month."
    unit = "currency-EUR"
    reference = _DECREE

    def formula(household, period):
        return household("increased_reimbursement_current_income", period)


class increased_reimbursement_current_income(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Present taxable income, made yearly / Huidig belastbaar inkomen op jaarbasis"
    unit = "currency-EUR"
    reference = _DECREE

    def formula(household, period):
        members = household.members
        month = sum(members(name, period).astype("float64") for name in _TAXED)
        return _MONTHS * household.sum(month * _counts(household, period))


class increased_reimbursement_automatic(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "Right without a look at income / Recht zonder inkomensonderzoek"
    reference = _DECREE

    def formula(household, period, parameters):
        members = household.members
        needed = parameters(period).increased_reimbursement.leefloon_months
        long_leefloon = members("leefloon_months_in_a_row", period) >= needed
        paid = ("income_guarantee_elderly", "disability_allowance")
        gets = sum(members(name, period) for name in paid) > 0
        open_by = long_leefloon | gets | members("increased_reimbursement_status", period)
        return household.any(open_by & _counts(household, period))


class increased_reimbursement_fund_checks(Variable):
    value_type = bool
    entity = Household
    definition_period = MONTH
    label = "The fund looks itself, nobody need ask / Het ziekenfonds kijkt zelf na"
    documentation = "Since October 2024: alone, and three months without work or ill."
    reference = "page: droitsquotidiens.be (October 2024)"

    def formula(household, period, parameters):
        law = parameters(period).increased_reimbursement
        long_enough = household.members("months_without_work_or_ill", period) >= law.fund_months
        alone = household("increased_reimbursement_members", period) == 1
        return alone & household.any(long_enough) & (law.fund_checks_itself == 1)


class increased_reimbursement_ceiling(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Yearly income at most, test of the year before / Inkomensgrens, test op vorig jaar"
    unit = "currency-EUR"
    reference = _DECREE

    def formula(household, period, parameters):
        law = parameters(period).increased_reimbursement
        further = household("increased_reimbursement_members", period) - 1
        return law.yearly_base + law.yearly_per_person * np.maximum(further, 0)


class increased_reimbursement_current_ceiling(Variable):
    value_type = float
    entity = Household
    definition_period = MONTH
    label = "Yearly income at most, test of present income / Inkomensgrens, test op huidig inkomen"
    unit = "currency-EUR"
    reference = _DECREE

    def formula(household, period, parameters):
        law = parameters(period).increased_reimbursement
        further = household("increased_reimbursement_members", period) - 1
        return law.current_base + law.current_per_person * np.maximum(further, 0)


class increased_reimbursement(Variable):
    value_type = Enum
    possible_values = IncreasedReimbursement
    default_value = IncreasedReimbursement.none
    entity = Household
    definition_period = MONTH
    label = "Increased reimbursement, and by which test / Verhoogde tegemoetkoming, en waardoor"
    documentation = "At most the ceiling. The health fund decides."
    reference = _DECREE

    def formula(household, period):
        automatic = household("increased_reimbursement_automatic", period)
        indicator = ~automatic & (
            household("increased_reimbursement_indicator", period)
            | household("increased_reimbursement_fund_checks", period)
        )
        # The other ceiling is the higher one, and is asked for only when it matters.
        yearly = _within(household, period, ~automatic, "")
        current = _within(household, period, indicator & ~yearly, "current_")
        return np.select(
            [automatic, yearly, current],
            [
                IncreasedReimbursement.automatic,
                IncreasedReimbursement.yearly_income,
                IncreasedReimbursement.current_income,
            ],
            IncreasedReimbursement.none,
        )


def _within(household, period, tested, prefix):
    """Who of the tested has at most the ceiling; no ceiling is asked for when nobody is."""
    if not np.any(tested):
        return tested
    income = household(f"increased_reimbursement_{prefix}income", period)
    return tested & (income <= household(f"increased_reimbursement_{prefix}ceiling", period))


def _counts(household, period):
    members = household.members
    couple = members.has_role(Household.HEAD) | members.has_role(Household.PARTNER)
    young = (members("age", period) < _ADULT) | members("is_studying", period)
    return couple | (members.has_role(Household.CHILD) & young)
