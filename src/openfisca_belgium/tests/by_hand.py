"""One wage at a time in decimals, as somebody with the law and a pocket calculator would.

Written apart from the formulas, with the same parameters: what both give is no slip of either.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)


def cent(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


def exact(value):
    return Decimal(str(value))


@dataclass(frozen=True)
class Payslip:
    contributions: Decimal
    bonus_a: Decimal
    bonus_b: Decimal
    taxable: Decimal
    tax_before_bonus: Decimal
    fiscal_bonus: Decimal
    special: Decimal

    @property
    def net(self):
        return self.taxable - self.tax_before_bonus + self.fiscal_bonus - self.special


def payslip(rules, situation, gross):
    """The payslip of a month since April 2024. rules: all parameters of that month."""
    blue = situation.status.name == "blue_collar"
    base = gross * exact(rules.contributions.blue_collar_base) if blue else gross
    contributions = cent(base * exact(rules.contributions.employee_rate))
    bonus_a, bonus_b = bonus(rules.work_bonus, situation, gross, contributions)
    taxable = gross - contributions + bonus_a + bonus_b
    tax = month_tax(rules.withholding_tax, situation, taxable)
    fiscal = rules.work_bonus.fiscal
    due = cent(bonus_a * exact(fiscal.rate_a) + bonus_b * exact(fiscal.rate_b))
    special = special_contribution(rules.special_contribution, situation, cent(base))
    return Payslip(contributions, bonus_a, bonus_b, taxable, tax, min(due, tax), special)


def bonus(rules, situation, gross, contributions):
    hours, full_time = exact(situation.hours), exact(situation.full_time)
    hours = min(hours, full_time)
    reference = cent(gross * full_time / hours)
    before_cap = []
    for part in (rules.part_a, rules.part_b):
        amounts = part[situation.status.name]
        amount = ZERO
        if ZERO < reference <= exact(part.zero_from):
            above = max(reference - exact(part.full_until), ZERO)
            amount = max(cent(exact(amounts.maximum) - exact(amounts.slope) * above), ZERO)
        before_cap.append(cent(amount * hours / full_time))
    part_b = min(before_cap[1], contributions)
    return min(before_cap[0], contributions - part_b), part_b


def year_tax(scale, income):
    tax, below = ZERO, ZERO
    for number in (1, 2, 3):
        until = exact(scale[f"threshold_{number}"])
        tax += max(min(income, until) - below, ZERO) * exact(scale[f"rate_{number}"])
        below = until
    return cent(tax + max(income - below, ZERO) * exact(scale.rate_4))


def month_tax(rules, situation, taxable):
    year = taxable * 12
    most = exact(rules.expenses_maximum)
    net = year - min(cent(year * exact(rules.expenses_rate)), most)
    free = exact(rules.tax_free_reduction)
    if situation.couple and situation.earners == 1:
        share = net * exact(rules.marital_quotient_rate)
        share = cent(min(share, exact(rules.marital_quotient_maximum)))
        tax = year_tax(rules.scale, share) + year_tax(rules.scale, net - share) - 2 * free
    else:
        tax = year_tax(rules.scale, net) - free
    tax = (max(tax, ZERO) / 12).quantize(CENT, ROUND_DOWN)
    if situation.children:
        tax -= cent(exact(rules.for_children[f"number_{situation.children}"]) / 12)
        if not situation.couple:
            tax -= cent(exact(rules.single_parent) / 12)
    return max(tax, ZERO)


def special_contribution(rules, situation, wage):
    steps = rules.together if situation.couple else rules.alone
    start, second = exact(rules.start), exact(rules.second)
    due = ZERO
    if wage >= start:
        due = exact(steps.rate_from_start) * (wage - start)
    if wage >= second:
        due = exact(steps.at_second) + exact(rules.rate_from_second) * (wage - second)
    if not situation.couple:
        third, fourth = exact(rules.third), exact(rules.fourth)
        if wage >= third:
            due = exact(steps.at_third) + exact(rules.rate_from_third) * (wage - third)
        if wage >= fourth:
            due = exact(steps.at_fourth) + exact(rules.rate_from_second) * (wage - fourth)
    if situation.couple and situation.earners == 2:
        if wage >= exact(rules.two_earners_from):
            due = max(due, exact(rules.two_earners_minimum))
        return cent(min(due, exact(rules.two_earners_maximum)))
    return cent(min(due, exact(rules.one_earner_maximum)))
