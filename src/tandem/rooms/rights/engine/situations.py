"""A home, today or with other work, as inputs of the rules: one value a person."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tandem.rooms.rights.engine.run import Inputs
from tandem.rooms.rights.rules.effects import Effect, Fate, effect_on, effect_on_others
from tandem.rooms.rights.rules.home import (
    Collar,
    Couple,
    Every,
    Home,
    Income,
    IncomeKind,
    Person,
    Relation,
)
from tandem.rooms.rights.rules.outcome import Assumed
from tandem.rooms.rights.rules.whatif import FULL_TIME, ContractKind, WhatIf

DAYS_OF_A_MONTH = 26
# Kinds that the rules know as an input and that nobody computes.
VARIABLES = {
    IncomeKind.UNEMPLOYMENT: "unemployment_benefit",
    IncomeKind.INSERTION: "insertion_allowance",
    IncomeKind.SICKNESS: "sickness_benefit",
    IncomeKind.DISABILITY: "disability_allowance",
    IncomeKind.ELDERLY: "income_guarantee_elderly",
    IncomeKind.PENSION: "pension",
    IncomeKind.MAINTENANCE: "maintenance_received",
    IncomeKind.GUARANTEE_SUPPLEMENT: "income_guarantee_supplement",
    IncomeKind.WIJK_WERKEN: "wijk_werken_allowance",
    IncomeKind.TRAINING: "training_allowance",
    IncomeKind.OTHER: "other_income",
}
LEEFLOONS = (IncomeKind.LEEFLOON, IncomeKind.EQUIVALENT_LEEFLOON)
_ADULT, _CHILD = date(1985, 1, 1), 10


@dataclass(frozen=True)
class Job:
    """Somebody's work. gross_euro: a month, for these hours."""

    weekly_hours: Decimal
    full_time_hours: Decimal
    gross_euro: Decimal
    collar: Collar

    @property
    def fraction(self) -> Decimal:
        """Part of a full-time week, 0 to 1."""
        if not self.gross_euro:
            return Decimal(0)
        return min(self.weekly_hours / self.full_time_hours, Decimal(1))

    @property
    def full_time_gross_euro(self) -> Decimal:
        """What a full-timer at this wage earns a month."""
        return self.gross_euro / self.fraction if self.fraction else Decimal(0)

    @property
    def status(self) -> str:
        if not self.gross_euro:
            return "none"
        is_blue = self.collar == Collar.BLUE
        return Collar.BLUE.value if is_blue else Collar.WHITE.value


NO_JOB = Job(Decimal(0), FULL_TIME, Decimal(0), Collar.UNKNOWN)


def monthly(income: Income) -> Decimal:
    """Euro a month, to the cent."""
    times = {Every.MONTH: Decimal(1), Every.YEAR: 1 / Decimal(12)}
    each = times.get(income.every, Decimal(DAYS_OF_A_MONTH))
    return (income.euro * each).quantize(Decimal("0.01"))


def received(person: Person, *kinds: IncomeKind) -> Decimal:
    """Euro a month of these kinds together."""
    found = (monthly(income) for income in person.incomes if income.kind in kinds)
    return sum(found, Decimal(0))


def job_of(person: Person) -> Job:
    """The work of today. Hours that nobody told are taken as full-time."""
    gross = received(person, IncomeKind.WAGE)
    if not gross:
        return NO_JOB
    hours = person.full_time_hours if person.weekly_hours is None else person.weekly_hours
    return Job(hours, person.full_time_hours, gross, person.collar)


def inputs_of_today(home: Home) -> dict[str, Sequence[object]]:
    """Everything as it was told: nothing but net wages is computed."""
    jobs = [job_of(person) for person in home.persons]
    inputs = _inputs(home, jobs, lambda _at, _kind: Effect(Fate.KEPT))
    return inputs | _leefloon_as_told(home, lambda _at, _kind: Effect(Fate.KEPT))


def inputs_of_whatif(home: Home, whatif: WhatIf, gross_euro: Decimal) -> Inputs:
    """The participant works in another way, everybody else as today."""
    effect = effects_of(whatif)
    own = _job(whatif, gross_euro)
    jobs = [own, *(job_of(person) for person in home.persons[1:])]
    inputs = _inputs(home, jobs, effect)
    for contract, name in _NET.items():
        if whatif.contract == contract and whatif.pay_euro is not None:
            inputs[name] = [float(whatif.pay_euro), *inputs[name][1:]]
    if whatif.supplement_euro is not None:
        inputs["income_guarantee_supplement"] = [
            float(whatif.supplement_euro),
            *inputs["income_guarantee_supplement"][1:],
        ]
    if computes_leefloon(home, whatif):
        return inputs | _asks_leefloon(home, is_shortage=whatif.is_shortage)
    return inputs | _leefloon_as_told(home, effect)


