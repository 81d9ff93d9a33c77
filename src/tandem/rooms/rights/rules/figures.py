"""Dated amounts that conditions of rights look at: those of the rules as code, read alone.

They are for finding, not for paying: what somebody receives is computed elsewhere, or read
on a letter. An amount that is too old to compute with may still say "perhaps".
"""

from datetime import date
from decimal import Decimal

from openfisca_belgium.values import DatedValue, parameter

# Key of a figure -> parameter of the rules, in euro a month, or a year where the key says so.
FIGURES = {
    "leefloon_cohabiting": "leefloon.amount.cohabiting",
    "leefloon_single": "leefloon.amount.single",
    "leefloon_family": "leefloon.amount.family",
    "increased_reimbursement_year": "increased_reimbursement.yearly_base",
    "increased_reimbursement_year_member": "increased_reimbursement.yearly_per_person",
    "legal_aid_single": "legal_aid.single_partly",
    "legal_aid_household": "legal_aid.household_partly",
    "legal_aid_dependant": "legal_aid.per_dependant",
    "social_supplement_small": "child_benefit.social.small_low",
    "social_supplement_large": "child_benefit.social.large_low",
    "social_supplement_year": "child_benefit.social_limits.low",
    "rent_subsidy_year_single": "other_amounts.rent_subsidy_single",
    "rent_subsidy_year_family": "other_amounts.rent_subsidy_others",
    "rent_subsidy_year_dependant": "other_amounts.rent_subsidy_per_person",
    "minimum_wage": "minimum_wage.monthly",
    "jobbonus_from": "jobbonus.full_until",
    "jobbonus_to": "jobbonus.zero_above",
}


def newest(key: str, day: date) -> DatedValue | None:
    """The newest amount known on a day, however old. Raises KeyError on an unknown figure."""
    known = [
        value
        for value in parameter(FIGURES[key]).values
        if value.since <= day and value.value is not None
    ]
    return known[-1] if known else None


def euro(key: str, day: date) -> Decimal | None:
    """That amount; None before the first. Raises KeyError on an unknown figure."""
    value = newest(key, day)
    return value.value if value else None


def is_weak(key: str, day: date) -> bool:
    """Whether it may not be the amount of that day: not verified, in a gap, or too old."""
    held = parameter(FIGURES[key]).on(day)
    return held is None or not held.is_verified
