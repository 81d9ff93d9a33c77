"""A household on a day, as plain values: who, what comes in, what living costs.

None and UNKNOWN mean that nobody knows; they never mean zero or no.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _


class Relation(models.TextChoices):
    """What somebody is to the participant, who is always the first person."""

    SELF = "self", _("The participant")
    PARTNER = "partner", _("Partner")
    CHILD = "child", _("Child")
    PARENT = "parent", _("Parent")
    FAMILY = "family", _("Other family")
    OTHER = "other", _("Somebody else")


class Work(models.TextChoices):
    """What somebody does most of the week."""

    EMPLOYEE = "employee", _("Works for an employer")
    SELF_EMPLOYED = "self_employed", _("Self-employed")
    JOBSEEKER = "jobseeker", _("Looks for work")
    ILL = "ill", _("Ill or unable to work")
    STUDENT = "student", _("Goes to school or studies")
    PENSIONER = "pensioner", _("Has a pension")
    AT_HOME = "at_home", _("At home, does not look for work")
    UNKNOWN = "unknown", _("Not known")


class IncomeKind(models.TextChoices):
    """Wages are gross; everything else is what arrives on the account."""

    WAGE = "wage", _("Wage (gross)")
    UNEMPLOYMENT = "unemployment", _("Unemployment benefit")
    INSERTION = "insertion", _("Insertion allowance (after school)")
    SICKNESS = "sickness", _("Benefit when ill")
    LEEFLOON = "leefloon", _("Leefloon")
    EQUIVALENT_LEEFLOON = "equivalent_leefloon", _("Equivalent of a leefloon")
    DISABILITY = "disability", _("Disability allowance (IVT or IT)")
    ELDERLY = "elderly", _("Income guarantee for elderly people (IGO)")
    PENSION = "pension", _("Pension")
    CHILD_BENEFIT = "child_benefit", _("Child benefit (Groeipakket)")
    MAINTENANCE = "maintenance", _("Maintenance money")
    GUARANTEE_SUPPLEMENT = "guarantee_supplement", _("Income guarantee benefit beside a job (IGU)")
    WIJK_WERKEN = "wijk_werken", _("Neighbourhood work (wijk-werken)")
    TRAINING = "training", _("Training allowance")
    OTHER = "other", _("Other income")


class Every(models.TextChoices):
    """For how long an amount is."""

    MONTH = "month", _("a month")
    YEAR = "year", _("a year")
    DAY = "day", _("a working day (26 a month)")


class Seen(models.TextChoices):
    """How an amount is known."""

    PAPER = "paper", _("A letter or payslip")
    ACCOUNT = "account", _("A bank statement")
    TOLD = "told", _("The participant")
    TANDEM = "tandem", _("Known here already")


class Collar(models.TextChoices):
    WHITE = "white_collar", _("White-collar (bediende)")
    BLUE = "blue_collar", _("Blue-collar (arbeider)")
    UNKNOWN = "unknown", _("Not known")


class Couple(models.TextChoices):
    """How participant and partner live together; taxes look at it."""

    MARRIED = "married", _("Married")
    LEGAL = "legal", _("Legally cohabiting")
    FACT = "fact", _("Living together only")
    UNKNOWN = "unknown", _("Not known")


class Housing(models.TextChoices):
    PRIVATE_RENT = "private_rent", _("Rents privately")
    SOCIAL_RENT = "social_rent", _("Rents social housing")
    OWNER = "owner", _("Owns the home")
    WITH_OTHERS = "with_others", _("Lives in with somebody")
    SHELTER = "shelter", _("Shelter or institution")
    HOMELESS = "homeless", _("No home")
    UNKNOWN = "unknown", _("Not known")


class HealthInsurance(models.TextChoices):
    ORDINARY = "ordinary", _("In order, ordinary reimbursement")
    INCREASED = "increased", _("In order, increased reimbursement")
    NOT_IN_ORDER = "not_in_order", _("Not in order")
    UNKNOWN = "unknown", _("Not known")


@dataclass(frozen=True)
class Income:
    """euro: at least 0, for `every`. A wage is gross, all else as it arrives."""

    kind: IncomeKind
    euro: Decimal
    every: Every = Every.MONTH
    seen: Seen = Seen.TOLD


@dataclass(frozen=True)
class Person:
    """Somebody of the household. The first person of a home is the participant.

    birth_date: exact, or 1 July of the year when only the age is known.
    weekly_hours: contract hours of who works, 0 to 48; full_time_hours: of a full-timer there.
    has_child_benefit: whether child benefit for this child is paid in this household.
    collar: of who works for an employer.
    """

    relation: Relation
    name: str = ""
    birth_date: date | None = None
    work: Work = Work.UNKNOWN
    weekly_hours: Decimal | None = None
    full_time_hours: Decimal = Decimal(38)
    collar: Collar = Collar.UNKNOWN
    has_child_benefit: bool | None = None
    incomes: tuple[Income, ...] = ()
    are_incomes_complete: bool = False


@dataclass(frozen=True)
class Home:
    """A household on a day. housing_euro: rent or loan, a month, without energy."""

    on: date
    persons: tuple[Person, ...]
    couple: Couple = Couple.UNKNOWN
    housing: Housing = Housing.UNKNOWN
    housing_euro: Decimal | None = None
    health_insurance: HealthInsurance = HealthInsurance.UNKNOWN

    @property
    def participant(self) -> Person:
        return self.persons[0]

    @property
    def partner(self) -> Person | None:
        return next((each for each in self.persons if each.relation == Relation.PARTNER), None)

    @property
    def children(self) -> tuple[Person, ...]:
        return tuple(each for each in self.persons if each.relation == Relation.CHILD)