def inputs_of_today_asking(home: Home) -> Inputs:
    """Today, with the leefloon computed: does it come to what was told?"""
    today = inputs_of_today(home)
    rest = {name: values for name, values in today.items() if not name.startswith("leefloon")}
    return rest | _asks_leefloon(home, is_shortage=False)


def _asks_leefloon(home: Home, *, is_shortage: bool) -> dict[str, Sequence[object]]:
    places = range(len(home.persons))
    return {
        "leefloon_applicant": [at == 0 for at in places],
        "shortage_occupation": [is_shortage and at == 0 for at in places],
        "kinship_to_applicant": [_KIN.get(person.relation, "none") for person in home.persons],
    }


# Of other family nobody asked how near it is; `assumed` says so.
_KIN = {Relation.CHILD: "first_degree", Relation.PARENT: "first_degree"}
_NET = {
    ContractKind.WIJK_WERKEN: "wijk_werken_allowance",
    ContractKind.TRAINING: "training_allowance",
}


def _job(whatif: WhatIf, gross_euro: Decimal) -> Job:
    if not whatif.is_waged:
        return NO_JOB
    return Job(whatif.weekly_hours, whatif.full_time_hours, gross_euro, whatif.collar)


EffectOf = Callable[[int, IncomeKind], Effect]


def effects_of(whatif: WhatIf) -> EffectOf:
    """Of the person at a place and a kind of income: what becomes of it."""

    def effect(at: int, kind: IncomeKind) -> Effect:
        return effect_on_others(kind, whatif) if at else effect_on(kind, whatif)

    return effect


def computes_leefloon(home: Home, whatif: WhatIf) -> bool:
    """Whether the participant receives a leefloon that is computed beside this work."""
    if not received(home.participant, IncomeKind.LEEFLOON):
        return False
    return effect_on(IncomeKind.LEEFLOON, whatif).fate == Fate.COMPUTED


def _inputs(home: Home, jobs: Sequence[Job], effect: EffectOf) -> dict[str, Sequence[object]]:
    inputs: dict[str, Sequence[object]] = {
        "birth": [_birth(person, home.on) for person in home.persons],
        "worker_status": [job.status for job in jobs],
        "weekly_hours": [float(job.weekly_hours) for job in jobs],
        "full_time_weekly_hours": [float(job.full_time_hours) for job in jobs],
        "gross_wage": [float(job.gross_euro) for job in jobs],
    }
    for kind, name in VARIABLES.items():
        inputs[name] = _kept(home, effect, kind)
    return inputs | _whole_year(jobs)


def _whole_year(jobs: Sequence[Job]) -> dict[str, Sequence[object]]:
    """What the job bonus asks, as if the work lasts a whole year."""
    return {
        "jobbonus_reference_wage": [float(job.full_time_gross_euro) for job in jobs],
        "jobbonus_work_fraction": [float(job.fraction) for job in jobs],
        "jobbonus_is_full_time": [job.fraction == 1 for job in jobs],
    }


def _leefloon_as_told(home: Home, effect: EffectOf) -> dict[str, Sequence[object]]:
    amounts = [_kept(home, effect, kind) for kind in LEEFLOONS]
    return {
        "leefloon": [sum(both) for both in zip(*amounts, strict=True)],
        "leefloon_applicant": [False] * len(home.persons),
    }


def _kept(home: Home, effect: EffectOf, kind: IncomeKind) -> list[float]:
    return [
        float(received(person, kind)) if effect(at, kind).fate == Fate.KEPT else 0.0
        for at, person in enumerate(home.persons)
    ]


def _birth(person: Person, on: date) -> date:
    if person.birth_date:
        return person.birth_date
    return date(on.year - _CHILD, 1, 1) if person.relation == Relation.CHILD else _ADULT


def assumed(home: Home, whatifs: Sequence[WhatIf]) -> Iterator[Assumed]:
    """What nobody told and is filled in, each once."""
    if home.partner and home.couple == Couple.UNKNOWN:
        yield Assumed.COUPLE
    workers = [person for person in home.persons if received(person, IncomeKind.WAGE)]
    waged = [whatif.collar for whatif in whatifs if whatif.is_waged]
    if Collar.UNKNOWN in (*waged, *(person.collar for person in workers)):
        yield Assumed.COLLAR
    if any(person.weekly_hours is None for person in workers):
        yield Assumed.HOURS
    if any(person.birth_date is None for person in home.persons):
        yield Assumed.AGE
    if any(child.has_child_benefit is None for child in home.children):
        yield Assumed.CHILD_BENEFIT
    if any(computes_leefloon(home, whatif) for whatif in whatifs):
        yield from (Assumed.SAVINGS, Assumed.FIRST_SPI_MONTH)
        if any(person.relation == Relation.FAMILY for person in home.persons):
            yield Assumed.RELATIVES
