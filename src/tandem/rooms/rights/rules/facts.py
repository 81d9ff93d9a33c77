"""What may be asked of a household to find rights: each fact with its name, kind and reading.

A reading gives None, or a range that is not closed, for what nobody knows: never zero or no.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tandem.rooms.rights.rules import figures
from tandem.rooms.rights.rules.home import (
    Every,
    HealthInsurance,
    Home,
    Housing,
    Income,
    IncomeKind,
    Person,
    Relation,
    Work,
)

ADULT = 18
# Gross to net: what is left of a wage lies somewhere between this share and the whole of it.
LEAST_NET_SHARE = Decimal("0.5")
WORKING_DAYS = 26
# What a test of income leaves out: it is not counted as means, or not taxed.
NOT_COUNTED = frozenset({IncomeKind.CHILD_BENEFIT})
LEEFLOON = (IncomeKind.LEEFLOON, IncomeKind.EQUIVALENT_LEEFLOON)


class Kind(StrEnum):
    YES_NO = "yes_no"
    NUMBER = "number"


@dataclass(frozen=True)
class Range:
    """A number that lies from low to high, both included; high None: nobody knows how much."""

    low: Decimal
    high: Decimal | None

    @property
    def exact(self) -> Decimal | None:
        return self.low if self.low == self.high else None

    def is_below(self, bound: Decimal) -> bool | None:
        """Whether it is less than the bound; None when that cannot be said."""
        if self.high is not None and self.high < bound:
            return True
        return False if self.low >= bound else None

    def is_at_most(self, bound: Decimal) -> bool | None:
        """Whether it is the bound or less; None when that cannot be said."""
        if self.high is not None and self.high <= bound:
            return True
        return False if self.low > bound else None


@dataclass(frozen=True)
class Against:
    """An amount held against a ceiling. has_equal: whether the ceiling itself still counts."""

    amount: Range
    ceiling: Decimal
    has_equal: bool = True

    @property
    def answer(self) -> bool | None:
        return self.under(self.ceiling)

    def under(self, ceiling: Decimal) -> bool | None:
        """Whether the amount lies under a ceiling; None when that cannot be said."""
        test = self.amount.is_at_most if self.has_equal else self.amount.is_below
        return test(ceiling)


Reading = bool | Range | Against | None


@dataclass(frozen=True)
class Fact:
    """figures: keys of the dated amounts on which the answer hangs."""

    label: Promise
    kind: Kind
    read: Callable[[Home], Reading]
    figures: tuple[str, ...] = ()


def month_euro(income: Income) -> Decimal:
    """What an income is a month: a day counts 26 times, a year for a twelfth."""
    if income.every == Every.DAY:
        return income.euro * WORKING_DAYS
    return income.euro / 12 if income.every == Every.YEAR else income.euro


def age(person: Person, day: date) -> int | None:
    """Completed years."""
    born = person.birth_date
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def children(home: Home, *, below: int) -> Range:
    """How many children are younger than this."""
    ages = [age(child, home.on) for child in home.children]
    sure = sum(1 for years in ages if years is not None and years < below)
    return Range(Decimal(sure), Decimal(sure + ages.count(None)))


def adults(home: Home) -> list[Person]:
    """Everybody but the children of the household."""
    return [person for person in home.persons if person.relation != Relation.CHILD]


def couple(home: Home) -> list[Person]:
    """The participant, and the partner if there is one."""
    return [person for person in (home.participant, home.partner) if person]


def net_income(persons: Iterable[Person], *, without: Collection[IncomeKind] = ()) -> Range:
    """Euro a month that arrives. A wage is known gross, so it leaves a range."""
    people = list(persons)
    counted = [
        income for person in people for income in person.incomes if income.kind not in without
    ]
    wages = sum((month_euro(one) for one in counted if one.kind == IncomeKind.WAGE), Decimal(0))
    rest = sum((month_euro(one) for one in counted if one.kind != IncomeKind.WAGE), Decimal(0))
    is_whole = all(person.are_incomes_complete for person in people)
    return Range(rest + wages * LEAST_NET_SHARE, rest + wages if is_whole else None)


def year_income(home: Home) -> Range:
    """Euro a year of participant and partner, wages gross, without child benefit."""
    people = couple(home)
    total = sum(
        (month_euro(one) for person in people for one in person.incomes
         if one.kind not in NOT_COUNTED),
        Decimal(0),
    ) * 12  # fmt: skip
    return Range(total, total if all(p.are_incomes_complete for p in people) else None)


def leefloon_category(home: Home) -> str | None:
    """The figure that belongs to who lives here; None when ages of children could decide."""
    minors = children(home, below=ADULT)
    if minors.low > 0:
        return "leefloon_family"
    if minors.high != minors.low:
        return None
    return "leefloon_cohabiting" if len(home.persons) > 1 else "leefloon_single"


def _below_leefloon(home: Home) -> Against | None:
    key = leefloon_category(home)
    amount = figures.euro(key, home.on) if key else None
    if amount is None:
        return None
    means = net_income(couple(home), without=NOT_COUNTED | set(LEEFLOON))
    return Against(means, amount, has_equal=False)


def _below(limit: Callable[[Home], Decimal | None], income: Callable[[Home], Range]):
    def read(home: Home) -> Against | None:
        ceiling = limit(home)
        return None if ceiling is None else Against(income(home), ceiling)

    return read


def _increased_limit(home: Home) -> Decimal | None:
    base = figures.euro("increased_reimbursement_year", home.on)
    each = figures.euro("increased_reimbursement_year_member", home.on)
    return None if base is None or each is None else base + each * (len(home.persons) - 1)


def _legal_aid_limit(home: Home) -> Decimal | None:
    key = "legal_aid_household" if len(home.persons) > 1 else "legal_aid_single"
    base = figures.euro(key, home.on)
    each = figures.euro("legal_aid_dependant", home.on)
    return None if base is None or each is None else base + each * (len(home.persons) - 1)


def _rent_limit(home: Home) -> Decimal | None:
    is_alone = len(home.persons) == 1
    base = figures.euro(f"rent_subsidy_year_{'single' if is_alone else 'family'}", home.on)
    each = figures.euro("rent_subsidy_year_dependant", home.on)
    minors = children(home, below=ADULT).low
    return None if base is None or each is None else base + each * minors


def _supplement_limit(home: Home) -> Decimal | None:
    return figures.euro("social_supplement_year", home.on)


def _age(home: Home) -> Range | None:
    return exactly(age(home.participant, home.on))


def exactly(number: int | Decimal | None) -> Range | None:
    """A range of one number; None stays None."""
    return None if number is None else Range(Decimal(number), Decimal(number))


def _work_share(home: Home) -> Range | None:
    one = home.participant
    if one.weekly_hours is None:
        return None
    return exactly(one.weekly_hours / one.full_time_hours)


def _full_time_wage(home: Home) -> Range | None:
    """What the wage would be for full-time work: the amount the jobbonus looks at."""
    wages = [one for one in home.participant.incomes if one.kind == IncomeKind.WAGE]
    share = _work_share(home)
    if not wages or share is None or not share.low:
        return None
    return exactly(sum((month_euro(one) for one in wages), Decimal(0)) / share.low)


def _wage_for_jobbonus(home: Home) -> bool | None:
    wage = _full_time_wage(home)
    first, last = (figures.euro(f"jobbonus_{end}", home.on) for end in ("from", "to"))
    if wage is None or first is None or last is None:
        return None
    return first <= wage.low <= last


def _below_minimum_wage(home: Home) -> Against | None:
    wages = [one for one in home.participant.incomes if one.kind == IncomeKind.WAGE]
    limit = figures.euro("minimum_wage", home.on)
    if not wages or limit is None:
        return None
    gross = sum((month_euro(one) for one in wages), Decimal(0))
    return Against(Range(gross, gross), limit, has_equal=False)


def receives(*kinds: IncomeKind) -> Callable[[Home], bool | None]:
    """Whether somebody here has an income of these kinds; None unless all incomes are known."""

    def read(home: Home) -> bool | None:
        if any(income.kind in kinds for person in home.persons for income in person.incomes):
            return True
        return False if all(one.are_incomes_complete for one in adults(home)) else None

    return read


def works_as(*kinds: Work) -> Callable[[Home], bool | None]:
    """Whether the participant mostly does one of these."""

    def read(home: Home) -> bool | None:
        work = home.participant.work
        return None if work == Work.UNKNOWN else work in kinds

    return read


def lives(*kinds: Housing) -> Callable[[Home], bool | None]:
    """Whether the household lives in one of these ways."""

    def read(home: Home) -> bool | None:
        return None if home.housing == Housing.UNKNOWN else home.housing in kinds

    return read


def insured(*kinds: HealthInsurance) -> Callable[[Home], bool | None]:
    """Whether the health insurance stands in one of these ways."""

    def read(home: Home) -> bool | None:
        found = home.health_insurance
        return None if found == HealthInsurance.UNKNOWN else found in kinds

    return read


def _child_benefit(home: Home) -> bool | None:
    told = [child.has_child_benefit for child in home.children]
    if any(told):
        return True
    return None if None in told else receives(IncomeKind.CHILD_BENEFIT)(home) if told else False


def _yes_no(label: Promise, read: Callable[[Home], bool | Against | None], *hangs_on: str) -> Fact:
    return Fact(label, Kind.YES_NO, read, hangs_on)


def _number(label: Promise, read: Callable[[Home], Range | None]) -> Fact:
    return Fact(label, Kind.NUMBER, read)


_LEEFLOON_FIGURES = ("leefloon_cohabiting", "leefloon_single", "leefloon_family")
FACTS: Mapping[str, Fact] = {
    "age": _number(_("Age of the participant"), _age),
    "persons": _number(_("How many live here"), lambda home: exactly(len(home.persons))),
    "children": _number(_("Children below 18"), lambda home: children(home, below=18)),
    "children_below_25": _number(_("Children below 25"), lambda home: children(home, below=25)),
    "children_below_12": _number(_("Children below 12"), lambda home: children(home, below=12)),
    "children_below_6": _number(_("Children below 6"), lambda home: children(home, below=6)),
    "work_share": _number(_("Hours at work as a share of full-time"), _work_share),
    "has_partner": _yes_no(_("Lives with a partner"), lambda home: home.partner is not None),
    "works": _yes_no(_("Works for an employer"), works_as(Work.EMPLOYEE)),
    "self_employed": _yes_no(_("Is self-employed"), works_as(Work.SELF_EMPLOYED)),
    "looks_for_work": _yes_no(_("Looks for work"), works_as(Work.JOBSEEKER)),
    "is_ill": _yes_no(_("Is ill or unable to work"), works_as(Work.ILL)),
    "is_student": _yes_no(_("Goes to school or studies"), works_as(Work.STUDENT)),
    "is_pensioner": _yes_no(_("Has a pension"), works_as(Work.PENSIONER)),
    "receives_wage": _yes_no(_("A wage comes in"), receives(IncomeKind.WAGE)),
    "receives_leefloon": _yes_no(_("A leefloon comes in, or its equivalent"), receives(*LEEFLOON)),
    "receives_unemployment": _yes_no(
        _("An unemployment benefit comes in"),
        receives(IncomeKind.UNEMPLOYMENT, IncomeKind.INSERTION),
    ),
    "receives_sickness": _yes_no(_("A sickness benefit comes in"), receives(IncomeKind.SICKNESS)),
    "receives_disability": _yes_no(
        _("A disability allowance comes in"), receives(IncomeKind.DISABILITY)
    ),
    "receives_elderly": _yes_no(_("An IGO comes in"), receives(IncomeKind.ELDERLY)),
    "receives_child_benefit": _yes_no(_("Child benefit is paid here"), _child_benefit),
    "receives_maintenance": _yes_no(
        _("Maintenance money comes in"), receives(IncomeKind.MAINTENANCE)
    ),
    "in_training": _yes_no(_("A training allowance comes in"), receives(IncomeKind.TRAINING)),
    "rents_privately": _yes_no(_("Rents privately"), lives(Housing.PRIVATE_RENT)),
    "rents_socially": _yes_no(_("Rents social housing"), lives(Housing.SOCIAL_RENT)),
    "owns_home": _yes_no(_("Owns the home"), lives(Housing.OWNER)),
    "has_no_home": _yes_no(
        _("Has no home of their own"), lives(Housing.HOMELESS, Housing.SHELTER, Housing.WITH_OTHERS)
    ),
    "is_insured": _yes_no(
        _("The health insurance is in order"),
        insured(HealthInsurance.ORDINARY, HealthInsurance.INCREASED),
    ),
    "increased_reimbursement": _yes_no(
        _("Has the increased reimbursement"), insured(HealthInsurance.INCREASED)
    ),
    "below_leefloon": _yes_no(
        _("Means below the amount of the leefloon"), _below_leefloon, *_LEEFLOON_FIGURES
    ),
    "below_increased_reimbursement": _yes_no(
        _("Income below the ceiling of the increased reimbursement"),
        _below(_increased_limit, year_income),
        "increased_reimbursement_year",
    ),
    "below_legal_aid": _yes_no(
        _("Income below the ceiling of legal aid"),
        _below(_legal_aid_limit, lambda home: net_income(couple(home), without=NOT_COUNTED)),
        "legal_aid_household",
    ),
    "below_social_supplement": _yes_no(
        _("Income below the ceiling of the social supplement"),
        _below(_supplement_limit, year_income),
        "social_supplement_year",
    ),
    "below_rent_subsidy": _yes_no(
        _("Income below the ceiling of the rent subsidy"),
        _below(_rent_limit, year_income),
        "rent_subsidy_year_single",
    ),
    "below_minimum_wage": _yes_no(
        _("Gross wage below the minimum wage of a full-timer"), _below_minimum_wage, "minimum_wage"
    ),
    "wage_for_jobbonus": _yes_no(
        _("Gross wage within the bounds of the jobbonus"), _wage_for_jobbonus, "jobbonus_to"
    ),
}
