"""What is left at each number of hours, at the wage of one what-if: one calculation for all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tandem.rooms.rights.engine.run import Inputs, OutOfReach, Run
from tandem.rooms.rights.engine.shape import Shape, shape_of
from tandem.rooms.rights.engine.situations import (
    computes_leefloon,
    effects_of,
    inputs_of_whatif,
    job_of,
    monthly,
)
from tandem.rooms.rights.rules.effects import Fate, may_have_igu
from tandem.rooms.rights.rules.home import Home, IncomeKind
from tandem.rooms.rights.rules.outcome import Curve
from tandem.rooms.rights.rules.whatif import FULL_TIME, WhatIf, of_an_hour


def curve(home: Home, whatif: WhatIf, *, of: int) -> Curve | None:
    """From 0 hours to full-time, a step an hour.

    From 1 hour where a benefit of today stops: what it is beside a few hours is not computed.
    None for work without a gross wage, when a benefit of today has to be asked, and when no
    value covers the month.
    """
    effect = effects_of(whatif)
    fates = {effect(at, kind).fate for at, kind in _received(home)}
    if not whatif.is_waged or Fate.ASKED in fates:
        return None
    stops = any(
        effect(0, kind).fate == Fate.STOPS and kind != IncomeKind.WAGE
        for at, kind in _received(home)
        if at == 0
    )
    hours = range(1 if stops else 0, int(min(whatif.full_time_hours, FULL_TIME)) + 1)
    try:
        amounts = _amounts(home, shape_of(home), whatif, hours)
    except OutOfReach:
        return None
    return Curve(of, tuple(zip(hours, amounts, strict=True)), _left_out(home, whatif))


def _received(home: Home) -> list[tuple[int, IncomeKind]]:
    return [
        (at, income.kind) for at, person in enumerate(home.persons) for income in person.incomes
    ]


def _left_out(home: Home, whatif: WhatIf) -> tuple[str, ...]:
    received = {income.kind for income in home.participant.incomes}
    igu = may_have_igu(received, replace(whatif, weekly_hours=Decimal(1)))
    return ("costs", "igu") if igu else ("costs",)


def _amounts(home: Home, shape: Shape, whatif: WhatIf, hours: Sequence[int]) -> list[Decimal]:
    month = whatif.starts_on.replace(day=1)
    versions = _versions(home, shape, whatif, hours, month)
    run = Run(shape, versions, month, is_traced=False)
    total = [_constant(home, whatif)] * len(hours)
    computed = [("net_wage", 0)]
    computed += [("net_wage", at) for at in _workers(home)]
    if computes_leefloon(home, whatif):
        computed.append(("leefloon", 0))
    for name, of in computed:
        found = run.money(name, of=of).amounts
        total = [sum(both, Decimal(0)) for both in zip(total, found, strict=True)]
    return total


def _versions(
    home: Home, shape: Shape, whatif: WhatIf, hours: Sequence[int], month: date
) -> list[Inputs]:
    each = [replace(whatif, weekly_hours=Decimal(hour)) for hour in hours]
    hourly = whatif.hourly_euro
    if hourly is not None:
        gross = [of_an_hour(hourly, Decimal(hour)) for hour in hours]
    else:
        unpaid = [inputs_of_whatif(home, at_hours, Decimal(0)) for at_hours in each]
        run = Run(shape, unpaid, month, is_traced=False)
        gross = list(run.money("minimum_gross_wage").amounts)
    return [inputs_of_whatif(home, *pair) for pair in zip(each, gross, strict=True)]


def _workers(home: Home) -> list[int]:
    return [at for at, person in enumerate(home.persons) if at and job_of(person).gross_euro]


def _constant(home: Home, whatif: WhatIf) -> Decimal:
    """What stays the same at every hour."""
    effect = effects_of(whatif)
    return sum(
        (
            monthly(income)
            for at, person in enumerate(home.persons)
            for income in person.incomes
            if effect(at, income.kind).fate == Fate.KEPT
        ),
        Decimal(0),
    )
